-- Every statement about what is new for whom. What is asked is asked of a
-- whole batch of people at once.

-- digest_told_before(int64 now)
-- A clock that was set back: nobody knows of what is still to come.
-- scan: some times an hour, by one process
UPDATE follow SET told_at = :now WHERE told_at > :now;

-- digest_news_before(int64 now)
UPDATE entry_news SET at = :now WHERE at > :now;

-- digest_begin(int64 due, int64 until, int64 day, int64 week, int64 month) -> bool
-- False: that morning is under way, or done.
INSERT INTO digest_run (due, until, day_due, week_due, month_due)
VALUES (:due, :until, :day, :week, :month)
ON CONFLICT (due) DO NOTHING;

-- digest_begin_now(int64 due, int64 until) -> bool
-- Only if there is something for who wants to hear at once.
INSERT INTO digest_run (due, until, now_due)
SELECT :due, :until, :until
 WHERE EXISTS (SELECT 1 FROM follow f
        WHERE f.rhythm = 'now' AND f.told_at < :until
          AND EXISTS (SELECT 1 FROM entry_news n
               WHERE n.at >= f.told_at AND n.at < :until))
ON CONFLICT (due) DO NOTHING;

-- digest_run_of(int64 due) -> digest_run_id
SELECT id FROM digest_run WHERE due = :due;

-- digest_run_get(digest_run_id id) -> digest_run?
SELECT id, until, after_person FROM digest_run WHERE id = :id;

-- digest_run_move(digest_run_id id, int64 after, int64 last) -> bool
-- False: someone did that batch already.
UPDATE digest_run SET after_person = :last
 WHERE id = :id AND after_person = :after;

-- digest_run_forget(int64 before)
-- scan: a few
DELETE FROM digest_run WHERE due < :before;

-- digest_last(digest_run_id run, int64 after, int64 limit) -> int64
-- Up to whom the next so many go that are due; 0: nobody is left.
-- scan: the few that the inner one gives
SELECT coalesce(max(d.person_id), 0) AS "n:int"
  FROM (SELECT DISTINCT f.person_id
          FROM digest_run r
          JOIN follow f ON f.person_id > :after
           AND f.told_at < CASE f.rhythm WHEN 'now' THEN r.now_due
                   WHEN 'day' THEN r.day_due WHEN 'week' THEN r.week_due
                   WHEN 'month' THEN r.month_due ELSE 0 END
         WHERE r.id = :run
         ORDER BY f.person_id
         LIMIT :limit) d;

-- digest_follows(digest_run_id run, int64 after, int64 last) -> digest_follow*
-- All that these follow by mail, also what is not due: of that they know.
SELECT f.person_id, f.subject_id, coalesce(s.search, '') AS "search:str",
       f.since, f.told_at, p.mail, p.name, p.lang,
       f.told_at < CASE f.rhythm WHEN 'now' THEN r.now_due
                   WHEN 'day' THEN r.day_due WHEN 'week' THEN r.week_due
                   WHEN 'month' THEN r.month_due ELSE 0 END AS "due:bool"
  FROM digest_run r
  JOIN follow f ON f.person_id > :after AND f.person_id <= :last
  JOIN follow_subject s ON s.id = f.subject_id
  JOIN person p ON p.id = f.person_id
 WHERE r.id = :run AND f.rhythm <> 'feed' AND p.confirmed_at > 0
   AND NOT EXISTS (SELECT 1 FROM erasure x WHERE x.person_id = f.person_id)
 ORDER BY f.person_id, f.since, f.id;

-- digest_told(digest_run_id run, int64 after, int64 last)
UPDATE follow
   SET told_at = (SELECT r.until FROM digest_run r WHERE r.id = :run)
 WHERE person_id > :after AND person_id <= :last
   AND told_at < (SELECT CASE follow.rhythm WHEN 'now' THEN r.now_due
                   WHEN 'day' THEN r.day_due WHEN 'week' THEN r.week_due
                   WHEN 'month' THEN r.month_due ELSE 0 END
                    FROM digest_run r WHERE r.id = :run);

-- digest_news(int64 from, int64 until, int64 now, int64 limit) -> digest_entry*
-- What is new and still holds, the newest first: no meeting that was, no ask
-- that was answered, nothing that is over. A wish is no help.
SELECT e.id, e.type, e.slug, n.at, e.status = 'published' AS "open:bool",
       coalesce(m.starts_at, 0) AS "starts_at:int"
  FROM entry_news n
  JOIN entry e ON e.id = n.entry_id
  LEFT JOIN post p ON p.id = e.id
  LEFT JOIN ask a ON a.id = e.id
  LEFT JOIN offer o ON o.id = e.id
  LEFT JOIN meeting m ON m.id = e.id
  LEFT JOIN agenda_item i ON i.id = e.id
 WHERE n.at >= :from AND n.at < :until AND e.type <> 'table'
   AND (e.status = 'published' OR (e.status = 'held' AND p.confirmed_at > 0
        AND p.held_for = '' AND p.withdrawn_at = 0
        AND p.readers <> 'everyone'))
   AND coalesce(a.solved_at, 0) = 0
   AND coalesce(o.state, 'available') IN ('available', 'announced')
   AND (m.id IS NULL OR (m.ends_at >= :now AND m.state <> 'cancelled'))
   AND coalesce(i.state, '') NOT IN ('done', 'stopped')
 ORDER BY n.at DESC, e.id DESC
 LIMIT :limit;

