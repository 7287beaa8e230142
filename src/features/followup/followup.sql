-- Every statement about what came of what was agreed.

-- followup_among(str ids) -> followup_row*
-- scan: the ids given
SELECT v.id, v.slug, v.title, v.kind, v.meeting_id, v.meeting_slug,
       v.meeting_title, v.meeting_date, v.starts_at, v.ends_at,
       v.state AS "state:str", v.since AS "since:int",
       v.said_by AS "said_by:str", v.words AS "words:str", v.due AS "due:str",
       v.owner_id AS "owner_id:int", v.owner_slug AS "owner_slug:str",
       v.owner AS "owner:str", v.owner_type AS "owner_type:str"
  FROM json_each(:ids) j
  JOIN followup_line v ON v.id = j.value
 ORDER BY v.id;

-- followup_of_meeting(entry_id meeting) -> followup_row*
SELECT v.id, v.slug, v.title, v.kind, v.meeting_id, v.meeting_slug,
       v.meeting_title, v.meeting_date, v.starts_at, v.ends_at,
       v.state AS "state:str", v.since AS "since:int",
       v.said_by AS "said_by:str", v.words AS "words:str", v.due AS "due:str",
       v.owner_id AS "owner_id:int", v.owner_slug AS "owner_slug:str",
       v.owner AS "owner:str", v.owner_type AS "owner_type:str"
  FROM followup_line v
 WHERE v.id IN (SELECT id FROM meeting_yield WHERE meeting_id = :meeting)
   AND (v.kind = 'need' OR v.kind = 'action' OR v.kind = 'conclusion')
 ORDER BY v.id
 LIMIT 1000;

-- followup_get(entry_id id) -> followup_row?
SELECT v.id, v.slug, v.title, v.kind, v.meeting_id, v.meeting_slug,
       v.meeting_title, v.meeting_date, v.starts_at, v.ends_at,
       v.state AS "state:str", v.since AS "since:int",
       v.said_by AS "said_by:str", v.words AS "words:str", v.due AS "due:str",
       v.owner_id AS "owner_id:int", v.owner_slug AS "owner_slug:str",
       v.owner AS "owner:str", v.owner_type AS "owner_type:str"
  FROM followup_line v
 WHERE v.id = :id;

-- followup_agreed(place_id within, theme_id theme, int64 limit) -> followup_row*
-- Newest meeting first.
-- scan: all lines of all harvests, counted
-- kept: the same for everyone
SELECT v.id, v.slug, v.title, v.kind, v.meeting_id, v.meeting_slug,
       v.meeting_title, v.meeting_date, v.starts_at, v.ends_at,
       v.state AS "state:str", v.since AS "since:int",
       v.said_by AS "said_by:str", v.words AS "words:str", v.due AS "due:str",
       v.owner_id AS "owner_id:int", v.owner_slug AS "owner_slug:str",
       v.owner AS "owner:str", v.owner_type AS "owner_type:str"
  FROM followup_line v
 WHERE (v.kind = 'need' OR v.kind = 'action' OR v.kind = 'conclusion')
   AND (:within = 0 OR EXISTS (SELECT 1 FROM place_within w
        WHERE w.place_id = v.place_id AND w.within_id = :within))
   AND (:theme = 0 OR EXISTS (SELECT 1 FROM entry_theme t
        JOIN theme h ON h.id = t.theme_id
        WHERE t.entry_id = v.id AND (h.id = :theme OR h.parent_id = :theme)))
 ORDER BY v.starts_at DESC, v.meeting_id, v.id
 LIMIT :limit;

