-- Messages to be sent; where mail goes to a page instead (/postbus), all there
-- ever were.
CREATE TABLE mail (
	id         INTEGER PRIMARY KEY,
	recipient  TEXT    NOT NULL,
	subject    TEXT    NOT NULL,
	text       TEXT    NOT NULL,
	message_id TEXT    NOT NULL DEFAULT '',
	reply_to   TEXT    NOT NULL DEFAULT '',
	created_at INTEGER NOT NULL,
	sent_at    INTEGER NOT NULL DEFAULT 0,
	failure    TEXT    NOT NULL DEFAULT ''  -- why it was given up
) STRICT;
CREATE INDEX mail_new ON mail (created_at);
