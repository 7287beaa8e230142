-- Photos and logos of entries. The bytes stand in the database: so they are in
-- every copy of it, come and go with the row that shows them, and are the same
-- for every process. A photo is some 300 kB in all its sizes; a thousand of
-- them are a third of a gigabyte.
CREATE TABLE photo (
	id         INTEGER PRIMARY KEY,
	entry_id   INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	kind       TEXT    NOT NULL CHECK (kind IN ('logo', 'photo')),
	position   INTEGER NOT NULL,
	alt        TEXT    NOT NULL,            -- what is to be seen
	added_at   INTEGER NOT NULL,
	added_by   INTEGER REFERENCES person (id) ON DELETE SET NULL,
	removed_at INTEGER NOT NULL DEFAULT 0   -- 0: it is shown
) STRICT;
CREATE INDEX photo_entry ON photo (entry_id, removed_at, kind, position);
CREATE INDEX photo_added_by ON photo (added_by);
CREATE INDEX photo_removed ON photo (removed_at) WHERE removed_at > 0;

CREATE TABLE photo_size (
	photo_id INTEGER NOT NULL REFERENCES photo (id) ON DELETE CASCADE,
	type     TEXT    NOT NULL CHECK (type IN ('webp', 'jpeg')),
	width    INTEGER NOT NULL,
	height   INTEGER NOT NULL,
	hash     TEXT    NOT NULL,              -- of the bytes: its address
	bytes    BLOB    NOT NULL,
	PRIMARY KEY (photo_id, type, width)
) STRICT;
CREATE INDEX photo_size_hash ON photo_size (hash);
