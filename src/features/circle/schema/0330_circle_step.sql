-- What a member will do before a day: one step each time the circle met. It
-- goes with their seat.
CREATE TABLE circle_step (
	id         INTEGER PRIMARY KEY,
	member_id  INTEGER NOT NULL REFERENCES circle_member (id) ON DELETE CASCADE,
	meeting_at INTEGER NOT NULL,        -- of the meeting before it; 0: none yet
	words      TEXT    NOT NULL,
	due        TEXT    NOT NULL,        -- "2027-01-31"
	state      TEXT    NOT NULL DEFAULT 'open' CHECK (
	           state = 'open' OR state = 'underway'
	            OR state = 'done' OR state = 'stopped'),
	made_at    INTEGER NOT NULL,
	UNIQUE (member_id, meeting_at)
) STRICT;
CREATE INDEX circle_step_made ON circle_step (made_at);
