-- Every statement about circles, who is in them, and who might be.

-- circle_insert(str kind, str purpose, theme_id theme, place_id place, str rhythm, str address, int64 now) -> circle_id
INSERT INTO circle (kind, purpose, theme_id, place_id, rhythm, address, made_at)
VALUES (:kind, :purpose, nullif(:theme, 0), nullif(:place, 0), :rhythm,
        :address, :now)
RETURNING id;

-- circle_change(circle_id id, str kind, str purpose, theme_id theme, place_id place, str rhythm, str address)
UPDATE circle SET kind = :kind, purpose = :purpose,
       theme_id = nullif(:theme, 0), place_id = nullif(:place, 0),
       rhythm = :rhythm, address = :address
 WHERE id = :id;

-- circle_get(circle_id id) -> circle?
SELECT id, kind, purpose, rhythm, address, theme AS "theme:str",
       theme_nl AS "theme_nl:str", theme_en AS "theme_en:str",
       place AS "place:str", place_slug AS "place_slug:str",
       wheel AS "wheel:int", members AS "members:int", invited AS "invited:int"
  FROM circle_now
 WHERE id = :id;

-- circle_list(int64 limit) -> circle*
-- scan: circles are few
SELECT id, kind, purpose, rhythm, address, theme AS "theme:str",
       theme_nl AS "theme_nl:str", theme_en AS "theme_en:str",
       place AS "place:str", place_slug AS "place_slug:str",
       wheel AS "wheel:int", members AS "members:int", invited AS "invited:int"
  FROM circle_now
 WHERE members > 0
 ORDER BY made_at DESC, id DESC
 LIMIT :limit;

-- circle_named(circle_id circle) -> circle_name*
-- Those that want to be named, of that circle; 0: of all.
-- scan: circles are few
SELECT m.circle_id, e.title
  FROM circle_member m
  JOIN entry e ON e.id = m.party_id
 WHERE m.state = 'member' AND m.shown <> 0
   AND (:circle = 0 OR m.circle_id = :circle)
 ORDER BY m.circle_id, m.passed_at, m.since, m.id
 LIMIT 2000;

-- circle_members(circle_id circle) -> circle_member*
-- Who is in it first, the one at the wheel at the top.
SELECT m.id, m.circle_id, m.party_id, m.person_id, m.state,
       m.shown <> 0 AS "shown:bool", e.type, e.slug, e.title,
       p.name AS "person:str"
  FROM circle_member m
  JOIN entry e ON e.id = m.party_id
  LEFT JOIN person p ON p.id = m.person_id
 WHERE m.circle_id = :circle AND m.state <> 'no'
 ORDER BY CASE m.state WHEN 'member' THEN 0 WHEN 'asked' THEN 1 ELSE 2 END,
          m.passed_at, m.since, m.id
 LIMIT 50;

-- circle_member_get(circle_member_id id) -> circle_seat?
SELECT id, circle_id, party_id, person_id, state
  FROM circle_member
 WHERE id = :id;

-- circle_member_of(circle_id circle, entry_id party) -> circle_seat?
SELECT id, circle_id, party_id, person_id, state
  FROM circle_member
 WHERE circle_id = :circle AND party_id = :party;

-- circle_of_person(person_id person, int64 now, int64 lately) -> circle_mine*
-- With when they meet, of what began since lately; 0: no date. To tell: they
-- are asked which moments suit them, and said nothing of any.
SELECT m.id, m.circle_id, m.state, c.kind, c.purpose,
       coalesce(g.starts_at, 0) AS "meets_at:int",
       (g.state = 'asking'
        AND EXISTS (SELECT 1 FROM circle_moment k
             WHERE k.meeting_id = g.id AND k.starts_at > :now)
        AND NOT EXISTS (SELECT 1 FROM circle_moment k
              JOIN circle_suits s ON s.moment_id = k.id AND s.member_id = m.id
             WHERE k.meeting_id = g.id AND k.starts_at > :now)) AS "to_tell:bool"
  FROM circle_member m
  JOIN circle c ON c.id = m.circle_id
  LEFT JOIN circle_meeting g ON g.id = (SELECT max(x.id)
         FROM circle_meeting x
        WHERE x.circle_id = c.id
          AND (x.state = 'asking' OR
               (x.state = 'chosen' AND x.starts_at >= :lately)))
 WHERE m.person_id = :person AND m.state <> 'no'
 ORDER BY m.since DESC, m.id
 LIMIT 50;

