-- Each copy of the data that was made, or was not, and what came of trying
-- whether it could be put back.
CREATE TABLE backup_made (
	id           INTEGER PRIMARY KEY,
	at           INTEGER NOT NULL,
	name         TEXT    NOT NULL,              -- in the folder of backups
	bytes        INTEGER NOT NULL DEFAULT 0,
	failure      TEXT    NOT NULL DEFAULT '',   -- '': it is there
	rehearsed_at INTEGER NOT NULL DEFAULT 0,
	counts       TEXT    NOT NULL DEFAULT '',   -- a line a table: name, rows
	rehearsal    TEXT    NOT NULL DEFAULT ''    -- why it could not be
) STRICT;
CREATE INDEX backup_made_at ON backup_made (at);
