-- What someone said yes to: which text, when, in which way. A row is never
-- changed but for its end; a new yes is a new row.
CREATE TABLE consent (
	id           INTEGER PRIMARY KEY,
	person_id    INTEGER REFERENCES person (id) ON DELETE CASCADE,
	mail_hash    TEXT    NOT NULL DEFAULT '',   -- of who has no account
	purpose      TEXT    NOT NULL,              -- "house-rules"
	about        INTEGER NOT NULL DEFAULT 0,    -- a row the purpose knows
	version      TEXT    NOT NULL,              -- of the text they saw
	lang         TEXT    NOT NULL,              -- in which they saw it
	way          TEXT    NOT NULL CHECK (way IN ('form', 'mail', 'paper',
	                     'phone')),
	given_at     INTEGER NOT NULL,
	withdrawn_at INTEGER NOT NULL DEFAULT 0,    -- 0: it holds
	CHECK (person_id IS NOT NULL OR mail_hash <> '')
) STRICT;
CREATE INDEX consent_of ON consent (person_id, purpose);
CREATE INDEX consent_mail ON consent (mail_hash, purpose) WHERE mail_hash <> '';
