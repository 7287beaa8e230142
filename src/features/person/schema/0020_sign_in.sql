-- Keys of this site's own, each made when it is first needed.
CREATE TABLE secret (
	name  TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT;

-- 0: nobody showed yet that this mail address is theirs.
ALTER TABLE person ADD COLUMN confirmed_at INTEGER NOT NULL DEFAULT 0;

-- Besides its link, a mail to sign in with has a short code to type.
CREATE TABLE sign_in (
	id       INTEGER PRIMARY KEY REFERENCES link_token (id) ON DELETE CASCADE,
	code_mac TEXT    NOT NULL,              -- HMAC with this site's key
	tries    INTEGER NOT NULL DEFAULT 0,
	back     TEXT    NOT NULL DEFAULT ''    -- the path they came from
) STRICT;
CREATE INDEX link_token_of ON link_token (person_id, purpose, created_at);
CREATE INDEX link_token_binding ON link_token (binding);
CREATE INDEX link_token_end ON link_token (ends_at);
