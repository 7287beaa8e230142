-- A circle: three to eight parties that meet in confidence. The one that is
-- longest a member is at the wheel; who no member is left of is shown nowhere.
CREATE TABLE circle (
	id       INTEGER PRIMARY KEY,
	kind     TEXT    NOT NULL CHECK (
	         kind = 'living-room' OR kind = 'learning' OR kind = 'speakers'
	          OR kind = 'supporters' OR kind = 'front-runners'
	          OR kind = 'municipalities'),
	purpose  TEXT    NOT NULL,
	theme_id INTEGER REFERENCES theme (id) ON DELETE SET NULL,
	place_id INTEGER REFERENCES place (id) ON DELETE SET NULL,
	rhythm   TEXT    NOT NULL DEFAULT '',       -- "elke zes weken, 's avonds"
	address  TEXT    NOT NULL DEFAULT '',       -- for members only
	made_at  INTEGER NOT NULL
) STRICT;

-- Invited and not answered yet; asked and not let in yet; in it; or said no,
-- which is kept without a person so that nobody invites them again.
CREATE TABLE circle_member (
	id        INTEGER PRIMARY KEY,
	circle_id INTEGER NOT NULL REFERENCES circle (id) ON DELETE CASCADE,
	party_id  INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	person_id INTEGER REFERENCES person (id) ON DELETE CASCADE,
	state     TEXT    NOT NULL CHECK (
	          state = 'invited' OR state = 'asked'
	           OR state = 'member' OR state = 'no'),
	shown     INTEGER NOT NULL DEFAULT 0 CHECK (shown IN (0, 1)),
	since     INTEGER NOT NULL,
	UNIQUE (circle_id, party_id)
) STRICT;
CREATE INDEX circle_member_party ON circle_member (party_id);
CREATE INDEX circle_member_person ON circle_member (person_id);

-- What the night proposes to coordinators; made anew each night.
CREATE TABLE circle_proposal (
	id       INTEGER PRIMARY KEY,
	theme_id INTEGER NOT NULL REFERENCES theme (id) ON DELETE CASCADE,
	made_at  INTEGER NOT NULL
) STRICT;
CREATE TABLE circle_proposed (
	proposal_id INTEGER NOT NULL REFERENCES circle_proposal (id) ON DELETE CASCADE,
	party_id    INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	km          INTEGER NOT NULL,               -- to the furthest of the others
	PRIMARY KEY (proposal_id, party_id)
) STRICT;
CREATE INDEX circle_proposed_party ON circle_proposed (party_id);
