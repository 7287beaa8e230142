-- Puzzles that were handed in, so that each counts once. They hold for some
-- minutes; what is over goes with the next one that comes in.
CREATE TABLE puzzle_done (
	puzzle TEXT    PRIMARY KEY,
	until  INTEGER NOT NULL
) STRICT;
CREATE INDEX puzzle_done_until ON puzzle_done (until);
