-- What was changed of an entry, by whom and when: one row a change, one row
-- each field of it. Going back is following these from the newest on.
CREATE TABLE revision (
	id        INTEGER PRIMARY KEY,
	entry_id  INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	number    INTEGER NOT NULL,             -- 1, 2, ... of this entry
	version   INTEGER NOT NULL,             -- its updated_at just before
	made_at   INTEGER NOT NULL,
	what      TEXT    NOT NULL CHECK (what IN ('change', 'back', 'hide',
	                  'restore')),
	role      TEXT    NOT NULL CHECK (role IN ('party', 'writer',
	                  'coordinator')),
	party_id  INTEGER REFERENCES entry (id) ON DELETE SET NULL,
	                  -- for whom they acted; NULL unless role is 'party'
	person_id INTEGER REFERENCES person (id) ON DELETE SET NULL,
	                  -- never shown
	reason    TEXT    NOT NULL DEFAULT '',  -- of hiding: one of a list
	note      TEXT    NOT NULL DEFAULT '',  -- and in words
	UNIQUE (entry_id, number)
) STRICT;
CREATE INDEX revision_person ON revision (person_id);
CREATE INDEX revision_party ON revision (party_id);

CREATE TABLE revision_field (
	revision_id INTEGER NOT NULL REFERENCES revision (id) ON DELETE CASCADE,
	name        TEXT    NOT NULL,           -- of the form: "naam"
	was         TEXT    NOT NULL,
	became      TEXT    NOT NULL,
	PRIMARY KEY (revision_id, name)
) STRICT;
