-- Who is registered for a meeting. Of a session of a course that is who
-- registered for the course before this session ended, or was there all the
-- same. What is said at the door, and who was reminded, is of that one.
CREATE VIEW attendance AS
SELECT who.id, who.meeting_id, who.person_id, who.guest, who.behalf, who.wants,
       who.brings, who.answers, who.state, who.turn, who.registered_at,
       coalesce(v.came, 0) AS came, coalesce(v.reminded_at, 0) AS reminded_at
  FROM registration who
  LEFT JOIN registration_visit v ON v.registration_id = who.id
   AND v.meeting_id = who.meeting_id
 WHERE NOT EXISTS (SELECT 1 FROM plan_series s
        WHERE s.course_id = who.meeting_id)
UNION ALL
SELECT who.id, c.id, who.person_id, who.guest, who.behalf, who.wants,
       who.brings, who.answers, who.state, who.turn, who.registered_at,
       coalesce(v.came, 0), coalesce(v.reminded_at, 0)
  FROM course_session c
  JOIN meeting m ON m.id = c.id
  JOIN registration who ON who.meeting_id = c.course_id
  LEFT JOIN registration_visit v ON v.registration_id = who.id
   AND v.meeting_id = c.id
 WHERE who.registered_at < m.ends_at OR v.came = 1;

ALTER TABLE registration DROP COLUMN came;
ALTER TABLE registration DROP COLUMN reminded_at;
