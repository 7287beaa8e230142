-- A seat is of one meeting: of a course each session has its own.
ALTER TABLE seat RENAME TO seat_before;
CREATE TABLE seat (
	registration_id INTEGER NOT NULL REFERENCES registration (id) ON DELETE CASCADE,
	meeting_id      INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	round           INTEGER NOT NULL,       -- from 0
	table_id        INTEGER REFERENCES entry (id) ON DELETE SET NULL, -- none: no seat
	was_id          INTEGER REFERENCES entry (id) ON DELETE SET NULL, -- before the last seating
	locked          INTEGER NOT NULL DEFAULT 0,     -- put there by hand
	PRIMARY KEY (registration_id, meeting_id, round)
) STRICT;
INSERT INTO seat (registration_id, meeting_id, round, table_id, was_id, locked)
SELECT s.registration_id, r.meeting_id, s.round, s.table_id, s.was_id, s.locked
  FROM seat_before s
  JOIN registration r ON r.id = s.registration_id;
DROP TABLE seat_before;
CREATE INDEX seat_meeting ON seat (meeting_id);
CREATE INDEX seat_table ON seat (table_id);
CREATE INDEX seat_was ON seat (was_id);
