-- What a circle learned, for everyone once each of its members said yes. One
-- "no" keeps it with the circle; another text asks everyone again.
CREATE TABLE circle_lesson (
	id         INTEGER PRIMARY KEY,
	circle_id  INTEGER NOT NULL REFERENCES circle (id) ON DELETE CASCADE,
	title      TEXT    NOT NULL,
	words      TEXT    NOT NULL,
	round      INTEGER NOT NULL DEFAULT 1,
	state      TEXT    NOT NULL DEFAULT 'proposed' CHECK (
	           state = 'proposed' OR state = 'kept'
	            OR state = 'published' OR state = 'withdrawn'),
	why        TEXT    NOT NULL DEFAULT '',     -- the word with a "no"
	entry_id   INTEGER REFERENCES entry (id) ON DELETE SET NULL,
	changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX circle_lesson_circle ON circle_lesson (circle_id);
CREATE INDEX circle_lesson_entry ON circle_lesson (entry_id);

-- Who said yes to the text of now.
CREATE TABLE circle_lesson_yes (
	lesson_id INTEGER NOT NULL REFERENCES circle_lesson (id) ON DELETE CASCADE,
	member_id INTEGER NOT NULL REFERENCES circle_member (id) ON DELETE CASCADE,
	at        INTEGER NOT NULL,
	PRIMARY KEY (lesson_id, member_id)
) STRICT;
CREATE INDEX circle_lesson_yes_member ON circle_lesson_yes (member_id);
