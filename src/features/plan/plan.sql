-- Every statement about meetings that are planned here.

-- plan_get(entry_id id) -> plan?
SELECT p.id, p.about, p.registers, p.seats, p.costs, p.access, p.meals,
       p.online, p.questions, p.reason, p.changes, m.date, m.starts_at,
       m.ends_at, m.venue, m.kind, m.audience, m.state, e.slug, e.title,
       e.summary, e.status, l.slug AS "place_slug:str", s.course_id
  FROM meeting_plan p
  JOIN meeting m ON m.id = p.id
  JOIN entry e ON e.id = p.id
  LEFT JOIN place l ON l.id = e.place_id
  LEFT JOIN meeting_series n ON n.id = p.id
  LEFT JOIN plan_series s ON s.id = n.series_id
 WHERE p.id = :id;

-- plan_entry_update(entry_id id, str title, str sort_key, str summary, place_id place, int64 now)
UPDATE entry SET title = :title, sort_key = :sort_key, summary = :summary,
       place_id = nullif(:place, 0), updated_at = :now
 WHERE id = :id;

-- plan_set_meeting(entry_id id, str date, int64 starts_at, int64 ends_at, str venue, str kind, str audience)
INSERT INTO meeting (id, date, date_precision, starts_at, ends_at, venue, kind,
                     audience, state)
VALUES (:id, :date, 'day', :starts_at, :ends_at, :venue, :kind, :audience,
        'planned')
ON CONFLICT (id) DO UPDATE SET date = excluded.date,
       starts_at = excluded.starts_at, ends_at = excluded.ends_at,
       venue = excluded.venue, kind = excluded.kind,
       audience = excluded.audience;

-- plan_insert(entry_id id)
INSERT INTO meeting_plan (id) VALUES (:id);

-- plan_set(entry_id id, str about, int64 registers, int64 seats, str costs, str access, str meals, str online, str questions)
UPDATE meeting_plan SET about = :about, registers = :registers, seats = :seats,
       costs = :costs, access = :access, meals = :meals, online = :online,
       questions = :questions, changes = changes + 1
 WHERE id = :id;

-- plan_call_off(entry_id id, str reason)
UPDATE meeting_plan SET reason = :reason, changes = changes + 1 WHERE id = :id;

-- plan_state(entry_id id, str state)
UPDATE meeting SET state = :state WHERE id = :id;

-- plan_organisers(entry_id id) -> plan_party*
SELECT e.id, e.slug, e.title
  FROM entry_link l
  JOIN entry e ON e.id = l.target_id
 WHERE l.entry_id = :id AND l.role = 'organiser'
 ORDER BY l.position
 LIMIT 20;

-- plan_first(entry_id id) -> plan_party?
-- Whose it is first of all; of the network: none.
SELECT e.id, e.slug, e.title
  FROM entry_link l
  JOIN entry e ON e.id = l.target_id
 WHERE l.entry_id = :id AND l.role = 'organiser' AND l.position = 0;

-- plan_first_clear(entry_id id)
DELETE FROM entry_link
 WHERE entry_id = :id AND role = 'organiser' AND position = 0;

-- plan_with(entry_id id, str role) -> plan_party*
-- Who else, in that role.
SELECT e.id, e.slug, e.title
  FROM entry_link l
  JOIN entry e ON e.id = l.target_id
 WHERE l.entry_id = :id AND l.role = :role AND l.position > 0
   AND e.status = 'published'
 ORDER BY l.position
 LIMIT 20;

-- plan_with_clear(entry_id id, str role)
DELETE FROM entry_link
 WHERE entry_id = :id AND role = :role AND position > 0;

-- plan_with_add(entry_id id, str role, int64 position, entry_id party)
INSERT INTO entry_link (entry_id, role, position, target_id)
VALUES (:id, :role, :position, :party);

-- plan_with_said(entry_id id, entry_id party) -> bool
-- They said yes to another of its series.
SELECT 1 AS "n:int"
  FROM meeting_series a
  JOIN meeting_series b ON b.series_id = a.series_id
  JOIN entry_link l ON l.entry_id = b.id AND l.role = 'organiser'
 WHERE a.id = :id AND l.target_id = :party AND l.position > 0
 LIMIT 1;

-- plan_with_yes(entry_id id, entry_id party)
-- Of a series to all of them.
UPDATE entry_link SET role = 'organiser'
 WHERE target_id = :party AND role = 'organiser_asked'
   AND (entry_id = :id OR entry_id IN
       (SELECT b.id FROM meeting_series a
          JOIN meeting_series b ON b.series_id = a.series_id
         WHERE a.id = :id));

-- plan_with_no(entry_id id, entry_id party)
DELETE FROM entry_link
 WHERE target_id = :party AND position > 0
   AND (role = 'organiser' OR role = 'organiser_asked')
   AND (entry_id = :id OR entry_id IN
       (SELECT b.id FROM meeting_series a
          JOIN meeting_series b ON b.series_id = a.series_id
         WHERE a.id = :id));

-- plan_contacts(entry_id party) -> plan_contact*
SELECT p.mail, p.name, p.lang
  FROM membership m
  JOIN person p ON p.id = m.person_id
 WHERE m.party_id = :party
 ORDER BY m.since, p.id
 LIMIT 10;

-- plan_parties(person_id person) -> plan_party*
-- In whose name they may plan one.
SELECT e.id, e.slug, e.title
  FROM membership m
  JOIN entry e ON e.id = m.party_id
 WHERE m.person_id = :person AND e.status = 'published'
 ORDER BY e.sort_key, e.id
 LIMIT 50;

-- plan_series_insert(str rhythm, str day) -> plan_series_id
INSERT INTO plan_series (rhythm, day) VALUES (:rhythm, :day) RETURNING id;

-- plan_series_be_course(plan_series_id id, entry_id course)
-- One registers once for all of it, at that session.
UPDATE plan_series SET course_id = :course WHERE id = :id;

-- plan_course_share(entry_id course, int64 registers, int64 seats, str questions)
-- What is the same for all sessions.
UPDATE meeting_plan
   SET registers = :registers, seats = :seats, questions = :questions
 WHERE id IN (SELECT id FROM course_session WHERE course_id = :course);

-- plan_series_count_from(plan_series_id id, str day, int64 position)
UPDATE plan_series SET day = :day, origin = :position WHERE id = :id;

-- plan_series_put(entry_id id, plan_series_id series, int64 position)
INSERT INTO meeting_series (id, series_id, position)
VALUES (:id, :series, :position);

-- plan_series_of(entry_id id) -> plan_series?
SELECT s.id, s.rhythm, s.day, s.origin, m.position
  FROM meeting_series m
  JOIN plan_series s ON s.id = m.series_id
 WHERE m.id = :id;

-- plan_series_meetings(plan_series_id series) -> plan_one*
SELECT s.id, s.position, m.starts_at, m.ends_at, m.state, m.venue, e.slug,
       e.status
  FROM meeting_series s
  JOIN meeting m ON m.id = s.id
  JOIN entry e ON e.id = s.id
 WHERE s.series_id = :series
 ORDER BY s.position
 LIMIT 200;
