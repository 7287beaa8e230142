-- Who asked to be erased, and when it happens.
CREATE TABLE erasure (
	person_id INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
	due_at    INTEGER NOT NULL,
	keep      INTEGER NOT NULL CHECK (keep IN (0, 1)) -- 1: what they wrote
	                                            -- stays, of nobody
) STRICT;
CREATE INDEX erasure_due ON erasure (due_at);
