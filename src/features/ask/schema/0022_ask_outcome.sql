-- How it went on, in the asker's words; for others only if they said so.
ALTER TABLE ask ADD COLUMN outcome TEXT NOT NULL DEFAULT '';
ALTER TABLE ask ADD COLUMN outcome_shared INTEGER NOT NULL DEFAULT 0
	CHECK (outcome_shared IN (0, 1));
CREATE INDEX ask_solved ON ask (solved_at) WHERE solved_at > 0;
