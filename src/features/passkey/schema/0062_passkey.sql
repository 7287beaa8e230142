-- Keys on people's own devices, with which they sign in without a mail. Bytes
-- are written as base64url.
CREATE TABLE passkey (
	id         INTEGER PRIMARY KEY,
	person_id  INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	credential TEXT    NOT NULL UNIQUE,         -- its id, as the device says
	public_key TEXT    NOT NULL,
	algorithm  INTEGER NOT NULL,                -- of COSE: -7, -8, -257
	uses       INTEGER NOT NULL,                -- as it counts; 0: it does not
	movable    INTEGER NOT NULL,                -- 1: may be on more devices
	moved      INTEGER NOT NULL,                -- 1: is on more devices
	transports TEXT    NOT NULL,                -- "internal,hybrid"
	name       TEXT    NOT NULL,                -- as its owner calls it
	created_at INTEGER NOT NULL,
	used_at    INTEGER NOT NULL DEFAULT 0,
	twice_at   INTEGER NOT NULL DEFAULT 0       -- it counted back: a copy?
) STRICT;
CREATE INDEX passkey_of ON passkey (person_id, created_at);

-- As what a device knows a person: random, says nothing about them.
CREATE TABLE passkey_holder (
	person_id INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
	handle    TEXT    NOT NULL UNIQUE,
	later     INTEGER NOT NULL DEFAULT 0        -- 1: they said "not now"
) STRICT;

-- What was asked of a browser, known by the token of its forms; used once.
CREATE TABLE passkey_asked (
	id        INTEGER PRIMARY KEY,
	binding   TEXT    NOT NULL UNIQUE,
	challenge TEXT    NOT NULL,
	ends_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX passkey_asked_end ON passkey_asked (ends_at);
