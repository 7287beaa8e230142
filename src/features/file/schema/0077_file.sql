-- Files that others sent, in pieces: one of twenty megabytes is never in
-- memory whole, neither when it comes nor when it goes.
CREATE TABLE file (
	id         INTEGER PRIMARY KEY,
	entry_id   INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	title      TEXT    NOT NULL,            -- what it is, in words
	name       TEXT    NOT NULL,            -- to be saved under
	kind       TEXT    NOT NULL,            -- "pdf", "odt", "docx", ...
	size       INTEGER NOT NULL,            -- bytes
	hash       TEXT    NOT NULL,            -- of the bytes: its address
	added_at   INTEGER NOT NULL,
	added_by   INTEGER REFERENCES person (id) ON DELETE SET NULL,
	removed_at INTEGER NOT NULL DEFAULT 0   -- 0: it is shown
) STRICT;
CREATE INDEX file_entry ON file (entry_id, removed_at, id);
CREATE INDEX file_hash ON file (hash);
CREATE INDEX file_added_by ON file (added_by);
CREATE INDEX file_removed ON file (removed_at) WHERE removed_at > 0;

CREATE TABLE file_piece (
	file_id INTEGER NOT NULL REFERENCES file (id) ON DELETE CASCADE,
	number  INTEGER NOT NULL,               -- 0, 1, ...
	bytes   BLOB    NOT NULL,               -- 64 kB; the last may be shorter
	PRIMARY KEY (file_id, number)
) STRICT;
