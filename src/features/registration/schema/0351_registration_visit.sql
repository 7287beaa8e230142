-- Who was at a meeting, or at one session of a course: a reminder went before
-- it, and they were there.
CREATE TABLE registration_visit (
	registration_id INTEGER NOT NULL REFERENCES registration (id) ON DELETE CASCADE,
	meeting_id      INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	reminded_at     INTEGER NOT NULL DEFAULT 0,
	came            INTEGER NOT NULL DEFAULT 0,
	UNIQUE (registration_id, meeting_id)
) STRICT;
CREATE INDEX registration_visit_at ON registration_visit (meeting_id);

INSERT INTO registration_visit (registration_id, meeting_id, reminded_at, came)
SELECT id, meeting_id, reminded_at, came FROM registration
 WHERE reminded_at > 0 OR came > 0;
