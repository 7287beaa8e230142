-- Initiatives that help each other in a ring: each brings what the next one
-- seeks, and the last brings what the first seeks. Two or three of them.
CREATE TABLE triangle (
	id         INTEGER PRIMARY KEY,
	state      TEXT    NOT NULL CHECK (state IN ('waits', 'open', 'agreed',
	                   'no', 'over')),      -- waits: for a coordinator
	created_at INTEGER NOT NULL,
	ends_at    INTEGER NOT NULL             -- of waiting for answers
) STRICT;
CREATE INDEX triangle_state ON triangle (state, ends_at);

-- One of them: what they bring the next in the ring, and what they seek.
CREATE TABLE triangle_side (
	id          INTEGER PRIMARY KEY,
	triangle_id INTEGER NOT NULL REFERENCES triangle (id) ON DELETE CASCADE,
	position    INTEGER NOT NULL CHECK (position BETWEEN 0 AND 2),
	party_id    INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	offer_id    INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	ask_id      INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	reason      TEXT    NOT NULL,   -- why that offer fits the next one's ask
	answer      TEXT    NOT NULL DEFAULT '' CHECK (answer = ''
	            OR answer = 'yes' OR answer = 'later' OR answer = 'no'),
	why         TEXT    NOT NULL DEFAULT '',        -- of a no; for coordinators
	answered_at INTEGER NOT NULL DEFAULT 0,
	shares      INTEGER NOT NULL DEFAULT 0 CHECK (shares IN (0, 1)),
	UNIQUE (triangle_id, position)
) STRICT;
CREATE INDEX triangle_side_party ON triangle_side (party_id);
CREATE INDEX triangle_side_offer ON triangle_side (offer_id, ask_id);
CREATE INDEX triangle_side_ask ON triangle_side (ask_id);

-- What they write to each other once all said yes.
CREATE TABLE triangle_message (
	id          INTEGER PRIMARY KEY,
	triangle_id INTEGER NOT NULL REFERENCES triangle (id) ON DELETE CASCADE,
	party_id    INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	person_id   INTEGER REFERENCES person (id) ON DELETE SET NULL,
	text        TEXT    NOT NULL,
	created_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX triangle_message_of ON triangle_message (triangle_id, id);
CREATE INDEX triangle_message_party ON triangle_message (party_id);
CREATE INDEX triangle_message_person ON triangle_message (person_id);
