-- What was noted at the tables of a meeting. Each line has a mark for every
-- way it stood, made by the browser that wrote it: sent twice it is there once.
CREATE TABLE harvest_note (
	id          INTEGER PRIMARY KEY,
	meeting_id  INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	table_id    INTEGER REFERENCES entry (id) ON DELETE SET NULL, -- none: all of it
	uid         TEXT    NOT NULL,               -- the mark of how it first stood
	mark        TEXT    NOT NULL,               -- of how it stands now
	kind        TEXT    NOT NULL CHECK (
	           kind = 'insight' OR kind = 'need' OR kind = 'barrier'
	            OR kind = 'action' OR kind = 'conclusion'),
	perspective TEXT    NOT NULL DEFAULT '',    -- as of harvest_item
	text        TEXT    NOT NULL,
	theme_id    INTEGER REFERENCES theme (id) ON DELETE SET NULL,
	owner       TEXT    NOT NULL DEFAULT '',    -- who does it: a party or a role
	due         TEXT    NOT NULL DEFAULT '',    -- 2027-03-01
	position    INTEGER NOT NULL,               -- at its table
	version     INTEGER NOT NULL DEFAULT 1,
	state       TEXT    NOT NULL DEFAULT 'shown' CHECK (
	           state = 'shown' OR state = 'removed' OR state = 'merged'),
	merged_into INTEGER REFERENCES harvest_note (id) ON DELETE SET NULL,
	beside_id   INTEGER REFERENCES harvest_note (id) ON DELETE SET NULL, -- changed by two at once: the other
	entry_id    INTEGER REFERENCES entry (id) ON DELETE SET NULL, -- once published
	created_at  INTEGER NOT NULL,
	updated_at  INTEGER NOT NULL,
	UNIQUE (meeting_id, uid)
) STRICT;
CREATE INDEX harvest_note_at ON harvest_note (meeting_id, table_id, position);
CREATE INDEX harvest_note_table ON harvest_note (table_id);
CREATE INDEX harvest_note_merged ON harvest_note (merged_into);
CREATE INDEX harvest_note_beside ON harvest_note (beside_id);
CREATE INDEX harvest_note_entry ON harvest_note (entry_id);
CREATE INDEX harvest_note_theme ON harvest_note (theme_id);

-- Every way a line ever stood, also how it stands now.
CREATE TABLE harvest_version (
	note_id     INTEGER NOT NULL REFERENCES harvest_note (id) ON DELETE CASCADE,
	version     INTEGER NOT NULL,
	meeting_id  INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	mark        TEXT    NOT NULL,
	kind        TEXT    NOT NULL,
	perspective TEXT    NOT NULL,
	text        TEXT    NOT NULL,
	theme_id    INTEGER REFERENCES theme (id) ON DELETE SET NULL,
	owner       TEXT    NOT NULL,
	due         TEXT    NOT NULL,
	state       TEXT    NOT NULL,
	written_at  INTEGER NOT NULL,
	PRIMARY KEY (note_id, version),
	UNIQUE (meeting_id, mark)
) STRICT;
CREATE INDEX harvest_version_theme ON harvest_version (theme_id);

-- How often the note-takers' link of a table, or of a meeting, was renewed.
CREATE TABLE harvest_link (
	about_id INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
	turn     INTEGER NOT NULL
) STRICT;
