-- What is known not to work for everyone, for the accessibility statement.
CREATE TABLE access_issue (
	id        INTEGER PRIMARY KEY,
	what      TEXT    NOT NULL,
	cause     TEXT    NOT NULL,
	effect    TEXT    NOT NULL,             -- what it means for whom
	instead   TEXT    NOT NULL,             -- another way meanwhile; or empty
	measure   TEXT    NOT NULL,             -- what is done about it
	by_day    TEXT    NOT NULL,             -- by when: "2027-01-31"
	made_at   INTEGER NOT NULL,
	solved_at INTEGER NOT NULL DEFAULT 0    -- 0: still so
) STRICT;
