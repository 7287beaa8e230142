-- The report of a meeting as it is being written, with its correction round.
CREATE TABLE proceedings (
	id        INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
	intro     TEXT    NOT NULL DEFAULT '',
	parties   TEXT    NOT NULL DEFAULT '',  -- who were there, a line each
	changes   INTEGER NOT NULL DEFAULT 0,   -- of these texts: two writers notice
	opened_at INTEGER NOT NULL DEFAULT 0,   -- of the round; 0: not yet
	ends_at   INTEGER NOT NULL DEFAULT 0,
	version   INTEGER NOT NULL DEFAULT 0,   -- the newest published; 0: none
	withdrawn INTEGER NOT NULL DEFAULT 0    -- only who organises it reads it
) STRICT;
CREATE INDEX proceedings_ends ON proceedings (ends_at);

CREATE TABLE proceedings_text (
	meeting_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	table_id   INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	text       TEXT    NOT NULL,
	PRIMARY KEY (meeting_id, table_id)
) STRICT;

-- A version as it was published: never changed.
CREATE TABLE proceedings_version (
	id           INTEGER PRIMARY KEY,
	meeting_id   INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	number       INTEGER NOT NULL,
	published_at INTEGER NOT NULL,
	what         TEXT    NOT NULL DEFAULT '',  -- is other than in the one before
	UNIQUE (meeting_id, number)
) STRICT;

CREATE TABLE proceedings_line (
	version_id  INTEGER NOT NULL REFERENCES proceedings_version (id) ON DELETE CASCADE,
	position    INTEGER NOT NULL,
	kind        TEXT    NOT NULL,   -- intro, table, text, party, change, or as of a note
	target      TEXT    NOT NULL,   -- what a correction is about: tafel-12
	title       TEXT    NOT NULL,   -- of its table
	text        TEXT    NOT NULL,
	perspective TEXT    NOT NULL,
	owner       TEXT    NOT NULL,
	due         TEXT    NOT NULL,   -- 2026-12-09
	mark        TEXT    NOT NULL,   -- by who was there: added, changed; or ''
	PRIMARY KEY (version_id, position)
) STRICT;

-- Who may propose corrections: each has a link of their own. Not known by name.
CREATE TABLE correction_reader (
	id          INTEGER PRIMARY KEY,
	meeting_id  INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	person_id   INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	party       TEXT    NOT NULL DEFAULT '',  -- for whom they came
	made_at     INTEGER NOT NULL,
	mailed_at   INTEGER NOT NULL DEFAULT 0,
	reminded_at INTEGER NOT NULL DEFAULT 0,
	UNIQUE (meeting_id, person_id)
) STRICT;
CREATE INDEX correction_reader_of ON correction_reader (person_id);

CREATE TABLE correction (
	id         INTEGER PRIMARY KEY,
	meeting_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	reader_id  INTEGER REFERENCES correction_reader (id) ON DELETE SET NULL, -- none: they left
	kind       TEXT    NOT NULL CHECK (kind = 'change' OR kind = 'addition'),
	target     TEXT    NOT NULL,               -- inleiding, tafel-12, regel-34
	was        TEXT    NOT NULL,               -- what stood there when they wrote
	text       TEXT    NOT NULL,
	state      TEXT    NOT NULL DEFAULT 'open' CHECK (state = 'open'
	           OR state = 'accepted' OR state = 'declined'),
	words      TEXT    NOT NULL DEFAULT '',    -- why not
	replaced   TEXT    NOT NULL DEFAULT '',    -- what the accepted text came instead of
	became     TEXT    NOT NULL DEFAULT '',    -- as it stands in the report now
	landed     TEXT    NOT NULL DEFAULT '',    -- where: tafel-12, regel-34, aanvulling-5
	version    INTEGER NOT NULL DEFAULT 0,     -- in which it was published; 0: not yet
	made_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX correction_of ON correction (meeting_id, state);
CREATE INDEX correction_by ON correction (reader_id);
