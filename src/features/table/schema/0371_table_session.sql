-- A choice counts at the meeting, or the session of a course, whose table it
-- is; and what people wrote is heard for each on its own.
DROP VIEW table_wish;
CREATE VIEW table_wish AS
SELECT attendance.id AS registration_id, attendance.meeting_id,
       coalesce(w.side, '') AS side,
       coalesce(a.id, b.id, 0) AS first_id,
       CASE WHEN a.id IS NULL THEN 0 ELSE coalesce(b.id, 0) END AS second_id,
       CASE WHEN la.entry_id IS NULL AND lb.entry_id IS NULL THEN 0 ELSE 1 END AS chose
  FROM attendance
  LEFT JOIN registration_wish w ON w.registration_id = attendance.id
  LEFT JOIN entry_link la ON la.entry_id = w.first_id AND la.role = 'meeting'
   AND la.target_id = attendance.meeting_id
  LEFT JOIN entry_link lb ON lb.entry_id = w.second_id AND lb.role = 'meeting'
   AND lb.target_id = attendance.meeting_id
  LEFT JOIN entry a ON a.id = la.entry_id AND a.status = 'published'
  LEFT JOIN entry b ON b.id = lb.entry_id AND b.status = 'published'
 WHERE attendance.state = 'coming';

ALTER TABLE table_voice RENAME TO table_voice_before;
CREATE TABLE table_voice (
	registration_id INTEGER NOT NULL REFERENCES registration (id) ON DELETE CASCADE,
	meeting_id      INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	position        INTEGER NOT NULL,       -- 1: what they wrote about most
	table_id        INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	PRIMARY KEY (registration_id, meeting_id, position)
) STRICT;
INSERT INTO table_voice (registration_id, meeting_id, position, table_id)
SELECT v.registration_id, l.target_id, v.position, v.table_id
  FROM table_voice_before v
  JOIN entry_link l ON l.entry_id = v.table_id AND l.role = 'meeting'
 WHERE l.position = 0;
DROP TABLE table_voice_before;
CREATE INDEX table_voice_table ON table_voice (table_id);
CREATE INDEX table_voice_meeting ON table_voice (meeting_id);
