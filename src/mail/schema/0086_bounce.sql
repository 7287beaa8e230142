-- Mail that came back in the last two weeks. mark: of the address, as in
-- mail_unwanted; source: which mail, so that what is told twice counts once.
CREATE TABLE mail_bounce (
	source TEXT    PRIMARY KEY,
	mark   TEXT    NOT NULL,
	status TEXT    NOT NULL,        -- RFC 3463: 5.1.1
	at     INTEGER NOT NULL
) STRICT;
CREATE INDEX mail_bounce_of ON mail_bounce (mark, at);
CREATE INDEX mail_bounce_at ON mail_bounce (at);

-- Addresses nothing is sent to, until whose it is shows that it works.
CREATE TABLE mail_suppressed (
	id        INTEGER PRIMARY KEY,
	mark      TEXT    NOT NULL UNIQUE,
	masked    TEXT    NOT NULL,     -- a***@example.org; may be empty
	person_id INTEGER REFERENCES person (id) ON DELETE CASCADE,
	status    TEXT    NOT NULL,
	since     INTEGER NOT NULL,
	asked_at  INTEGER NOT NULL DEFAULT 0    -- a mail to confirm it was sent
) STRICT;
CREATE INDEX mail_suppressed_person ON mail_suppressed (person_id);

-- asked: they wait for it and just typed the address: it goes in any case.
-- answers: the Message-ID of a mail this one answers by itself.
ALTER TABLE mail ADD COLUMN asked INTEGER NOT NULL DEFAULT 0
	CHECK (asked IN (0, 1));
ALTER TABLE mail ADD COLUMN answers TEXT NOT NULL DEFAULT '';

-- Whose signed reply addresses of before are no longer good.
CREATE TABLE mail_reply_epoch (
	person_id INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
	epoch     INTEGER NOT NULL
) STRICT;
