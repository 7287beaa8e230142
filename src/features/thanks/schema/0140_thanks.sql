-- A card with a few own words, from who asked to who helped. Between those
-- two; on the page of an initiative only if both want that.
CREATE TABLE thanks (
	id              INTEGER PRIMARY KEY,
	introduction_id INTEGER NOT NULL REFERENCES introduction (id) ON DELETE CASCADE,
	person_id       INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	words           TEXT    NOT NULL,
	way             TEXT    NOT NULL CHECK (way IN ('mail', 'paper')),
	may_show        INTEGER NOT NULL CHECK (may_show IN (0, 1)), -- who wrote it
	shown           TEXT    NOT NULL DEFAULT '' CHECK (         -- who got it
	           shown = '' OR shown = 'yes' OR shown = 'no'),
	made_at         INTEGER NOT NULL,
	UNIQUE (introduction_id)
) STRICT;
CREATE INDEX thanks_by ON thanks (person_id);
CREATE INDEX thanks_made ON thanks (made_at);
