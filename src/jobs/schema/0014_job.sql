-- Work to be done after the request that gave cause for it.
CREATE TABLE job (
	id       INTEGER PRIMARY KEY,
	kind     TEXT    NOT NULL,
	about    INTEGER NOT NULL,              -- id of the row the job is about
	due      INTEGER NOT NULL,
	attempts INTEGER NOT NULL DEFAULT 0,
	lease    INTEGER NOT NULL DEFAULT 0,    -- taken until then; 0: free
	failure  TEXT    NOT NULL DEFAULT '',   -- the last one, for the log
	dead     INTEGER NOT NULL DEFAULT 0 CHECK (dead IN (0, 1))
) STRICT;
CREATE INDEX job_due ON job (due) WHERE dead = 0;
CREATE INDEX job_dead ON job (id) WHERE dead = 1;

-- When the work that comes back by the clock was last asked for.
CREATE TABLE periodic (
	kind     TEXT    PRIMARY KEY,
	asked_at INTEGER NOT NULL
) STRICT;
