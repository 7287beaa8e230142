-- Every statement about the theme tables of planned meetings.

-- table_rows(entry_id meeting) -> theme_table*
-- In the order of their numbers. host and noter: a name, or empty; of each at
-- most one of _id (who registered) and _party is not 0.
SELECT e.id, e.slug, e.title, t.number, t.questions, p.seats, p.mix, p.why,
       p.host_id, p.noter_id, lh.target_id AS host_party,
       ln.target_id AS noter_party,
       lp.target_id AS pitch_party,
       coalesce(eh.title, nullif(rh.guest, ''), ph.name, '') AS "host:str",
       coalesce(en.title, nullif(rn.guest, ''), pn.name, '') AS "noter:str",
       coalesce(ep.title, '') AS "pitch:str"
  FROM entry_link l
  JOIN entry e ON e.id = l.entry_id
  JOIN meeting_table t ON t.id = e.id
  JOIN table_plan p ON p.id = e.id
  LEFT JOIN entry_link lh ON lh.entry_id = e.id AND lh.role = 'host'
   AND lh.position = 0
  LEFT JOIN entry eh ON eh.id = lh.target_id
  LEFT JOIN entry_link ln ON ln.entry_id = e.id AND ln.role = 'notes'
   AND ln.position = 0
  LEFT JOIN entry en ON en.id = ln.target_id
  LEFT JOIN entry_link lp ON lp.entry_id = e.id AND lp.role = 'pitch'
   AND lp.position = 0
  LEFT JOIN entry ep ON ep.id = lp.target_id
  LEFT JOIN registration rh ON rh.id = p.host_id
  LEFT JOIN person ph ON ph.id = rh.person_id
  LEFT JOIN registration rn ON rn.id = p.noter_id
  LEFT JOIN person pn ON pn.id = rn.person_id
 WHERE l.target_id = :meeting AND l.role = 'meeting' AND e.status = 'published'
 ORDER BY t.number, e.id
 LIMIT 40;

-- table_wishes(entry_id meeting) -> table_wish*
-- Of all who come, in order of arrival. Who chose none that is left: 0, and
-- `chose` says whether they did choose one that is removed.
SELECT w.registration_id, w.side AS "side:str", w.first_id AS "first_id:entry_id",
       w.second_id AS "second_id:entry_id", w.chose AS "chose:bool"
  FROM table_wish w
  JOIN registration r ON r.id = w.registration_id
 WHERE w.meeting_id = :meeting
 ORDER BY r.turn
 LIMIT 2500;

-- table_voices(entry_id meeting) -> table_voice*
-- Who wrote about what a table was proposed from; position 1 is what they
-- wrote about most.
SELECT v.table_id, v.registration_id, v.position
  FROM entry_link l
  JOIN table_voice v ON v.table_id = l.entry_id
  JOIN entry e ON e.id = l.entry_id
 WHERE l.target_id = :meeting AND l.role = 'meeting' AND e.status = 'published'
 ORDER BY v.registration_id, v.position
 LIMIT 10000;
