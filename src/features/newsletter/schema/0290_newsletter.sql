-- Who gets newsletters: all there are (neither a theme nor a place), or those
-- about a theme or a region. Someone may have several rows.
CREATE TABLE newsletter_reader (
	id        INTEGER PRIMARY KEY,
	person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	theme_id  INTEGER REFERENCES theme (id) ON DELETE CASCADE,
	place_id  INTEGER REFERENCES place (id) ON DELETE CASCADE,
	since     INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX newsletter_reader_of ON newsletter_reader (person_id,
	coalesce(theme_id, 0), coalesce(place_id, 0));
CREATE INDEX newsletter_reader_theme ON newsletter_reader (theme_id);
CREATE INDEX newsletter_reader_place ON newsletter_reader (place_id);

-- A newsletter to all readers, or to those of a theme or a region.
CREATE TABLE newsletter (
	id           INTEGER PRIMARY KEY,
	theme_id     INTEGER REFERENCES theme (id),
	place_id     INTEGER REFERENCES place (id),
	subject      TEXT    NOT NULL DEFAULT '',
	opening      TEXT    NOT NULL DEFAULT '',   -- greeting and first words
	state        TEXT    NOT NULL DEFAULT 'draft' CHECK (
	           state = 'draft' OR state = 'sending' OR state = 'paused'
	            OR state = 'sent'),
	changes      INTEGER NOT NULL DEFAULT 0,    -- of the words: its version
	made_at      INTEGER NOT NULL,
	news_since   INTEGER NOT NULL,              -- what came from then is in it
	slug         TEXT    NOT NULL DEFAULT '',   -- from the moment it is sent
	sent_at      INTEGER NOT NULL DEFAULT 0,
	after_person INTEGER NOT NULL DEFAULT 0,    -- sent up to this id
	readers      INTEGER NOT NULL DEFAULT 0,    -- how many when it began
	mailed       INTEGER NOT NULL DEFAULT 0,    -- to how many by now
	note         TEXT    NOT NULL DEFAULT '',   -- what was put right since
	noted_at     INTEGER NOT NULL DEFAULT 0,
	withdrawn_at INTEGER NOT NULL DEFAULT 0     -- no longer in the archive
) STRICT;
CREATE UNIQUE INDEX newsletter_slug ON newsletter (slug) WHERE slug <> '';
CREATE INDEX newsletter_when ON newsletter (sent_at, id);

-- A piece of it: of something here, which goes with it, or of its own.
CREATE TABLE newsletter_block (
	id            INTEGER PRIMARY KEY,
	newsletter_id INTEGER NOT NULL REFERENCES newsletter (id) ON DELETE CASCADE,
	position      INTEGER NOT NULL,
	kind          TEXT    NOT NULL,     -- under which heading; 'own': none
	entry_id      INTEGER REFERENCES entry (id) ON DELETE CASCADE,
	title         TEXT    NOT NULL,
	text          TEXT    NOT NULL DEFAULT '',
	link          TEXT    NOT NULL DEFAULT '',
	used          INTEGER NOT NULL DEFAULT 1 CHECK (used IN (0, 1))
) STRICT;
CREATE INDEX newsletter_block_of ON newsletter_block (newsletter_id, position);
CREATE INDEX newsletter_block_entry ON newsletter_block (entry_id);