-- followup_led(str ids) -> followup_led_row*
-- What they led to, and how that stands.
-- scan: the ids given
SELECT l.entry_id, count(*) AS "n:int",
       max(CASE WHEN a.solved_at > 0 OR s.solved_at > 0 OR i.state = 'done'
                THEN 1 ELSE 0 END) AS "done:bool",
       max(CASE WHEN i.state = 'in-progress' THEN 1 ELSE 0 END) AS "busy:bool",
       max(coalesce(a.solved_at, 0)) AS "since:int"
  FROM json_each(:ids) j
  JOIN entry_link l ON l.entry_id = j.value AND l.role = 'link'
  JOIN entry e ON e.id = l.target_id AND e.status = 'published'
  LEFT JOIN ask a ON a.id = e.id
  LEFT JOIN signal s ON s.id = e.id
  LEFT JOIN agenda_item i ON i.id = e.id
 GROUP BY l.entry_id
 ORDER BY l.entry_id;

-- followup_links(str ids) -> followup_link*
-- Each thing that one of them led to; earlier: the same, asked before.
-- scan: the ids given
SELECT l.entry_id, l.target_id, l.role = 'duplicate_of' AS "earlier:bool"
  FROM json_each(:ids) j
  JOIN entry_link l ON l.entry_id = j.value
   AND (l.role = 'link' OR l.role = 'duplicate_of')
 ORDER BY l.entry_id, l.position, l.target_id;

-- followup_say(entry_id id, str state, int64 now, str by)
INSERT INTO followup (id, state, since, said_by)
VALUES (:id, :state, :now, :by)
ON CONFLICT (id) DO UPDATE SET state = excluded.state,
       since = excluded.since, said_by = excluded.said_by;

-- followup_write(entry_id id, str words, str due)
INSERT INTO followup (id, words, due) VALUES (:id, :words, :due)
ON CONFLICT (id) DO UPDATE SET words = excluded.words, due = excluded.due;

-- followup_owner_clear(entry_id id)
DELETE FROM entry_link WHERE entry_id = :id AND role = 'owner';

-- followup_people(int64 from, int64 to, int64 limit) -> followup_person*
-- Who acts for who owns a line of a meeting of then that is not done; not if
-- they are asked about the action that was made of it.
-- scan: all members, once each morning
SELECT DISTINCT b.person_id
  FROM membership b
  JOIN entry_link lo ON lo.target_id = b.party_id AND lo.role = 'owner'
  JOIN followup_line v ON v.id = lo.entry_id
 WHERE v.starts_at > :from AND v.starts_at <= :to
   AND v.state <> 'achieved' AND v.state <> 'stopped'
   AND NOT EXISTS (SELECT 1
         FROM entry_link k
         JOIN agenda_item i ON i.id = k.target_id
         JOIN entry_link ko ON ko.entry_id = i.id AND ko.role = 'owner'
        WHERE k.entry_id = v.id AND k.role = 'link'
          AND ko.target_id = lo.target_id)
 ORDER BY b.person_id
 LIMIT :limit;

-- followup_open(person_id person, int64 from, int64 to) -> followup_open_row*
SELECT v.id
  FROM membership b
  JOIN entry_link lo ON lo.target_id = b.party_id AND lo.role = 'owner'
  JOIN followup_line v ON v.id = lo.entry_id
 WHERE b.person_id = :person AND v.starts_at > :from AND v.starts_at <= :to
   AND v.state <> 'achieved' AND v.state <> 'stopped'
   AND NOT EXISTS (SELECT 1
         FROM entry_link k
         JOIN agenda_item i ON i.id = k.target_id
         JOIN entry_link ko ON ko.entry_id = i.id AND ko.role = 'owner'
        WHERE k.entry_id = v.id AND k.role = 'link'
          AND ko.target_id = lo.target_id)
 ORDER BY v.starts_at, v.id
 LIMIT 10;

