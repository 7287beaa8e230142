-- Two put in touch: someone who asks, and the initiative or organisation
-- asked. Addresses go across only after a yes.
CREATE TABLE introduction (
	id          INTEGER PRIMARY KEY,
	ask_id      INTEGER REFERENCES entry (id) ON DELETE SET NULL,
	person_id   INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	from_id     INTEGER REFERENCES entry (id) ON DELETE SET NULL, -- for whom
	party_id    INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	reason      TEXT    NOT NULL DEFAULT '',        -- why it fits, if we know
	message     TEXT    NOT NULL,
	wish        TEXT    NOT NULL CHECK (wish IN ('write', 'call')),
	phone       TEXT    NOT NULL DEFAULT '',        -- of who asks; may be ''
	state       TEXT    NOT NULL CHECK (
	           state = 'held' OR state = 'waiting'
	            OR state = 'sent' OR state = 'with-coordinator'
	            OR state = 'accepted' OR state = 'called'
	            OR state = 'not-now' OR state = 'declined'
	            OR state = 'closed'),
	via         TEXT    NOT NULL DEFAULT '' CHECK (
	           via = '' OR via = 'mail'
	            OR via = 'coordinator'),
	created_at  INTEGER NOT NULL,
	goes_at     INTEGER NOT NULL DEFAULT 0,         -- passed on, or will be
	answered_at INTEGER NOT NULL DEFAULT 0,
	until       INTEGER NOT NULL DEFAULT 0,         -- of a "not now"
	next_at     INTEGER NOT NULL DEFAULT 0,         -- she calls again then
	note        TEXT    NOT NULL DEFAULT '',        -- of the coordinator
	reach       TEXT    NOT NULL DEFAULT ''         -- of the asked, told to her
) STRICT;
CREATE INDEX introduction_of_person ON introduction (person_id, created_at);
CREATE INDEX introduction_of_party ON introduction (party_id, goes_at);
CREATE INDEX introduction_of_ask ON introduction (ask_id);
CREATE INDEX introduction_from ON introduction (from_id);
CREATE INDEX introduction_state ON introduction (state, goes_at);

-- What came of it, by each side; there once they said yes. who: the person
-- who asked, or the party that helped.
CREATE TABLE introduction_side (
	id              INTEGER PRIMARY KEY,
	introduction_id INTEGER NOT NULL REFERENCES introduction (id) ON DELETE CASCADE,
	side            TEXT    NOT NULL CHECK (side IN ('asker', 'helper')),
	who             INTEGER NOT NULL,
	asked_at        INTEGER NOT NULL DEFAULT 0,     -- once, by mail
	outcome         TEXT    NOT NULL DEFAULT '' CHECK (
	           outcome = '' OR outcome = 'yes'
	            OR outcome = 'little' OR outcome = 'no'
	            OR outcome = 'not-yet'),
	words           TEXT    NOT NULL DEFAULT '',
	share           TEXT    NOT NULL DEFAULT '' CHECK (
	           share = '' OR share = 'yes'
	            OR share = 'no'),
	UNIQUE (introduction_id, side)
) STRICT;
CREATE INDEX introduction_side_of ON introduction_side (side, who, asked_at);

-- How it went on, told by both: an experience others find. Its own copy of
-- the words, for it outlives the introduction.
CREATE TABLE story (
	id              INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
	introduction_id INTEGER REFERENCES introduction (id) ON DELETE SET NULL,
	ask_id          INTEGER REFERENCES entry (id) ON DELETE SET NULL,
	party_id        INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	from_id         INTEGER REFERENCES entry (id) ON DELETE SET NULL,
	asker_words     TEXT    NOT NULL,
	helper_words    TEXT    NOT NULL,
	shared_at       INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX story_introduction ON story (introduction_id);
CREATE INDEX story_ask ON story (ask_id);
CREATE INDEX story_party ON story (party_id);
CREATE INDEX story_from ON story (from_id);
CREATE INDEX story_new ON story (shared_at);

-- A match a coordinator saw, with her sentence why; these come first.
CREATE TABLE picked_match (
	ask_id     INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	entry_id   INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	reason     TEXT    NOT NULL,
	picked_by  INTEGER REFERENCES person (id) ON DELETE SET NULL,
	created_at INTEGER NOT NULL,
	PRIMARY KEY (ask_id, entry_id)
) STRICT;
CREATE INDEX picked_match_entry ON picked_match (entry_id);
CREATE INDEX picked_match_by ON picked_match (picked_by);

-- How often a month they want to be asked; what comes beyond waits.
ALTER TABLE party ADD COLUMN asks_a_month INTEGER NOT NULL DEFAULT 4
	CHECK (asks_a_month BETWEEN 1 AND 99);
