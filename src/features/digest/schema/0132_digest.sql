-- One time that digests are sent: all of it is done by batches of people, in
-- the order of their ids. Of a rhythm, who was told before its moment is due;
-- 0: not this time. until: what was news before then is in it.
CREATE TABLE digest_run (
	id           INTEGER PRIMARY KEY,
	due          INTEGER NOT NULL UNIQUE,
	until        INTEGER NOT NULL,
	now_due      INTEGER NOT NULL DEFAULT 0,
	day_due      INTEGER NOT NULL DEFAULT 0,
	week_due     INTEGER NOT NULL DEFAULT 0,
	month_due    INTEGER NOT NULL DEFAULT 0,
	after_person INTEGER NOT NULL DEFAULT 0     -- done up to this id
) STRICT;

-- Who wants to hear at once.
CREATE INDEX follow_at_once ON follow (told_at) WHERE rhythm = 'now';
