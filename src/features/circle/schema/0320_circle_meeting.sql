-- A circle meets. First its members say which of some moments suit them; then
-- one is chosen. Called off is kept, with the reason, as others may hang on it.
CREATE TABLE circle_meeting (
	id            INTEGER PRIMARY KEY,
	circle_id     INTEGER NOT NULL REFERENCES circle (id) ON DELETE CASCADE,
	-- Whose question is on the table.
	case_party_id INTEGER REFERENCES entry (id) ON DELETE SET NULL,
	venue         TEXT    NOT NULL DEFAULT '',  -- for members only
	state         TEXT    NOT NULL CHECK (
	              state = 'asking' OR state = 'chosen' OR state = 'off'),
	starts_at     INTEGER NOT NULL DEFAULT 0,   -- once chosen
	reason        TEXT    NOT NULL DEFAULT '',  -- why it is changed or off
	sequence      INTEGER NOT NULL DEFAULT 0,   -- of its calendar mails
	made_at       INTEGER NOT NULL
) STRICT;
CREATE INDEX circle_meeting_circle ON circle_meeting (circle_id);
CREATE INDEX circle_meeting_case ON circle_meeting (case_party_id);

CREATE TABLE circle_moment (
	id         INTEGER PRIMARY KEY,
	meeting_id INTEGER NOT NULL REFERENCES circle_meeting (id) ON DELETE CASCADE,
	starts_at  INTEGER NOT NULL,
	UNIQUE (meeting_id, starts_at)
) STRICT;

-- What a member said of a moment. It goes with their seat.
CREATE TABLE circle_suits (
	moment_id INTEGER NOT NULL REFERENCES circle_moment (id) ON DELETE CASCADE,
	member_id INTEGER NOT NULL REFERENCES circle_member (id) ON DELETE CASCADE,
	answer    TEXT    NOT NULL CHECK (
	          answer = 'yes' OR answer = 'maybe' OR answer = 'no'),
	PRIMARY KEY (moment_id, member_id)
) STRICT;
CREATE INDEX circle_suits_member ON circle_suits (member_id);
