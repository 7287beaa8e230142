-- In whose name something was written by someone else, and that we told them.
CREATE TABLE named (
	id       INTEGER PRIMARY KEY,
	entry_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	party_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	told_at  INTEGER NOT NULL,
	UNIQUE (entry_id, party_id)
) STRICT;
CREATE INDEX named_party ON named (party_id);
