-- How often the worker fell down while it had this job in hand.
ALTER TABLE job ADD COLUMN crashes INTEGER NOT NULL DEFAULT 0;
