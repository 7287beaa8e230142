-- An initiative or organisation that was added here, by one of its own people
-- or by someone who knows it.
CREATE TABLE addition (
	id           INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
	person_id    INTEGER REFERENCES person (id) ON DELETE SET NULL,
	             -- who added it; never shown
	own          INTEGER NOT NULL CHECK (own IN (0, 1)),
	mail         TEXT    NOT NULL DEFAULT '',
	             -- theirs, for one letter; '': none, or forgotten
	held_for     TEXT    NOT NULL DEFAULT '',   -- as post.held_for
	confirmed_at INTEGER NOT NULL DEFAULT 0,
	told_at      INTEGER NOT NULL DEFAULT 0,    -- that letter
	removed_at   INTEGER NOT NULL DEFAULT 0,    -- they wanted it away
	looked_at    INTEGER NOT NULL DEFAULT 0     -- a coordinator did
) STRICT;
CREATE INDEX addition_person ON addition (person_id);
CREATE INDEX addition_mail ON addition (mail);
CREATE INDEX addition_look ON addition (looked_at, confirmed_at);
