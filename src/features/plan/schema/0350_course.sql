-- A series that is a course: one registers once, for all its sessions, at the
-- first of them.
ALTER TABLE plan_series ADD COLUMN course_id INTEGER REFERENCES entry (id) ON DELETE SET NULL;
CREATE INDEX plan_series_course ON plan_series (course_id);

CREATE VIEW course_session AS
SELECT m.id, s.course_id, m.position
  FROM meeting_series m
  JOIN plan_series s ON s.id = m.series_id
 WHERE s.course_id IS NOT NULL;
