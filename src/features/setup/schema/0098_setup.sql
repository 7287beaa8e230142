-- The first start of a site: one row, made when an empty database is served,
-- and kept when it is done, so that it cannot be done again.
CREATE TABLE setup (
	id           INTEGER PRIMARY KEY CHECK (id = 1),
	code_hash    TEXT    NOT NULL,              -- '': it was used
	tries        INTEGER NOT NULL DEFAULT 0,    -- wrong ones
	holder_hash  TEXT    NOT NULL DEFAULT '',   -- of the browser that gave it
	step         INTEGER NOT NULL DEFAULT 0,    -- how many were filled in
	name         TEXT    NOT NULL DEFAULT '',   -- the first administrator
	mail         TEXT    NOT NULL DEFAULT '',
	test_mail_id INTEGER NOT NULL DEFAULT 0,
	sample       INTEGER NOT NULL DEFAULT 0,
	done_at      INTEGER NOT NULL DEFAULT 0
) STRICT;

-- What DNS said of the domain that mail comes from, when a job last asked.
CREATE TABLE dns_seen (
	kind   TEXT    PRIMARY KEY,                 -- spf, dmarc, ptr
	name   TEXT    NOT NULL,                    -- whose record
	answer TEXT    NOT NULL,                    -- '': there is none
	at     INTEGER NOT NULL
) STRICT;
