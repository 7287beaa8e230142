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
                 AND crashes = 0
               ORDER BY due, id LIMIT :limit)
RETURNING id, kind, about, attempts, due;

-- job_give_back(job_id id)
-- Taken, and not begun after all.
UPDATE job SET lease = 0, attempts = attempts - 1 WHERE id = :id;

-- job_done(job_id id)
DELETE FROM job WHERE id = :id;

-- job_put_back(job_id id, int64 due, str failure)
UPDATE job SET lease = 0, due = :due, failure = :failure, crashes = 0
 WHERE id = :id;

-- job_wait(job_id id, int64 due, str failure)
-- It was no attempt; what kept it is told, if anything.
UPDATE job
   SET lease = 0, attempts = attempts - 1, due = :due, crashes = 0,
       failure = :failure
 WHERE id = :id;

-- job_bury(job_id id, str failure)
UPDATE job SET lease = 0, dead = 1, failure = :failure WHERE id = :id;

-- job_bury_crashed(int64 crashes, str failure)
-- For a worker that begins: what the ones before it fell down with, so often.
-- scan: once, when a worker begins
UPDATE job SET lease = 0, dead = 1, failure = :failure
 WHERE dead = 0 AND lease > 0 AND crashes + 1 >= :crashes;

-- job_release_all()
-- What the one before it held is free again, and suspect.
-- scan: once, when a worker begins
UPDATE job SET lease = 0, crashes = crashes + 1 WHERE dead = 0 AND lease > 0;

-- job_take_suspect(int64 now, int64 until) -> job_taken*
-- One that was in hand when a worker fell down.
UPDATE job
   SET lease = :until, attempts = attempts + 1
 WHERE id IN (SELECT id FROM job
               WHERE dead = 0 AND due <= :now AND lease <= :now
                 AND crashes > 0
               ORDER BY due, id LIMIT 1)
RETURNING id, kind, about, attempts, due;

-- job_clock_back(int64 now, int64 was)
-- What was due before the clock went back is due still.
UPDATE job SET due = :now WHERE dead = 0 AND due > :now AND due <= :was;

-- periodic_clock_back(int64 now)
-- scan: a dozen
UPDATE periodic SET asked_at = :now WHERE asked_at > :now;

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
