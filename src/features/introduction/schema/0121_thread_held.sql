-- An answer by mail to a question that was not answered with a button: it
-- waits until they chose one.
ALTER TABLE thread_message ADD COLUMN held INTEGER NOT NULL DEFAULT 0
	CHECK (held IN (0, 1));
