-- When they were here last, to the day: sessions go, this stays. And when we
-- wrote to them that they were not here for long; 0: never.
ALTER TABLE person ADD COLUMN here_at   INTEGER NOT NULL DEFAULT 0;
ALTER TABLE person ADD COLUMN missed_at INTEGER NOT NULL DEFAULT 0;
UPDATE person SET here_at = created_at;
CREATE INDEX person_here_at ON person (here_at);
