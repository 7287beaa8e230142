-- Mail that came in and was not yet read, as it came (base64url).
CREATE TABLE incoming (
	id        INTEGER PRIMARY KEY,
	sender    TEXT    NOT NULL,     -- of the envelope
	recipient TEXT    NOT NULL,
	bytes     TEXT    NOT NULL,
	at        INTEGER NOT NULL
) STRICT;

-- What was taken from the mailbox and may be removed there, by its hash.
CREATE TABLE incoming_fetched (
	hash TEXT    PRIMARY KEY,
	at   INTEGER NOT NULL
) STRICT;
CREATE INDEX incoming_fetched_at ON incoming_fetched (at);

-- Whom we wrote back to by ourselves, and when: not twice a day.
CREATE TABLE incoming_told (
	mark TEXT    PRIMARY KEY,
	at   INTEGER NOT NULL
) STRICT;
CREATE INDEX incoming_told_at ON incoming_told (at);

-- Answers by mail that a coordinator looks at first.
CREATE TABLE incoming_held (
	id        INTEGER PRIMARY KEY,
	kind      TEXT    NOT NULL,     -- of the reply address
	about     INTEGER NOT NULL,
	person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	masked    TEXT    NOT NULL,     -- who it says it is from
	why       TEXT    NOT NULL CHECK (why IN ('sender', 'unproven')),
	text      TEXT    NOT NULL,
	at        INTEGER NOT NULL
) STRICT;
CREATE INDEX incoming_held_person ON incoming_held (person_id);
CREATE INDEX incoming_held_at ON incoming_held (at);
