-- What the network says of a place itself. Every change is a row; the last
-- one counts. The facts of the gazetteer are not here.
CREATE TABLE place_words (
	id        INTEGER PRIMARY KEY,
	place_id  INTEGER NOT NULL REFERENCES place (id) ON DELETE CASCADE,
	number    INTEGER NOT NULL,             -- 1, 2, ... of this place
	text      TEXT    NOT NULL,
	links     TEXT    NOT NULL,             -- addresses, one a line
	made_at   INTEGER NOT NULL,
	role      TEXT    NOT NULL CHECK (role IN ('coordinator',
	                  'municipality')),
	person_id INTEGER REFERENCES person (id) ON DELETE SET NULL,
	                                        -- never shown
	UNIQUE (place_id, number)
) STRICT;
CREATE INDEX place_words_person ON place_words (person_id);
