-- What can be followed: one row for all who do, and one of the four is given.
CREATE TABLE follow_subject (
	id       INTEGER PRIMARY KEY,
	theme_id INTEGER UNIQUE REFERENCES theme (id) ON DELETE CASCADE,
	place_id INTEGER UNIQUE REFERENCES place (id) ON DELETE CASCADE,
	party_id INTEGER UNIQUE REFERENCES entry (id) ON DELETE CASCADE,
	search   TEXT    UNIQUE         -- after /zoeken?, always in one order
) STRICT;

-- Who follows what, and how often they want a mail of it. told_at: what was
-- news until then they know of.
CREATE TABLE follow (
	id         INTEGER PRIMARY KEY,
	person_id  INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	subject_id INTEGER NOT NULL REFERENCES follow_subject (id) ON DELETE CASCADE,
	rhythm     TEXT    NOT NULL DEFAULT 'week' CHECK (rhythm = 'now'
	           OR rhythm = 'day' OR rhythm = 'week' OR rhythm = 'month'
	           OR rhythm = 'feed'),
	since      INTEGER NOT NULL,
	told_at    INTEGER NOT NULL,
	UNIQUE (person_id, subject_id)
) STRICT;
CREATE INDEX follow_of_subject ON follow (subject_id);
