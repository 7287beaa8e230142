-- A person's mail address on its way to another: both say yes before it is.
CREATE TABLE address_change (
	id         INTEGER PRIMARY KEY,
	person_id  INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	old_mail   TEXT    NOT NULL,
	new_mail   TEXT    NOT NULL,
	asked_at   INTEGER NOT NULL,
	old_yes_at INTEGER NOT NULL DEFAULT 0,
	new_yes_at INTEGER NOT NULL DEFAULT 0,
	done_at    INTEGER NOT NULL DEFAULT 0,
	undone_at  INTEGER NOT NULL DEFAULT 0       -- "that was not me"
) STRICT;
CREATE INDEX address_change_of ON address_change (person_id, asked_at);
CREATE INDEX address_change_asked ON address_change (asked_at);
