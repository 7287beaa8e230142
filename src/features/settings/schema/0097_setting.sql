-- What the administrator of a site has set on its pages, over the defaults of
-- the configuration file. A name without a row has that default.
CREATE TABLE setting (
	name  TEXT PRIMARY KEY,         -- a key of conf/keys.h
	value TEXT NOT NULL
) STRICT;

-- Each change of one, so that it can be looked up and put back.
CREATE TABLE setting_change (
	id       INTEGER PRIMARY KEY,
	at       INTEGER NOT NULL,
	actor_id INTEGER REFERENCES person (id) ON DELETE SET NULL,
	role     TEXT    NOT NULL,      -- as what: administrator, setup
	name     TEXT    NOT NULL,
	was      TEXT    NOT NULL,
	became   TEXT    NOT NULL
) STRICT;
