-- One date for all who ask the same initiative: come and see. Who is invited
-- asked them; who cannot come gets a turn of their own again.
CREATE TABLE openday (
	id         INTEGER PRIMARY KEY,
	party_id   INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	starts_at  INTEGER NOT NULL,
	venue      TEXT    NOT NULL,
	seats      INTEGER NOT NULL CHECK (seats BETWEEN 1 AND 200),
	state      TEXT    NOT NULL CHECK (state IN ('planned', 'cancelled')),
	meeting_id INTEGER REFERENCES entry (id) ON DELETE SET NULL, -- if listed
	created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX openday_of ON openday (party_id, starts_at);
CREATE INDEX openday_meeting ON openday (meeting_id);

CREATE TABLE openday_guest (
	id              INTEGER PRIMARY KEY,
	openday_id      INTEGER NOT NULL REFERENCES openday (id) ON DELETE CASCADE,
	introduction_id INTEGER NOT NULL REFERENCES introduction (id) ON DELETE CASCADE,
	answer          TEXT    NOT NULL DEFAULT '' CHECK (
	           answer = '' OR answer = 'yes'
	            OR answer = 'no' OR answer = 'other'),
	UNIQUE (openday_id, introduction_id)
) STRICT;
CREATE INDEX openday_guest_of ON openday_guest (introduction_id);

-- When we last proposed one to them: once in two months is enough.
CREATE TABLE openday_proposal (
	party_id    INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
	proposed_at INTEGER NOT NULL
) STRICT;
