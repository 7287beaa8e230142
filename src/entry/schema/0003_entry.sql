-- An entry is anything public that can be listed, found, followed and linked:
-- an initiative, an ask, a meeting. What all of them have stands here; what
-- one type has besides stands in that feature's own table, under the same id.
--
-- Checks are written with OR: for an IN of more than two SQLite makes a table
-- at each insert, and storing takes four times as long.
CREATE TABLE entry (
	id         INTEGER PRIMARY KEY,
	type       TEXT    NOT NULL CHECK (
	           type = 'initiative' OR type = 'organisation'
	            OR type = 'ask' OR type = 'offer' OR type = 'experience'
	            OR type = 'article' OR type = 'funding-model'
	            OR type = 'fund' OR type = 'meeting' OR type = 'table'
	            OR type = 'harvest-item' OR type = 'signal'
	            OR type = 'agenda-item'),
	slug       TEXT    NOT NULL UNIQUE,
	uuid       TEXT    NOT NULL DEFAULT '',     -- '': name-based, computed
	title      TEXT    NOT NULL,
	sort_key   TEXT    NOT NULL,                -- Dutch collation, made in C
	summary    TEXT    NOT NULL DEFAULT '',
	place_id   INTEGER REFERENCES place (id),
	phase      TEXT    NOT NULL DEFAULT '' CHECK (
	           phase = '' OR phase = 'starter' OR phase = 'growing'
	            OR phase = 'stable'),
	status     TEXT    NOT NULL DEFAULT 'published' CHECK (
	           status = 'held' OR status = 'published'
	            OR status = 'withdrawn' OR status = 'hidden'),
	reported   INTEGER NOT NULL DEFAULT 0 CHECK (reported IN (0, 1)),
	                   -- noted at a gathering, not yet reconfirmed here
	reported_on TEXT   NOT NULL DEFAULT '',     -- its date, as far as known
	seed       TEXT    NOT NULL DEFAULT '',     -- where an import had it from
	created_at INTEGER NOT NULL,
	updated_at INTEGER NOT NULL,
	checked_at INTEGER NOT NULL DEFAULT 0,      -- 0: never confirmed here
	checked_by TEXT    NOT NULL DEFAULT ''      -- a role or a party's name
) STRICT;
CREATE INDEX entry_by_type ON entry (type, status, sort_key);
-- Also all that counts are made of, so that they read no rows.
CREATE INDEX entry_new ON entry (type, status, reported, created_at, place_id,
                                 phase);
CREATE INDEX entry_place ON entry (place_id);

CREATE TABLE entry_theme (
	entry_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	theme_id INTEGER NOT NULL REFERENCES theme (id),
	position INTEGER NOT NULL,
	PRIMARY KEY (entry_id, theme_id)
) STRICT;
CREATE INDEX entry_theme_of ON entry_theme (theme_id, entry_id);

-- One table for every reference from an entry to another: role says which
-- (asked_by, provider, organiser, host, publisher, raised_by, owner, ...).
CREATE TABLE entry_link (
	entry_id  INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	role      TEXT    NOT NULL,
	position  INTEGER NOT NULL,
	target_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	PRIMARY KEY (entry_id, role, position)
) STRICT;
CREATE INDEX entry_link_back ON entry_link (target_id, role, entry_id);

-- Columns of an import that the program does not use: kept for the export.
CREATE TABLE entry_extra (
	file   TEXT NOT NULL,                       -- offers.csv
	slug   TEXT NOT NULL,                       -- the row's key
	name   TEXT NOT NULL,                       -- the column
	value  TEXT NOT NULL,
	position INTEGER NOT NULL,                  -- the column's place
	PRIMARY KEY (file, slug, name)
) STRICT;
