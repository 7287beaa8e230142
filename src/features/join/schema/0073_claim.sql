-- Someone says that a page nobody keeps is theirs, and a coordinator decides.
CREATE TABLE claim (
	id         INTEGER PRIMARY KEY,
	party_id   INTEGER NOT NULL REFERENCES party (id) ON DELETE CASCADE,
	person_id  INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	words      TEXT    NOT NULL,            -- how they belong to it
	asked_at   INTEGER NOT NULL,
	decided_at INTEGER NOT NULL DEFAULT 0,
	answer     TEXT    NOT NULL DEFAULT '' CHECK (answer IN ('', 'yes', 'no')),
	reason     TEXT    NOT NULL DEFAULT '',
	UNIQUE (party_id, person_id)
) STRICT;
CREATE INDEX claim_person ON claim (person_id);
CREATE INDEX claim_open ON claim (decided_at, asked_at);