-- digest_about(int64 from, int64 until) -> digest_pair*
-- Which of what is new belongs to which theme, place or party that is followed.
SELECT s.id AS subject_id, n.entry_id
  FROM entry_news n
  JOIN entry_theme t ON t.entry_id = n.entry_id
  JOIN theme h ON h.id = t.theme_id
  JOIN follow_subject s ON s.theme_id = h.id
 WHERE n.at >= :from AND n.at < :until
UNION
SELECT s.id, n.entry_id
  FROM entry_news n
  JOIN entry_theme t ON t.entry_id = n.entry_id
  JOIN theme h ON h.id = t.theme_id
  JOIN follow_subject s ON s.theme_id = h.parent_id
 WHERE n.at >= :from AND n.at < :until
UNION
SELECT s.id, n.entry_id
  FROM entry_news n
  JOIN entry e ON e.id = n.entry_id
  JOIN place_within w ON w.place_id = e.place_id
  JOIN follow_subject s ON s.place_id = w.within_id
 WHERE n.at >= :from AND n.at < :until
UNION
SELECT s.id, n.entry_id
  FROM entry_news n
  JOIN entry_link l ON l.entry_id = n.entry_id AND l.role <> 'mentioned_by'
  JOIN follow_subject s ON s.party_id = l.target_id
 WHERE n.at >= :from AND n.at < :until;

-- digest_own(int64 from, int64 until, int64 after, int64 last) -> digest_of*
-- What is new and their own: what they wrote or added, and what is of an
-- initiative they act for.
SELECT a.person_id, n.entry_id
  FROM entry_news n
  JOIN ask a ON a.id = n.entry_id
 WHERE n.at >= :from AND n.at < :until
   AND a.person_id > :after AND a.person_id <= :last
UNION
SELECT o.person_id, n.entry_id
  FROM entry_news n
  JOIN offer o ON o.id = n.entry_id
 WHERE n.at >= :from AND n.at < :until
   AND o.person_id > :after AND o.person_id <= :last
UNION
SELECT d.person_id, n.entry_id
  FROM entry_news n
  JOIN addition d ON d.id = n.entry_id
 WHERE n.at >= :from AND n.at < :until
   AND d.person_id > :after AND d.person_id <= :last
UNION
SELECT m.person_id, n.entry_id
  FROM entry_news n
  JOIN membership m ON m.party_id = n.entry_id
 WHERE n.at >= :from AND n.at < :until
   AND m.person_id > :after AND m.person_id <= :last
UNION
SELECT m.person_id, n.entry_id
  FROM entry_news n
  JOIN entry_link l ON l.entry_id = n.entry_id
  JOIN membership m ON m.party_id = l.target_id
 WHERE n.at >= :from AND n.at < :until
   AND l.role IN ('asked_by', 'asker_org', 'provider', 'by', 'publisher',
                  'organiser', 'host', 'raised_by', 'owner')
   AND m.person_id > :after AND m.person_id <= :last;

-- digest_readable(int64 from, int64 until, int64 after, int64 last) -> digest_of*
-- Who may read what is for some readers only: as post_reads_along says.
SELECT DISTINCT m.person_id, n.entry_id
  FROM entry_news n
  JOIN entry e ON e.id = n.entry_id AND e.status = 'held'
  JOIN post p ON p.id = e.id AND p.readers <> 'everyone'
  JOIN membership m ON m.person_id > :after AND m.person_id <= :last
  JOIN entry o ON o.id = m.party_id
 WHERE n.at >= :from AND n.at < :until
   AND (p.readers = 'network' OR EXISTS (SELECT 1 FROM place_within w
        WHERE w.place_id = o.place_id AND w.within_id =
              CASE p.readers WHEN 'municipality'
              THEN (SELECT l.municipality_id FROM place l WHERE l.id = e.place_id)
              ELSE (SELECT r.id FROM place_within x
                      JOIN place r ON r.id = x.within_id
                     WHERE x.place_id = e.place_id
                       AND r.kind IN ('region', 'province')
                     ORDER BY CASE r.kind WHEN 'region' THEN 0 ELSE 1 END, r.id
                     LIMIT 1) END));
