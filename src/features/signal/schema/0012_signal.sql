-- A barrier, with facts. Links: raised_by, solution_owner.
CREATE TABLE signal (
	id             INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
	affected       TEXT NOT NULL DEFAULT '',
	authority      TEXT NOT NULL DEFAULT '',    -- the rule or who decides
	solution       TEXT NOT NULL DEFAULT '',
	solution_basis TEXT NOT NULL DEFAULT '',
	level          TEXT NOT NULL DEFAULT ''
) STRICT;
