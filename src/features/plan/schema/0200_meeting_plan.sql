-- A meeting that is planned here: what who comes wants to know besides.
CREATE TABLE meeting_plan (
	id        INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
	about     TEXT    NOT NULL DEFAULT '',
	registers INTEGER NOT NULL DEFAULT 1,   -- whether one says that one comes
	seats     INTEGER NOT NULL DEFAULT 0 CHECK (seats BETWEEN 0 AND 2000), -- 0: enough
	costs     TEXT    NOT NULL DEFAULT '',
	access    TEXT    NOT NULL DEFAULT '',
	meals     TEXT    NOT NULL DEFAULT '',
	online    TEXT    NOT NULL DEFAULT '',  -- for who comes only
	questions TEXT    NOT NULL DEFAULT '',  -- a line each
	reason    TEXT    NOT NULL DEFAULT '',  -- why it is off
	changes   INTEGER NOT NULL DEFAULT 0    -- RFC 5545, 3.8.7.4
) STRICT;
