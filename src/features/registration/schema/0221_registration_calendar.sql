-- What went to someone's calendar: how many messages, whether the last one
-- still invites, and when their program said the last thing we took (its own
-- clock): what it said before that comes too late.
ALTER TABLE registration ADD COLUMN sequence INTEGER NOT NULL DEFAULT 0;
ALTER TABLE registration ADD COLUMN invited  INTEGER NOT NULL DEFAULT 0
	CHECK (invited = 0 OR invited = 1);
ALTER TABLE registration ADD COLUMN answered_at INTEGER NOT NULL DEFAULT 0;

-- Answers of calendars that were not taken: how many, and why.
CREATE TABLE calendar_ignored (
	why TEXT    PRIMARY KEY,
	n   INTEGER NOT NULL
) STRICT;
