-- That an initiative or organisation said it stopped: it is no longer shown,
-- and can go on again.
CREATE TABLE fresh_stopped (
	entry_id   INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
	stopped_at INTEGER NOT NULL
) STRICT;
