-- The queue. What runs it is jobs/worker.c.

-- job_add(str kind, int64 about, int64 due)
INSERT INTO job (kind, about, due) VALUES (:kind, :about, :due);

-- job_take(int64 now, int64 until, int64 limit) -> job_taken*
-- Those longest due, in any order, each counted as an attempt before it is
-- begun.
UPDATE job
   SET lease = :until, attempts = attempts + 1
 WHERE id IN (SELECT id FROM job
               WHERE dead = 0 AND due <= :now AND lease <= :now
               ORDER BY due, id LIMIT :limit)
RETURNING id, kind, about, attempts, due;

-- job_give_back(job_id id)
-- Taken, and not begun after all.
UPDATE job SET lease = 0, attempts = attempts - 1 WHERE id = :id;

-- job_done(job_id id)
DELETE FROM job WHERE id = :id;

-- job_put_back(job_id id, int64 due, str failure)
UPDATE job SET lease = 0, due = :due, failure = :failure WHERE id = :id;

-- job_bury(job_id id, str failure)
UPDATE job SET lease = 0, dead = 1, failure = :failure WHERE id = :id;

-- job_release_all(int64 now)
-- For a worker that begins: what the one before it held is free again.
UPDATE job SET lease = 0 WHERE dead = 0 AND due <= :now AND lease > 0;

-- job_next_due() -> int64
-- 0: nothing waits.
SELECT coalesce(min(due), 0) AS "due:int" FROM job WHERE dead = 0 AND lease = 0;

-- job_overdue(int64 since) -> int64
SELECT count(*) AS "n:int" FROM job WHERE dead = 0 AND due < :since;

-- job_waiting() -> int64
SELECT count(*) AS "n:int" FROM job WHERE dead = 0 AND due > 0;

-- job_dead_count() -> int64
SELECT count(*) AS "n:int" FROM job WHERE dead = 1;

-- periodic_asked(str kind) -> int64
-- 0: never.
SELECT asked_at FROM periodic WHERE kind = :kind;

-- periodic_ask(str kind, int64 now)
INSERT INTO periodic (kind, asked_at) VALUES (:kind, :now)
ON CONFLICT (kind) DO UPDATE SET asked_at = excluded.asked_at;
