-- What an ask and an offer that were written here have besides. An entry of
-- status 'held' waits for its writer's mail (confirmed_at is 0), or for a
-- coordinator (held_for is not empty), or else is for some readers only.
CREATE TABLE post (
	id           INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
	readers      TEXT    NOT NULL DEFAULT 'everyone' CHECK (readers = 'everyone'
	                     OR readers = 'municipality' OR readers = 'region'
	                     OR readers = 'network'),
	confirmed_at INTEGER NOT NULL DEFAULT 0,
	held_for     TEXT    NOT NULL DEFAULT '',   -- phone|mail|...: why
	withdrawn_at INTEGER NOT NULL DEFAULT 0,
	removal_asked_at INTEGER NOT NULL DEFAULT 0 -- by someone else; 0: nobody
) STRICT;
CREATE INDEX post_held ON post (confirmed_at) WHERE held_for <> '';
CREATE INDEX post_removal ON post (removal_asked_at) WHERE removal_asked_at > 0;
