-- What two who were put in touch write to each other here, once they said
-- yes. side: of the introduction, as in introduction_side.
CREATE TABLE thread_message (
	id              INTEGER PRIMARY KEY,
	introduction_id INTEGER NOT NULL REFERENCES introduction (id) ON DELETE CASCADE,
	side            TEXT    NOT NULL CHECK (side IN ('asker', 'helper')),
	person_id       INTEGER REFERENCES person (id) ON DELETE SET NULL,
	via             TEXT    NOT NULL CHECK (via IN ('site', 'mail')),
	text            TEXT    NOT NULL,
	created_at      INTEGER NOT NULL
) STRICT;
CREATE INDEX thread_message_of ON thread_message (introduction_id, id);
CREATE INDEX thread_message_person ON thread_message (person_id);

-- Who wants no contact with whom: a person or a party, of a person or a party.
CREATE TABLE contact_block (
	id         INTEGER PRIMARY KEY,
	by_person  INTEGER REFERENCES person (id) ON DELETE CASCADE,
	by_party   INTEGER REFERENCES entry (id) ON DELETE CASCADE,
	person_id  INTEGER REFERENCES person (id) ON DELETE CASCADE,
	party_id   INTEGER REFERENCES entry (id) ON DELETE CASCADE,
	created_at INTEGER NOT NULL,
	CHECK (by_person IS NULL OR by_party IS NULL),
	CHECK (by_person IS NOT NULL OR by_party IS NOT NULL),
	CHECK (person_id IS NULL OR party_id IS NULL),
	CHECK (person_id IS NOT NULL OR party_id IS NOT NULL)
) STRICT;
CREATE INDEX contact_block_person ON contact_block (person_id);
CREATE INDEX contact_block_party ON contact_block (party_id);
CREATE INDEX contact_block_by_person ON contact_block (by_person);
CREATE INDEX contact_block_by_party ON contact_block (by_party);

-- A mail address goes across only by the choice of whose it is; until now
-- each yes was that choice.
ALTER TABLE introduction ADD COLUMN asker_shares INTEGER NOT NULL DEFAULT 1
	CHECK (asker_shares IN (0, 1));
ALTER TABLE introduction ADD COLUMN helper_shares INTEGER NOT NULL DEFAULT 1
	CHECK (helper_shares IN (0, 1));
