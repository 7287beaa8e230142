-- Who was already asked for the week of which Monday: once each, also if the
-- clock is set back or the job runs twice.
CREATE TABLE monday_told (
	person_id INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
	day       TEXT    NOT NULL              -- of that Monday: 2026-11-23
) STRICT;
