-- Every statement about copies of the data.

-- backup_note(str name, int64 bytes, str failure, int64 now) -> backup_made_id
INSERT INTO backup_made (at, name, bytes, failure)
VALUES (:now, :name, :bytes, :failure)
RETURNING id;

-- backup_list(int64 limit) -> backup_line*
SELECT id, at, name, bytes, failure, rehearsed_at, counts, rehearsal
  FROM backup_made
 ORDER BY at DESC
 LIMIT :limit;

-- backup_get(backup_made_id id) -> backup_line?
SELECT id, at, name, bytes, failure, rehearsed_at, counts, rehearsal
  FROM backup_made
 WHERE id = :id;

-- backup_last() -> int64
-- When one last succeeded; 0: never.
-- scan: a row a day
SELECT coalesce(max(at), 0) AS "at:int" FROM backup_made WHERE failure = '';

-- backup_failures_since(int64 since) -> int64
SELECT count(*) AS "n:int" FROM backup_made
 WHERE at >= :since AND failure <> '';

-- backup_rehearsed(backup_made_id id, str counts, str rehearsal, int64 now)
UPDATE backup_made
   SET rehearsed_at = :now, counts = :counts, rehearsal = :rehearsal
 WHERE id = :id;

-- backup_forget(int64 before)
DELETE FROM backup_made WHERE at < :before;

-- backup_asked() -> int64
-- scan: jobs are few
SELECT count(*) AS "n:int" FROM job
 WHERE dead = 0 AND kind IN ('backup.make', 'backup.rehearse');

-- upkeep_administrators(int64 now) -> upkeep_reader*
-- scan: grants are few
SELECT DISTINCT p.id, p.name, p.mail, p.lang
  FROM role_grant g
  JOIN person p ON p.id = g.person_id
 WHERE g.role = 'administrator' AND (g.ends_at = 0 OR g.ends_at > :now);

-- backup_rehearsals() -> rehearsals?
-- When one last went well, and ill; and since when there are copies. 0: never.
-- scan: a row a day
SELECT coalesce(max(CASE WHEN rehearsal = '' THEN rehearsed_at END), 0)
       AS "good:int",
       coalesce(max(CASE WHEN rehearsal <> '' THEN rehearsed_at END), 0)
       AS "bad:int",
       coalesce(min(CASE WHEN failure = '' THEN at END), 0) AS "first:int"
  FROM backup_made;
