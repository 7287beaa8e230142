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

-- table_removed(entry_id meeting) -> table_gone*
-- Those taken away, and how many who come had one of them as their first.
SELECT e.id, e.slug, e.title, t.number,
       (SELECT count(*) FROM registration_wish w
          JOIN registration r ON r.id = w.registration_id
         WHERE w.first_id = e.id AND r.state = 'coming') AS "n:int"
  FROM entry_link l
  JOIN entry e ON e.id = l.entry_id
  JOIN meeting_table t ON t.id = e.id
 WHERE l.target_id = :meeting AND l.role = 'meeting'
   AND e.status = 'withdrawn'
 ORDER BY t.number, e.id
 LIMIT 40;

-- table_comers(entry_id meeting) -> table_comer*
-- Who comes, in order of arrival, with what they wrote.
SELECT r.id, r.behalf, r.wants, r.answers,
       coalesce(nullif(r.guest, ''), p.name, '') AS "name:str",
       coalesce(w.side, '') AS "side:str"
  FROM attendance r
  LEFT JOIN person p ON p.id = r.person_id
  LEFT JOIN registration_wish w ON w.registration_id = r.id
 WHERE r.meeting_id = :meeting AND r.state = 'coming'
 ORDER BY r.turn
 LIMIT 2500;

-- table_coming(entry_id meeting) -> int64
SELECT count(*) AS "n:int"
  FROM attendance
 WHERE meeting_id = :meeting AND state = 'coming';

-- table_insert(entry_id id, int64 number)
INSERT INTO meeting_table (id, number, kind) VALUES (:id, :number, 'theme-table');

-- table_plan_insert(entry_id id, str why)
INSERT INTO table_plan (id, why) VALUES (:id, :why);

-- table_entry_set(entry_id id, str title, str sort_key)
UPDATE entry SET title = :title, sort_key = :sort_key WHERE id = :id;

-- table_set_questions(entry_id id, str questions)
UPDATE meeting_table SET questions = :questions WHERE id = :id;

-- table_set(entry_id id, int64 seats, str mix, registration_id? host, registration_id? noter)
UPDATE table_plan SET seats = :seats, mix = :mix, host_id = :host,
       noter_id = :noter
 WHERE id = :id;

-- table_set_number(entry_id id, int64 number)
UPDATE meeting_table SET number = :number WHERE id = :id;

-- table_unlink(entry_id id)
-- All but its meeting.
DELETE FROM entry_link WHERE entry_id = :id AND role <> 'meeting';

-- table_choice_get(registration_id id) -> table_chosen?
-- As it counts now, and what of it does not go on.
SELECT w.side, coalesce(a.slug, b.slug, '') AS "first:str",
       CASE WHEN a.id IS NULL THEN '' ELSE coalesce(b.slug, '') END AS "second:str",
       coalesce(a.title, b.title, '') AS "title:str",
       w.first_id IS NOT NULL AND a.id IS NULL AS "lost:bool"
  FROM registration_wish w
  LEFT JOIN entry a ON a.id = w.first_id AND a.status = 'published'
  LEFT JOIN entry b ON b.id = w.second_id AND b.status = 'published'
 WHERE w.registration_id = :id;

-- table_choice_put(registration_id id, str side, entry_id? first, entry_id? second)
INSERT INTO registration_wish (registration_id, side, first_id, second_id)
VALUES (:id, :side, :first, :second)
ON CONFLICT (registration_id) DO UPDATE SET side = excluded.side,
       first_id = excluded.first_id, second_id = excluded.second_id;

-- table_session(entry_id course, int64 now) -> entry_id
-- Of a course the next session that has tables.
SELECT m.id
  FROM course_session c
  JOIN meeting m ON m.id = c.id
 WHERE c.course_id = :course AND m.state = 'planned' AND m.ends_at > :now
   AND EXISTS (SELECT 1
          FROM entry_link l
          JOIN table_plan p ON p.id = l.entry_id
          JOIN entry e ON e.id = p.id
         WHERE l.target_id = m.id AND l.role = 'meeting'
           AND e.status = 'published')
 ORDER BY m.starts_at, m.id
 LIMIT 1;

