-- Every statement about who acts for whom.

-- member_list(entry_id party) -> member*
-- Managers first.
SELECT m.person_id, m.role, p.name, p.mail, p.lang
  FROM membership m
  JOIN person p ON p.id = m.person_id
 WHERE m.party_id = :party
 ORDER BY m.role, m.since, p.id
 LIMIT 200;

-- member_managers(entry_id party) -> int64
SELECT count(*) AS "n:int"
  FROM membership
 WHERE party_id = :party AND role = 'manager';

-- member_role(person_id person, entry_id party) -> member_role?
SELECT role FROM membership WHERE person_id = :person AND party_id = :party;

-- member_join(person_id person, entry_id party, str role, int64 now)
-- Who is a manager stays one.
INSERT INTO membership (person_id, party_id, role, since)
VALUES (:person, :party, :role, :now)
ON CONFLICT (person_id, party_id) DO UPDATE SET role =
       CASE membership.role WHEN 'manager' THEN 'manager' ELSE excluded.role END;

-- member_change(person_id person, entry_id party, str role)
UPDATE membership SET role = :role
 WHERE person_id = :person AND party_id = :party;

-- member_leave(person_id person, entry_id party)
DELETE FROM membership WHERE person_id = :person AND party_id = :party;

-- member_of(person_id person) -> member_party*
SELECT e.slug, e.title, m.role
  FROM membership m
  JOIN entry e ON e.id = m.party_id
 WHERE m.person_id = :person AND e.status = 'published'
 ORDER BY e.sort_key, e.id
 LIMIT 50;

-- member_ask(person_id person, entry_id party, int64 now) -> bool
INSERT INTO membership_request (person_id, party_id, asked_at)
VALUES (:person, :party, :now)
ON CONFLICT (person_id, party_id) DO NOTHING;

-- member_asks(entry_id party) -> member_ask_row*
SELECT r.person_id, p.name, p.mail, p.lang
  FROM membership_request r
  JOIN person p ON p.id = r.person_id
 WHERE r.party_id = :party
 ORDER BY r.asked_at, p.id
 LIMIT 50;

-- member_has_asked(person_id person, entry_id party) -> int64
SELECT count(*) AS "n:int"
  FROM membership_request
 WHERE person_id = :person AND party_id = :party;

-- member_ask_end(person_id person, entry_id party) -> bool
DELETE FROM membership_request
 WHERE person_id = :person AND party_id = :party;

-- member_invited(entry_id party, int64 now) -> member_invited*
SELECT t.person_id, t.purpose, t.ends_at, p.mail
  FROM link_token t
  JOIN person p ON p.id = t.person_id
 WHERE t.about = :party AND t.purpose IN ('join', 'join-manager')
   AND t.used_at = 0 AND t.ends_at > :now
 ORDER BY t.id
 LIMIT 50;

-- member_uninvite(person_id person, entry_id party, int64 now)
UPDATE link_token SET used_at = :now
 WHERE about = :party AND purpose IN ('join', 'join-manager')
   AND person_id = :person AND used_at = 0;

-- member_unanswered(person_id person) -> member_unanswered*
SELECT DISTINCT t.purpose, t.about AS "about:int"
  FROM link_token t
  JOIN entry e ON e.id = t.about
 WHERE t.person_id = :person AND t.purpose IN ('join', 'join-manager')
   AND t.used_at = 0 AND e.status = 'published'
 LIMIT 50;