-- followup_before(entry_id meeting) -> followup_earlier?
-- The last one before it with a harvest: what it follows on; else of the same
-- organiser; else, of one planned by the network, the network's last.
-- scan: what was planned here, where nobody is named as organiser
SELECT p.id, p.slug, p.title, g.date
  FROM (SELECT l.target_id AS id, 0 AS far
          FROM entry_link l
         WHERE l.entry_id = :meeting AND l.role = 'part_of'
         UNION ALL
        SELECT o.entry_id, 1
          FROM entry_link l
          JOIN entry_link o ON o.target_id = l.target_id
           AND o.role = 'organiser' AND o.entry_id <> :meeting
         WHERE l.entry_id = :meeting AND l.role = 'organiser'
         UNION ALL
        SELECT q.id, 2
          FROM meeting_plan q
         WHERE EXISTS (SELECT 1 FROM meeting_plan WHERE id = :meeting)
           AND NOT EXISTS (SELECT 1 FROM entry_link WHERE entry_id = :meeting
                              AND role = 'organiser')
           AND NOT EXISTS (SELECT 1 FROM entry_link WHERE entry_id = q.id
                              AND role = 'organiser')) c
  JOIN entry p ON p.id = c.id
  JOIN meeting g ON g.id = p.id
 WHERE p.status = 'published' AND g.starts_at > 0
   AND g.starts_at < (SELECT starts_at FROM meeting WHERE id = :meeting)
   AND EXISTS (SELECT 1 FROM meeting_yield y WHERE y.meeting_id = p.id)
 ORDER BY c.far, g.starts_at DESC
 LIMIT 1;

-- followup_theme(theme_id theme) -> followup_theme_row*
-- What was asked and what stood in the way, of this theme and those below it.
-- Not by way of followup_line: joined from the left, that is made whole.
-- scan: what is about one theme
SELECT e.id, e.type, e.slug, e.title, e.reported_on, e.created_at,
       e.reported AS "reported:bool",
       coalesce(a.solved_at, s.solved_at, 0) AS "solved_at:int",
       coalesce(g.date, '') AS "meeting_date:str",
       coalesce(m.title, (SELECT w.title
           FROM entry_link l
           JOIN entry w ON w.id = l.target_id AND w.status = 'published'
          WHERE l.entry_id = e.id AND l.role = 'meeting'
          ORDER BY l.position, w.id
          LIMIT 1), '') AS "meeting_title:str",
       coalesce(h.kind, '') AS "kind:str", coalesce(i.state, '') AS "item_state:str"
  FROM (SELECT DISTINCT t.entry_id
          FROM theme h
          JOIN entry_theme t ON t.theme_id = h.id
         WHERE h.id = :theme OR h.parent_id = :theme) x
  JOIN entry e ON e.id = x.entry_id
  LEFT JOIN harvest_item h ON h.id = e.id
  LEFT JOIN entry_link lt ON lt.entry_id = h.id AND lt.role = 'table'
  LEFT JOIN entry_link lm ON lm.entry_id = coalesce(lt.target_id, h.id)
   AND lm.role = 'meeting'
  LEFT JOIN entry m ON m.id = lm.target_id AND m.status = 'published'
  LEFT JOIN meeting g ON g.id = m.id
  LEFT JOIN ask a ON a.id = e.id
  LEFT JOIN signal s ON s.id = e.id
  LEFT JOIN agenda_item i ON i.id = e.id
 WHERE e.status = 'published'
   AND (e.type = 'ask' OR e.type = 'signal'
    OR (e.type = 'agenda-item' AND e.seed = '')
    OR (g.id IS NOT NULL AND (h.kind = 'need' OR h.kind = 'barrier')))
 ORDER BY e.type DESC, e.sort_key, e.id
 LIMIT 2000;

-- followup_themes() -> followup_theme_choice*
-- Those that something was agreed about.
-- scan: the themes, some tens
SELECT h.slug, h.nl, h.en
  FROM theme h
 WHERE EXISTS (SELECT 1 FROM entry_theme t JOIN harvest_item i
                  ON i.id = t.entry_id WHERE t.theme_id = h.id)
 ORDER BY h.nl
 LIMIT 200;

-- followup_municipalities() -> followup_place*
-- Where they met.
-- scan: all meetings
SELECT DISTINCT m.slug, m.name
  FROM meeting g
  JOIN entry e ON e.id = g.id
  JOIN place p ON p.id = e.place_id
  JOIN place m ON m.id = p.municipality_id
 ORDER BY m.name
 LIMIT 400;
