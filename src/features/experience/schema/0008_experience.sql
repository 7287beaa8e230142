-- What an initiative or organisation has done that helps others.
-- Links: by (whose it is).
CREATE TABLE experience (
	id         INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
	basis      TEXT NOT NULL DEFAULT '',
	source_url TEXT NOT NULL DEFAULT ''
) STRICT;
