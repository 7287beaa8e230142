-- Messages to be sent, and in a demo all there ever were (/postbus).
CREATE TABLE mail (
	id         INTEGER PRIMARY KEY,
	recipient  TEXT    NOT NULL,
	subject    TEXT    NOT NULL,
	text       TEXT    NOT NULL,
	message_id TEXT    NOT NULL DEFAULT '',
	reply_to   TEXT    NOT NULL DEFAULT '',
	created_at INTEGER NOT NULL,
	sent_at    INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX mail_new ON mail (created_at);
