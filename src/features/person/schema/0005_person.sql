-- People who signed in or wrote. Never public.
CREATE TABLE person (
	id         INTEGER PRIMARY KEY,
	name       TEXT    NOT NULL,
	mail       TEXT    NOT NULL UNIQUE,         -- lower case
	lang       TEXT    NOT NULL DEFAULT 'nl',
	created_at INTEGER NOT NULL
) STRICT;

-- A person acting for a party.
CREATE TABLE membership (
	person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	party_id  INTEGER NOT NULL REFERENCES party (id) ON DELETE CASCADE,
	role      TEXT    NOT NULL CHECK (role IN ('member', 'manager')),
	since     INTEGER NOT NULL,
	PRIMARY KEY (person_id, party_id)
) STRICT;
CREATE INDEX membership_of ON membership (party_id, person_id);

-- What a person may do besides; a place narrows it to what lies within.
CREATE TABLE role_grant (
	id         INTEGER PRIMARY KEY,
	person_id  INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	role       TEXT    NOT NULL CHECK (role IN ('coordinator',
	                   'administrator')),
	place_id   INTEGER REFERENCES place (id),   -- NULL: everywhere
	granted_at INTEGER NOT NULL,
	granted_by TEXT    NOT NULL,
	ends_at    INTEGER NOT NULL DEFAULT 0       -- 0: no end
) STRICT;
CREATE INDEX role_grant_of ON role_grant (person_id);

CREATE TABLE session (
	id         INTEGER PRIMARY KEY,
	token_hash TEXT    NOT NULL UNIQUE,         -- SHA-256 of the cookie, hex
	person_id  INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	csrf       TEXT    NOT NULL,
	created_at INTEGER NOT NULL,
	seen_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX session_of ON session (person_id);

-- A link in a mail or on the terminal: opens a page with a button; only the
-- button uses it, once. about is the row the purpose speaks of.
CREATE TABLE link_token (
	id         INTEGER PRIMARY KEY,
	token_hash TEXT    NOT NULL UNIQUE,
	purpose    TEXT    NOT NULL,                -- sign-in, publish, answer, ...
	person_id  INTEGER REFERENCES person (id) ON DELETE CASCADE,
	about      INTEGER NOT NULL DEFAULT 0,
	binding    TEXT    NOT NULL DEFAULT '',     -- hash of the browser's cookie
	created_at INTEGER NOT NULL,
	ends_at    INTEGER NOT NULL,
	used_at    INTEGER NOT NULL DEFAULT 0
) STRICT;
