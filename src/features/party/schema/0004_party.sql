-- Who acts: initiatives and organisations. kind is 'initiative' or the kind
-- of organisation; all else that an entry has stands in entry.
CREATE TABLE party (
	id           INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
	kind         TEXT    NOT NULL,
	level        TEXT    NOT NULL DEFAULT '',
	brings       TEXT    NOT NULL DEFAULT '',   -- time|knowledge|money|...
	generic      INTEGER NOT NULL DEFAULT 0 CHECK (generic IN (0, 1)),
	website      TEXT    NOT NULL DEFAULT '',
	municipality_id INTEGER REFERENCES place (id),
	place_basis  TEXT    NOT NULL DEFAULT '',
	phase_basis  TEXT    NOT NULL DEFAULT '',
	legal_form   TEXT    NOT NULL DEFAULT '',
	legal_basis  TEXT    NOT NULL DEFAULT '',
	founded      INTEGER NOT NULL DEFAULT 0,    -- year; 0: not known
	strengths    TEXT    NOT NULL DEFAULT '',
	extra_source TEXT    NOT NULL DEFAULT '',
	mail         TEXT    NOT NULL DEFAULT ''    -- private; '': none on file
) STRICT;

-- Other spellings, all of them one party.
CREATE TABLE party_alias (
	party_id INTEGER NOT NULL REFERENCES party (id) ON DELETE CASCADE,
	position INTEGER NOT NULL,
	alias    TEXT    NOT NULL,
	fold     TEXT    NOT NULL,
	PRIMARY KEY (party_id, position)
) STRICT;
CREATE INDEX party_alias_fold ON party_alias (fold);

-- Who is linked to whom (relations.csv). from and to may be any entry.
CREATE TABLE relation (
	id       INTEGER PRIMARY KEY,
	from_id  INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	to_id    INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	kind     TEXT    NOT NULL,
	note     TEXT    NOT NULL DEFAULT '',
	seed     TEXT    NOT NULL DEFAULT '',
	UNIQUE (from_id, to_id, kind)
) STRICT;
CREATE INDEX relation_to ON relation (to_id);
