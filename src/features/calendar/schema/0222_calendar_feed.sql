-- Who has the meetings of their own at an address for their calendar. seed: in
-- the code of that address, so that a new one ends the old.
CREATE TABLE calendar_feed (
	person_id INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
	seed      TEXT    NOT NULL
) STRICT;
