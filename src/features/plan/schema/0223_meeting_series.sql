-- Meetings that were planned at once, with so much time between them.
CREATE TABLE plan_series (
	id     INTEGER PRIMARY KEY,
	rhythm TEXT    NOT NULL CHECK (rhythm = 'week' OR rhythm = 'two-weeks' OR rhythm = 'month'),
	day    TEXT    NOT NULL,                -- from which is counted ..
	origin INTEGER NOT NULL DEFAULT 0       -- .. and its position
) STRICT;

CREATE TABLE meeting_series (
	id        INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
	series_id INTEGER NOT NULL REFERENCES plan_series (id) ON DELETE CASCADE,
	position  INTEGER NOT NULL,
	UNIQUE (series_id, position)
) STRICT;
