-- What some show besides a mail: an app that shows codes, and codes on paper
-- for when it is gone.
CREATE TABLE code_app (
	person_id    INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
	key          TEXT    NOT NULL,              -- base32
	confirmed_at INTEGER NOT NULL DEFAULT 0,    -- 0: none of its codes was typed
	step         INTEGER NOT NULL DEFAULT 0,    -- of the last code; none twice
	wrong        INTEGER NOT NULL DEFAULT 0,    -- since the last right one
	wrong_at     INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE recovery_code (
	id        INTEGER PRIMARY KEY,
	person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	code_mac  TEXT    NOT NULL,                 -- HMAC with this site's key
	used_at   INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX recovery_code_of ON recovery_code (person_id, code_mac);

-- Who lost all of these and asks for their role back.
CREATE TABLE role_lost (
	person_id INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
	asked_at  INTEGER NOT NULL
) STRICT;
