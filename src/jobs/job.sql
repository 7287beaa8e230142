-- The queue. What runs it is jobs/worker.c.

-- job_add(str kind, int64 about, int64 due)
INSERT INTO job (kind, about, due) VALUES (:kind, :about, :due);