-- circle_put(circle_id circle, entry_id party, person_id person, str state, bool shown, int64 now) -> circle_member_id
INSERT INTO circle_member (circle_id, party_id, person_id, state, shown, since)
VALUES (:circle, :party, :person, :state, :shown, :now)
RETURNING id;

-- circle_enter(circle_member_id id, person_id person, int64 now)
UPDATE circle_member SET state = 'member', person_id = :person, since = :now
 WHERE id = :id;

-- circle_refuse(circle_member_id id, int64 now)
UPDATE circle_member SET state = 'no', person_id = NULL, since = :now
 WHERE id = :id;

-- circle_leave(circle_member_id id)
DELETE FROM circle_member WHERE id = :id;

-- circle_pass_wheel(circle_member_id id, int64 now)
UPDATE circle_member SET passed_at = :now WHERE id = :id;

-- circle_empty(circle_id circle)
DELETE FROM circle_member WHERE circle_id = :circle;

-- circle_show_party(circle_member_id id, bool shown)
UPDATE circle_member SET shown = :shown WHERE id = :id;

-- circle_forget_waiting(int64 before)
-- scan: circles are few
DELETE FROM circle_member
 WHERE since < :before AND (state = 'invited' OR state = 'asked');

-- circle_forget_empty(int64 before)
-- scan: circles are few
DELETE FROM circle
 WHERE made_at < :before
   AND NOT EXISTS (SELECT 1 FROM circle_member m
        WHERE m.circle_id = circle.id AND m.state <> 'no');

-- circle_contact(entry_id party) -> circle_contact?
-- Whom to write to: who is longest its contact person.
SELECT p.id, p.name, p.mail, p.lang
  FROM membership s
  JOIN person p ON p.id = s.person_id
 WHERE s.party_id = :party AND s.role = 'manager'
 ORDER BY s.since, s.person_id
 LIMIT 1;

-- circle_person(person_id id) -> circle_contact?
SELECT id, name, mail, lang FROM person WHERE id = :id;

-- circle_contacts(circle_id circle) -> circle_contact*
-- All who are in it, each once.
SELECT DISTINCT p.id, p.name, p.mail, p.lang
  FROM circle_member m
  JOIN person p ON p.id = m.person_id
 WHERE m.circle_id = :circle AND m.state = 'member'
 ORDER BY p.id
 LIMIT 20;

-- circle_acting(person_id person) -> circle_party*
-- Those they are contact person of.
SELECT e.id, e.slug, e.title
  FROM membership s
  JOIN entry e ON e.id = s.party_id
 WHERE s.person_id = :person AND s.role = 'manager' AND e.status = 'published'
 ORDER BY e.sort_key, e.id
 LIMIT 20;

-- candidate_list(int64 lately) -> candidate_row*
-- Initiatives someone can be written to for, in no circle and not invited to
-- one lately.
SELECT e.id, e.phase, p.lat_e5 AS "lat:int", p.lon_e5 AS "lon:int",
       (SELECT min(w.within_id) FROM place_within w
          JOIN place r ON r.id = w.within_id AND r.kind = 'region'
         WHERE w.place_id = e.place_id) AS "region:int"
  FROM entry e
  LEFT JOIN place p ON p.id = e.place_id
 WHERE e.type = 'initiative' AND e.status = 'published'
   AND EXISTS (SELECT 1 FROM membership s
        WHERE s.party_id = e.id AND s.role = 'manager')
   AND NOT EXISTS (SELECT 1 FROM circle_member m
        WHERE m.party_id = e.id AND (m.state = 'member' OR m.since > :lately))
 ORDER BY e.id
 LIMIT 20000;

