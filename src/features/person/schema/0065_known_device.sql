-- On what someone with a role signed in before, roughly, so that they hear of a
-- device that is new.
CREATE TABLE known_device (
	person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	browser   TEXT    NOT NULL,
	system    TEXT    NOT NULL,
	first_at  INTEGER NOT NULL,
	PRIMARY KEY (person_id, browser, system)
) STRICT;

-- To count all mails to sign in with.
CREATE INDEX link_token_made ON link_token (purpose, created_at);
