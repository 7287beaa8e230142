-- What members write for their circle alone. It goes thirty days after the
-- meeting it is of, and with the seat of who wrote it.
CREATE TABLE circle_note (
	id        INTEGER PRIMARY KEY,
	member_id INTEGER NOT NULL REFERENCES circle_member (id) ON DELETE CASCADE,
	words     TEXT    NOT NULL,
	of_at     INTEGER NOT NULL,         -- that meeting, or when it was written
	made_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX circle_note_member ON circle_note (member_id);
CREATE INDEX circle_note_of ON circle_note (of_at);
