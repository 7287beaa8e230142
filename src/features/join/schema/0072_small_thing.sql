-- The small things one may bring at first, and what someone said to them: a
-- row that one was asked, with the offer if it became one.
CREATE TABLE small_thing (
	person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	what      TEXT    NOT NULL CHECK (what IN ('story', 'coffee', 'phone',
	                  'unknown', 'skip')),
	offer_id  INTEGER REFERENCES entry (id) ON DELETE SET NULL,
	said_at   INTEGER NOT NULL,
	PRIMARY KEY (person_id, what)
) STRICT;
CREATE INDEX small_thing_offer ON small_thing (offer_id);
