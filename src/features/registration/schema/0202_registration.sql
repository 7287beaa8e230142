-- Who comes to a meeting that is planned here. Kept until 30 days after it.
CREATE TABLE registration (
	id            INTEGER PRIMARY KEY,
	meeting_id    INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	person_id     INTEGER REFERENCES person (id) ON DELETE CASCADE, -- whose mail it is; none: written down by the organiser
	guest         TEXT    NOT NULL DEFAULT '',  -- the name, if it is another than that person
	fold          TEXT    NOT NULL DEFAULT '',  -- that name, to know it again
	behalf        TEXT    NOT NULL DEFAULT '',
	wants         TEXT    NOT NULL DEFAULT '',  -- what they want to get
	brings        TEXT    NOT NULL DEFAULT '',
	answers       TEXT    NOT NULL DEFAULT '',  -- a line for each question
	state         TEXT    NOT NULL CHECK (state IN ('coming', 'waiting', 'off')),
	turn          INTEGER NOT NULL,             -- in order of arrival
	registered_at INTEGER NOT NULL,
	mailed_at     INTEGER NOT NULL DEFAULT 0,
	reminded_at   INTEGER NOT NULL DEFAULT 0,
	came          INTEGER NOT NULL DEFAULT 0,
	UNIQUE (meeting_id, person_id, fold)
) STRICT;
CREATE INDEX registration_line ON registration (meeting_id, state, turn);
CREATE INDEX registration_of ON registration (person_id);
