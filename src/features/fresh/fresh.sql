-- Every statement about whether what stands here is still right.

-- fresh_people(int64 before, int64 limit) -> fresh_person*
-- Who has something that nobody looked at since, and was not asked since.
-- scan: once a night
SELECT DISTINCT o.person_id
  FROM fresh_owner o
  JOIN entry e ON e.id = o.entry_id
 WHERE e.status = 'published' AND e.checked_at <= :before
   AND e.created_at <= :before
   AND NOT EXISTS (SELECT 1 FROM fresh_ask f
        WHERE f.entry_id = e.id AND f.asked_at > :before)
 ORDER BY 1
 LIMIT :limit;

-- fresh_due(person_id person, int64 before, int64 limit) -> fresh_entry*
-- The same of one of them.
-- scan: a job for few
SELECT DISTINCT e.id, e.title
  FROM fresh_owner o
  JOIN entry e ON e.id = o.entry_id
 WHERE o.person_id = :person AND e.status = 'published'
   AND e.checked_at <= :before AND e.created_at <= :before
   AND NOT EXISTS (SELECT 1 FROM fresh_ask f
        WHERE f.entry_id = e.id AND f.asked_at > :before)
 ORDER BY e.id
 LIMIT :limit;

-- fresh_asked(entry_id entry, person_id person, int64 now)
INSERT INTO fresh_ask (entry_id, person_id, asked_at)
VALUES (:entry, :person, :now)
ON CONFLICT (entry_id) DO UPDATE SET person_id = excluded.person_id,
       asked_at = excluded.asked_at, reminded_at = 0;

-- fresh_unanswered(person_id person, int64 before, int64 limit) -> fresh_entry*
-- Asked, not reminded, and nobody looked since.
SELECT e.id, e.title
  FROM fresh_ask f
  JOIN entry e ON e.id = f.entry_id
 WHERE f.person_id = :person AND f.asked_at <= :before AND f.reminded_at = 0
   AND e.status = 'published' AND e.checked_at < f.asked_at
 ORDER BY e.id
 LIMIT :limit;

-- fresh_reminded(entry_id entry, int64 now)
UPDATE fresh_ask SET reminded_at = :now WHERE entry_id = :entry;

-- fresh_check(entry_id id, int64 now, str by)
UPDATE entry SET checked_at = :now, checked_by = :by WHERE id = :id;

-- fresh_owns(entry_id entry, person_id person) -> int64
-- scan: narrowed to that entry in each part
SELECT count(*) AS "n:int"
  FROM fresh_owner
 WHERE entry_id = :entry AND person_id = :person;

-- fresh_stale(person_id person, int64 now, int64 before, int64 limit) -> fresh_line*
-- What nobody looked at since, of this coordinator's area, the oldest first.
-- scan: a page for few
SELECT e.id, e.type, e.slug, e.title, e.checked_at, l.name AS place,
       CASE WHEN f.reminded_at > f.asked_at THEN f.reminded_at
            ELSE coalesce(f.asked_at, 0) END AS "asked_at:int",
       EXISTS (SELECT 1 FROM fresh_owner o
                WHERE o.entry_id = e.id) AS "owned:bool"
  FROM fresh_kept e
  LEFT JOIN place l ON l.id = e.place_id
  LEFT JOIN fresh_ask f ON f.entry_id = e.id
 WHERE e.checked_at <= :before AND e.created_at <= :before
   AND EXISTS (SELECT 1 FROM coordinated c
        WHERE c.entry_id = e.id AND c.person_id = :person
          AND (c.ends_at = 0 OR c.ends_at > :now))
 ORDER BY e.checked_at, e.sort_key, e.id
 LIMIT :limit;

-- fresh_by_theme(person_id person, int64 now, int64 before) -> fresh_count*
-- scan: a page for few
SELECT h.nl AS name, count(*) AS "n:int"
  FROM fresh_kept e
  JOIN entry_theme t ON t.entry_id = e.id
  JOIN theme h ON h.id = t.theme_id
 WHERE e.checked_at <= :before AND e.created_at <= :before
   AND EXISTS (SELECT 1 FROM coordinated c
        WHERE c.entry_id = e.id AND c.person_id = :person
          AND (c.ends_at = 0 OR c.ends_at > :now))
 GROUP BY h.nl
 ORDER BY 2 DESC, 1
 LIMIT 10;

-- fresh_by_place(person_id person, int64 now, int64 before) -> fresh_count*
-- scan: a page for few
SELECT l.name, count(*) AS "n:int"
  FROM fresh_kept e
  JOIN place l ON l.id = e.place_id
 WHERE e.checked_at <= :before AND e.created_at <= :before
   AND EXISTS (SELECT 1 FROM coordinated c
        WHERE c.entry_id = e.id AND c.person_id = :person
          AND (c.ends_at = 0 OR c.ends_at > :now))
 GROUP BY l.name
 ORDER BY 2 DESC, 1
 LIMIT 10;

-- fresh_owners(entry_id entry, int64 limit) -> fresh_person*
-- Who can say whether it is right.
-- scan: narrowed to that entry in each part
SELECT DISTINCT person_id
  FROM fresh_owner
 WHERE entry_id = :entry
 ORDER BY 1
 LIMIT :limit;

-- fresh_ask_again(entry_id entry, person_id person, int64 now, int64 since) -> bool
-- False if a mail about it went out since then. No reminder follows.
INSERT INTO fresh_ask (entry_id, person_id, asked_at, reminded_at)
VALUES (:entry, :person, :now, :now)
ON CONFLICT (entry_id) DO UPDATE SET reminded_at = excluded.reminded_at
 WHERE fresh_ask.asked_at <= :since AND fresh_ask.reminded_at <= :since;

-- fresh_stop(entry_id entry, int64 now)
INSERT INTO fresh_stopped (entry_id, stopped_at) VALUES (:entry, :now)
ON CONFLICT (entry_id) DO UPDATE SET stopped_at = excluded.stopped_at;

-- fresh_go_on(entry_id entry) -> bool
DELETE FROM fresh_stopped WHERE entry_id = :entry;

-- fresh_stopped_at(entry_id entry) -> int64
-- 0: it did not stop, or is shown again.
SELECT coalesce(max(s.stopped_at), 0) AS "at:int"
  FROM fresh_stopped s
  JOIN entry e ON e.id = s.entry_id
 WHERE s.entry_id = :entry AND e.status = 'withdrawn';

-- fresh_stopped_in(person_id person, int64 now, int64 limit) -> fresh_stop_row*
-- What stopped in this coordinator's area, the latest first.
-- scan: what stopped, a page for few
SELECT e.id, e.type, e.slug, e.title, s.stopped_at
  FROM fresh_stopped s
  JOIN entry e ON e.id = s.entry_id
 WHERE e.status = 'withdrawn'
   AND EXISTS (SELECT 1 FROM coordinated c
        WHERE c.entry_id = e.id AND c.person_id = :person
          AND (c.ends_at = 0 OR c.ends_at > :now))
 ORDER BY s.stopped_at DESC, e.id
 LIMIT :limit;

-- fresh_stopped_of(person_id person, int64 limit) -> fresh_stop_row*
-- What stopped of which they are a contact person.
SELECT e.id, e.type, e.slug, e.title, s.stopped_at
  FROM membership m
  JOIN fresh_stopped s ON s.entry_id = m.party_id
  JOIN entry e ON e.id = s.entry_id
 WHERE m.person_id = :person AND m.role = 'manager'
   AND e.status = 'withdrawn'
 ORDER BY s.stopped_at DESC, e.id
 LIMIT :limit;
