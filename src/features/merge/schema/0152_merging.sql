-- Two entries that are one: which stays, why, and how it stands. `other`
-- keeps its row, its history and what could not move; its address leads on.
CREATE TABLE merging (
	id         INTEGER PRIMARY KEY,
	kept_id    INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	other_id   INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	why        TEXT    NOT NULL,            -- all who keep one of them read it
	state      TEXT    NOT NULL CHECK (state IN ('asked', 'refused',
	                   'dropped', 'done', 'undone')),
	asked_at   INTEGER NOT NULL,
	done_at    INTEGER NOT NULL DEFAULT 0,
	undone_at  INTEGER NOT NULL DEFAULT 0,
	-- Of the kept one as it was, for undoing.
	municipality_id INTEGER REFERENCES place (id),
	checked_at INTEGER NOT NULL DEFAULT 0,
	checked_by TEXT    NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX merging_kept ON merging (kept_id, state);
CREATE INDEX merging_other ON merging (other_id, state);
CREATE INDEX merging_state ON merging (state, asked_at);

-- What was chosen for each field; was and became: of the kept one.
CREATE TABLE merging_field (
	merging_id INTEGER NOT NULL REFERENCES merging (id) ON DELETE CASCADE,
	name       TEXT    NOT NULL,
	side       TEXT    NOT NULL CHECK (side IN ('kept', 'other', 'both')),
	was        TEXT    NOT NULL DEFAULT '',
	became     TEXT    NOT NULL DEFAULT '',
	PRIMARY KEY (merging_id, name)
) STRICT;

-- Which rows moved along, by the number or words they are known by there: only
-- these go back. Forgotten when it can no longer be undone.
CREATE TABLE merging_moved (
	merging_id INTEGER NOT NULL REFERENCES merging (id) ON DELETE CASCADE,
	what       TEXT    NOT NULL,
	a          INTEGER NOT NULL,
	b          TEXT    NOT NULL,
	PRIMARY KEY (merging_id, what, a, b)
) STRICT;

-- Two that look alike and are two: not shown again as alike.
CREATE TABLE merging_apart (
	one_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	two_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	PRIMARY KEY (one_id, two_id)
) STRICT;
CREATE INDEX merging_apart_two ON merging_apart (two_id);
