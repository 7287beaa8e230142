-- Every statement about meetings that are planned here.

-- plan_get(entry_id id) -> plan?
SELECT p.id, p.about, p.registers, p.seats, p.costs, p.access, p.meals,
       p.online, p.questions, p.reason, p.changes, m.date, m.starts_at,
       m.ends_at, m.venue, m.kind, m.audience, m.state, e.slug, e.title,
       e.summary, e.status, l.slug AS "place_slug:str"
  FROM meeting_plan p
  JOIN meeting m ON m.id = p.id
  JOIN entry e ON e.id = p.id
  LEFT JOIN place l ON l.id = e.place_id
 WHERE p.id = :id;

-- plan_entry_insert(str slug, str title, str sort_key, str summary, place_id place, int64 now) -> entry_id
INSERT INTO entry (type, slug, title, sort_key, summary, place_id, created_at,
                   updated_at, checked_at)
VALUES ('meeting', :slug, :title, :sort_key, :summary, nullif(:place, 0), :now,
        :now, :now)
RETURNING id;

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

-- plan_organisers_clear(entry_id id)
DELETE FROM entry_link WHERE entry_id = :id AND role = 'organiser';

-- plan_organiser_add(entry_id id, entry_id party)
INSERT INTO entry_link (entry_id, role, position, target_id)
VALUES (:id, 'organiser', 0, :party);

-- plan_parties(person_id person) -> plan_party*
-- In whose name they may plan one.
SELECT e.id, e.slug, e.title
  FROM membership m
  JOIN entry e ON e.id = m.party_id
 WHERE m.person_id = :person AND e.status = 'published'
 ORDER BY e.sort_key, e.id
 LIMIT 50;
