-- The mail server is away, or does not let us in: since when, when it is tried
-- next, and why. No row: it was there when it was last needed.
CREATE TABLE mail_away (
	id    INTEGER PRIMARY KEY CHECK (id = 1),
	since INTEGER NOT NULL,
	next  INTEGER NOT NULL,
	why   TEXT    NOT NULL
) STRICT;
