-- Gatherings with their tables and what these yielded.
-- Links of a meeting: organiser, host, part_of.
CREATE TABLE meeting (
	id             INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
	date           TEXT    NOT NULL DEFAULT '', -- 2017-10-09, 2018-01, 2018, ''
	date_precision TEXT    NOT NULL DEFAULT '',
	starts_at      INTEGER NOT NULL DEFAULT 0,  -- seconds; start of its date
	ends_at        INTEGER NOT NULL DEFAULT 0,  -- end of its date; 0: unknown
	venue          TEXT    NOT NULL DEFAULT '',
	kind           TEXT    NOT NULL DEFAULT '',
	audience       TEXT    NOT NULL DEFAULT '',
	state          TEXT    NOT NULL DEFAULT ''  -- held, announced, planned, ...
) STRICT;
CREATE INDEX meeting_when ON meeting (starts_at);

-- Links of a table: meeting, pitch, host.
CREATE TABLE meeting_table (
	id           INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
	number       INTEGER NOT NULL DEFAULT 0,
	kind         TEXT    NOT NULL DEFAULT '',
	questions    TEXT    NOT NULL DEFAULT '',   -- with bars between
	participants TEXT    NOT NULL DEFAULT ''
) STRICT;

-- Links of a harvest item: table, and whatever it led to (link).
CREATE TABLE harvest_item (
	id          INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
	kind        TEXT NOT NULL CHECK (
	           kind = 'insight' OR kind = 'need' OR kind = 'barrier'
	            OR kind = 'action' OR kind = 'conclusion'),
	perspective TEXT NOT NULL DEFAULT ''
) STRICT;
