-- An entry that went up in another of its type: it is no longer shown, and its
-- address leads to the other's.
CREATE TABLE entry_merged (
	entry_id INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
	into_id  INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX entry_merged_into ON entry_merged (into_id);