-- table_themes() -> table_theme*
-- scan: all there are
SELECT t.slug, t.nl, t.en, coalesce(p.slug, '') AS "parent:str"
  FROM theme t
  LEFT JOIN theme p ON p.id = t.parent_id
 ORDER BY t.slug
 LIMIT 1000;

-- table_voice_put(entry_id table, registration_id registration, entry_id meeting, int64 position)
-- Of two proposals they were heard in, the newest.
INSERT INTO table_voice (table_id, registration_id, meeting_id, position)
VALUES (:table, :registration, :meeting, :position)
ON CONFLICT (registration_id, meeting_id, position) DO UPDATE
   SET table_id = excluded.table_id;

-- table_sides_expected(entry_id meeting) -> side_kept*
-- What is kept of each side: also when the names are gone.
SELECT side, expected, registered, came
  FROM meeting_side
 WHERE meeting_id = :meeting
 ORDER BY side
 LIMIT 20;

-- table_expects(entry_id meeting) -> bool
-- Some side; of a session of a course: at any of these.
SELECT 1
  FROM meeting_side
 WHERE expected = 1 AND (meeting_id = :meeting OR meeting_id IN
       (SELECT b.id FROM course_session a
          JOIN course_session b ON b.course_id = a.course_id
         WHERE a.id = :meeting))
 LIMIT 1;

-- table_sides_now(entry_id meeting) -> side_now*
SELECT w.side, count(*) AS "registered:int",
       coalesce(sum(r.came), 0) AS "came:int"
  FROM attendance r
  JOIN registration_wish w ON w.registration_id = r.id
 WHERE r.meeting_id = :meeting AND r.state = 'coming' AND w.side <> ''
 GROUP BY w.side
 LIMIT 20;

-- table_sides_before(entry_id meeting, int64 now) -> meeting_before?
-- The last of the same organiser at which some sides were expected.
-- scan: meetings that are over, newest first
SELECT m.id, e.title
  FROM meeting m
  JOIN entry e ON e.id = m.id
 WHERE m.ends_at <= :now AND m.id <> :meeting AND e.status = 'published'
   AND EXISTS (SELECT 1 FROM meeting_side s
                WHERE s.meeting_id = m.id AND s.expected = 1)
   AND coalesce((SELECT l.target_id FROM entry_link l
                  WHERE l.entry_id = m.id AND l.role = 'organiser'
                    AND l.position = 0), 0) =
       coalesce((SELECT l.target_id FROM entry_link l
                  WHERE l.entry_id = :meeting AND l.role = 'organiser'
                    AND l.position = 0), 0)
 ORDER BY m.ends_at DESC, m.id DESC
 LIMIT 1;

-- table_came(entry_id meeting) -> int64
-- How many were ticked at the door.
SELECT count(*) AS "n:int"
  FROM attendance
 WHERE meeting_id = :meeting AND came = 1;

-- table_side_forget(entry_id meeting)
UPDATE meeting_side SET expected = 0 WHERE meeting_id = :meeting;

-- table_side_expect(entry_id meeting, str side)
INSERT INTO meeting_side (meeting_id, side, expected) VALUES (:meeting, :side, 1)
ON CONFLICT (meeting_id, side) DO UPDATE SET expected = 1;

-- table_sides_keep(int64 now)
-- scan: once a night; names of meetings that are over go soon after
INSERT INTO meeting_side (meeting_id, side, registered, came)
SELECT r.meeting_id, w.side, count(*), sum(r.came)
  FROM meeting m
  JOIN attendance r ON r.meeting_id = m.id AND r.state = 'coming'
  JOIN registration_wish w ON w.registration_id = r.id
 WHERE m.ends_at <= :now AND w.side <> ''
 GROUP BY r.meeting_id, w.side
ON CONFLICT (meeting_id, side) DO UPDATE SET registered = excluded.registered,
       came = excluded.came;

-- table_side_put(registration_id id, str side)
INSERT INTO registration_wish (registration_id, side) VALUES (:id, :side)
ON CONFLICT (registration_id) DO UPDATE SET side = excluded.side;
