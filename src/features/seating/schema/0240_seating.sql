-- Who sits at which table of a planned meeting. It goes with the registration.
CREATE TABLE seating (
	meeting_id INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
	rounds     INTEGER NOT NULL DEFAULT 0 CHECK (rounds BETWEEN 0 AND 3), -- 0: not made
	was_rounds INTEGER NOT NULL DEFAULT 0,  -- as it was before
	wanted     INTEGER NOT NULL DEFAULT 0,  -- rounds; 0: nothing waits to be made
	keeps      INTEGER NOT NULL DEFAULT 0,  -- who sits stays, in what waits
	shown      INTEGER NOT NULL DEFAULT 0   -- to who comes
) STRICT;

CREATE TABLE seat (
	registration_id INTEGER NOT NULL REFERENCES registration (id) ON DELETE CASCADE,
	round           INTEGER NOT NULL,       -- from 0
	table_id        INTEGER REFERENCES entry (id) ON DELETE SET NULL, -- none: no seat
	was_id          INTEGER REFERENCES entry (id) ON DELETE SET NULL, -- before the last seating
	locked          INTEGER NOT NULL DEFAULT 0,     -- put there by hand
	PRIMARY KEY (registration_id, round)
) STRICT;
CREATE INDEX seat_table ON seat (table_id);
CREATE INDEX seat_was ON seat (was_id);
