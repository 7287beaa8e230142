-- Every statement about meetings, their tables and their harvest.

-- meeting_get(entry_id id) -> meeting?
SELECT m.id, m.date, m.date_precision, m.starts_at, m.ends_at, m.venue, m.kind,
       m.audience, m.state, coalesce(p.changes, 0) AS "changes:int"
  FROM meeting m
  LEFT JOIN meeting_plan p ON p.id = m.id
 WHERE m.id = :id;

-- meeting_coming(int64 now, place_id within, theme_id theme, bool each, int64 limit) -> meeting_row*
-- By when they end, else all there ever were are gone through. Of a series its
-- next, with how many more there are; or each of them.
-- scan: what is to come
SELECT e.id, e.slug, e.title, e.summary, e.place_name, e.updated_at, e.date,
       e.starts_at, e.ends_at, e.venue, e.kind, e.state,
       e.changes AS "changes:int", e.more AS "more:int", e.here AS "here:bool"
  FROM (SELECT e.*, m.date, m.starts_at, m.ends_at, m.venue, m.kind, m.state,
               coalesce(p.changes, 0) AS changes, p.id IS NOT NULL AS here,
               row_number() OVER (PARTITION BY coalesce(s.series_id, -m.id)
                                  ORDER BY m.starts_at, m.id) AS nth,
               count(*) OVER (PARTITION BY coalesce(s.series_id, -m.id))
                 - 1 AS more
          FROM meeting m
          JOIN entry_shown e ON e.id = m.id
          LEFT JOIN meeting_plan p ON p.id = m.id
          LEFT JOIN meeting_series s ON s.id = m.id
         WHERE m.id IN (SELECT id FROM meeting WHERE ends_at >= :now)
           AND e.status = 'published' AND m.state <> 'cancelled'
           AND (:within = 0 OR EXISTS (SELECT 1 FROM place_within w
                WHERE w.place_id = e.place_id AND w.within_id = :within))
           AND (:theme = 0 OR EXISTS (SELECT 1 FROM entry_theme t
                JOIN theme h ON h.id = t.theme_id
                WHERE t.entry_id = e.id
                  AND (h.id = :theme OR h.parent_id = :theme)))) e
 WHERE e.nth = 1 OR :each = 1
 ORDER BY e.starts_at, e.sort_key, e.id
 LIMIT :limit;

-- meeting_past(int64 now, place_id within, theme_id theme, int64 limit, int64 offset) -> meeting_row*
-- Newest first; those without a date at the end.
SELECT e.id, e.slug, e.title, e.summary, e.place_name, e.updated_at, m.date,
       m.starts_at, m.ends_at, m.venue, m.kind, m.state,
       coalesce(p.changes, 0) AS "changes:int", 0 AS "more:int",
       p.id IS NOT NULL AS "here:bool"
  FROM meeting m
  JOIN entry_shown e ON e.id = m.id
  LEFT JOIN meeting_plan p ON p.id = m.id
 WHERE m.ends_at < :now AND e.type = 'meeting' AND e.status = 'published'
   AND (:within = 0 OR EXISTS (SELECT 1 FROM place_within w
        WHERE w.place_id = e.place_id AND w.within_id = :within))
   AND (:theme = 0 OR EXISTS (SELECT 1 FROM entry_theme t
        JOIN theme h ON h.id = t.theme_id
        WHERE t.entry_id = e.id AND (h.id = :theme OR h.parent_id = :theme)))
 ORDER BY m.starts_at DESC, e.sort_key, e.id
 LIMIT :limit OFFSET :offset;

-- meeting_past_count(int64 now, place_id within, theme_id theme) -> int64
SELECT count(*) AS "n:int"
  FROM meeting m
  JOIN entry_shown e ON e.id = m.id
 WHERE m.ends_at < :now AND e.type = 'meeting' AND e.status = 'published'
   AND (:within = 0 OR EXISTS (SELECT 1 FROM place_within w
        WHERE w.place_id = e.place_id AND w.within_id = :within))
   AND (:theme = 0 OR EXISTS (SELECT 1 FROM entry_theme t
        JOIN theme h ON h.id = t.theme_id
        WHERE t.entry_id = e.id AND (h.id = :theme OR h.parent_id = :theme)));

-- meeting_tables(entry_id meeting) -> table_row*
-- seats: of a planned one, else 0; taken: by whose choice it is now.
SELECT e.id, e.slug, e.title, t.number, t.kind, t.questions, t.participants,
       coalesce(p.seats, 0) AS "seats:int",
       (SELECT count(*) FROM table_wish w
         WHERE w.meeting_id = :meeting AND w.first_id = e.id) AS "taken:int"
  FROM entry_link l
  JOIN entry e ON e.id = l.entry_id
  JOIN meeting_table t ON t.id = e.id
  LEFT JOIN table_plan p ON p.id = e.id
 WHERE l.target_id = :meeting AND l.role = 'meeting' AND e.status = 'published'
 ORDER BY t.number, e.id
 LIMIT 200;

-- meeting_agenda(entry_id meeting) -> meeting_agenda_row*
-- What stands on an agenda because of it: noted there, made of a line of its
-- harvest, or leading to it.
SELECT i.id
  FROM agenda_item i
 WHERE i.id IN (
       SELECT entry_id FROM entry_link
        WHERE target_id = :meeting AND (role = 'meeting' OR role = 'link')
        UNION
       SELECT l.target_id
         FROM meeting_yield y
         JOIN entry_link l ON l.entry_id = y.id AND l.role = 'link'
        WHERE y.meeting_id = :meeting)
 ORDER BY i.id
 LIMIT 100;

-- meeting_table_harvest(entry_id table) -> harvest_row*
-- Of a table; or, of a meeting, what was said by all of it.
SELECT e.id, e.slug, e.title, h.kind, h.perspective, h.level
  FROM entry_link l
  JOIN entry e ON e.id = l.entry_id
  JOIN harvest_item h ON h.id = e.id
 WHERE l.target_id = :table AND (l.role = 'table' OR l.role = 'meeting')
   AND e.status = 'published'
 ORDER BY e.id
 LIMIT 300;

-- meeting_harvest_count(entry_id meeting) -> int64
SELECT count(*) AS "n:int" FROM meeting_yield WHERE meeting_id = :meeting;

-- meeting_harvested(str ids) -> meeting_harvested*
-- Which of these yielded something, and how much.
-- scan: the ids given
SELECT j.value AS "id:int", count(*) AS "n:int"
  FROM json_each(:ids) j
  JOIN meeting_yield y ON y.meeting_id = j.value
 GROUP BY j.value
 ORDER BY j.value;
