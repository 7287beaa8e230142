-- A tree of themes, two levels deep, in Dutch and English.
CREATE TABLE theme (
	id          INTEGER PRIMARY KEY,
	slug        TEXT    NOT NULL UNIQUE,
	nl          TEXT    NOT NULL,
	en          TEXT    NOT NULL,
	parent_id   INTEGER REFERENCES theme (id),
	description TEXT    NOT NULL DEFAULT '',
	updated_at  INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX theme_parent ON theme (parent_id);