-- candidate_asks() -> candidate_theme*
-- What is asked and still open, and since when.
SELECT l.target_id AS party_id, t.theme_id, min(k.created_at) AS "since:int"
  FROM entry k
  JOIN ask a ON a.id = k.id
  JOIN entry_link l ON l.entry_id = k.id AND l.role = 'asked_by'
  JOIN entry_theme t ON t.entry_id = k.id
 WHERE k.type = 'ask' AND k.status = 'published' AND a.solved_at = 0
 GROUP BY l.target_id, t.theme_id
 ORDER BY l.target_id, t.theme_id
 LIMIT 100000;

-- candidate_solved() -> candidate_theme*
-- What they have done, or offer their experience with.
SELECT l.target_id AS party_id, t.theme_id, min(k.created_at) AS "since:int"
  FROM entry k
  JOIN entry_link l ON l.entry_id = k.id
       AND (l.role = 'by' OR l.role = 'provider')
  JOIN entry_theme t ON t.entry_id = k.id
  LEFT JOIN offer o ON o.id = k.id
 WHERE k.status = 'published'
   AND (k.type = 'experience' OR (k.type = 'offer' AND o.kind = 'experience'))
 GROUP BY l.target_id, t.theme_id
 ORDER BY l.target_id, t.theme_id
 LIMIT 100000;

-- proposal_clear()
DELETE FROM circle_proposal;

-- proposal_insert(theme_id theme, int64 now) -> circle_proposal_id
INSERT INTO circle_proposal (theme_id, made_at) VALUES (:theme, :now)
RETURNING id;

-- proposal_add(circle_proposal_id proposal, entry_id party, int64 km)
INSERT INTO circle_proposed (proposal_id, party_id, km)
VALUES (:proposal, :party, :km);

-- proposal_list(circle_proposal_id one, person_id person, int64 now) -> proposal*
-- That one, or with 0 all, if that person coordinates every party of it.
-- scan: what one night proposes
SELECT p.id, p.theme_id, t.nl, t.en
  FROM circle_proposal p
  JOIN theme t ON t.id = p.theme_id
 WHERE (:one = 0 OR p.id = :one)
   AND NOT EXISTS (SELECT 1 FROM circle_proposed m
        WHERE m.proposal_id = p.id
          AND NOT EXISTS (SELECT 1 FROM coordinated c
               WHERE c.entry_id = m.party_id AND c.person_id = :person
                 AND (c.ends_at = 0 OR c.ends_at > :now)))
 ORDER BY p.id
 LIMIT 100;

-- proposal_members(circle_proposal_id one) -> proposed*
-- Of that one, or with 0 of all: each with what they ask about its theme, and what
-- they did with it.
-- scan: what one night proposes
SELECT m.proposal_id, m.party_id, m.km, e.title, e.phase,
       p.name AS "place:str",
       (SELECT min(k.title) FROM entry_link l
          JOIN entry k ON k.id = l.entry_id AND k.status = 'published'
          JOIN ask a ON a.id = k.id AND a.solved_at = 0
          JOIN entry_theme t ON t.entry_id = k.id AND t.theme_id = c.theme_id
         WHERE l.target_id = m.party_id AND l.role = 'asked_by') AS "ask:str",
       (SELECT min(k.title) FROM entry_link l
          JOIN entry k ON k.id = l.entry_id AND k.status = 'published'
               AND (k.type = 'experience' OR k.type = 'offer')
          JOIN entry_theme t ON t.entry_id = k.id AND t.theme_id = c.theme_id
         WHERE l.target_id = m.party_id
           AND (l.role = 'by' OR l.role = 'provider')) AS "solved:str"
  FROM circle_proposal c
  JOIN circle_proposed m ON m.proposal_id = c.id
  JOIN entry e ON e.id = m.party_id
  LEFT JOIN place p ON p.id = e.place_id
 WHERE (:one = 0 OR c.id = :one)
 ORDER BY m.proposal_id, e.sort_key, e.id
 LIMIT 2000;

-- proposal_remove(circle_proposal_id id) -> bool
DELETE FROM circle_proposal WHERE id = :id;
