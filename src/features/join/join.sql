-- Every statement about adding an initiative or organisation.

-- join_party_insert(entry_id id, str kind, str website)
INSERT INTO party (id, kind, website, municipality_id)
VALUES (:id, :kind, :website,
        (SELECT p.municipality_id FROM entry e JOIN place p ON p.id = e.place_id
          WHERE e.id = :id));

-- join_insert(entry_id id, person_id? person, int64 own, str mail, str held_for)
INSERT INTO addition (id, person_id, own, mail, held_for)
VALUES (:id, :person, :own, :mail, :held_for);

-- join_get(entry_id id) -> addition?
SELECT a.id, a.person_id, a.own AS "own:bool", a.mail, a.held_for,
       a.confirmed_at, a.told_at, a.removed_at, a.looked_at,
       e.type, e.slug, e.title, e.summary, e.status
  FROM addition a
  JOIN entry e ON e.id = a.id
 WHERE a.id = :id;

-- join_waiting(person_id person) -> int64
-- How many of theirs wait for their mail.
SELECT count(*) AS "n:int"
  FROM addition
 WHERE person_id = :person AND confirmed_at = 0;

-- join_confirm(entry_id id, int64 now) -> bool
UPDATE addition SET confirmed_at = :now WHERE id = :id AND confirmed_at = 0;

-- join_checked(entry_id id, int64 now, str by)
UPDATE entry SET checked_at = :now, checked_by = :by WHERE id = :id;

-- join_letters_to(str mail) -> int64
-- Letters to that address that were not answered yet.
SELECT count(*) AS "n:int"
  FROM addition
 WHERE mail = :mail AND mail <> '' AND told_at > 0;

-- join_told(entry_id id, int64 now)
UPDATE addition SET told_at = :now WHERE id = :id;

-- join_forget_mail(entry_id id)
UPDATE addition SET mail = '' WHERE id = :id;

-- join_removed(entry_id id, int64 at)
-- 0: it may stay.
UPDATE addition SET removed_at = :at, looked_at = 0 WHERE id = :id;

-- join_release(entry_id id)
UPDATE addition SET held_for = '' WHERE id = :id;

-- join_looked(entry_id id, int64 now)
UPDATE addition SET looked_at = :now WHERE id = :id;

-- join_delete(entry_id id)
DELETE FROM entry WHERE id = :id;

-- join_to_look(person_id person, int64 now, int64 limit) -> join_new*
-- Confirmed, and nobody looked yet.
SELECT e.id, e.type, e.slug, e.title, e.summary, e.status, l.name AS place,
       a.own AS "own:bool", a.held_for, a.told_at, a.removed_at
  FROM addition a
 CROSS JOIN entry e
  LEFT JOIN place l ON l.id = e.place_id
 WHERE e.id = a.id AND a.looked_at = 0 AND a.confirmed_at > 0
   AND EXISTS (SELECT 1 FROM moderated c
        WHERE c.entry_id = e.id AND c.person_id = :person
          AND (c.ends_at = 0 OR c.ends_at > :now))
 ORDER BY a.confirmed_at, e.id
 LIMIT :limit;

-- join_names(entry_id id) -> join_name*
-- What else it is called.
SELECT alias FROM party_alias WHERE party_id = :id ORDER BY position;

-- join_managed(person_id person) -> join_acting?
-- For whom they act, the newest first.
SELECT e.slug
  FROM membership m
  JOIN entry e ON e.id = m.party_id
 WHERE m.person_id = :person AND e.status = 'published'
 ORDER BY m.since DESC, e.id DESC
 LIMIT 1;

-- join_small_things(person_id person) -> small_said*
SELECT s.what, coalesce(e.slug, '') AS "slug:str",
       coalesce(e.status, '') AS "status:str"
  FROM small_thing s
  LEFT JOIN entry e ON e.id = s.offer_id
 WHERE s.person_id = :person
 ORDER BY s.what;

-- join_small_said(person_id person, str what, entry_id? offer, int64 now)
INSERT INTO small_thing (person_id, what, offer_id, said_at)
VALUES (:person, :what, :offer, :now)
ON CONFLICT (person_id, what) DO UPDATE SET offer_id = excluded.offer_id,
       said_at = excluded.said_at;

-- join_brought(person_id person) -> int64
-- Whether they were asked, or brought something by themselves.
SELECT (SELECT count(*) FROM small_thing WHERE person_id = :person) +
       (SELECT count(*) FROM offer WHERE person_id = :person) AS "n:int";

-- join_party(str slug) -> claimed?
-- One that can be claimed, with where we reach it.
SELECT e.id, e.type, e.slug, e.title, e.place_id, p.mail
  FROM entry e
  JOIN party p ON p.id = e.id
 WHERE e.slug = :slug AND e.status = 'published';

-- join_claim_add(entry_id party, person_id person, str words, int64 now) -> claim_id
-- Asking again after a no is a new question; 0 while one waits.
INSERT INTO claim (party_id, person_id, words, asked_at)
VALUES (:party, :person, :words, :now)
ON CONFLICT (party_id, person_id) DO UPDATE SET words = excluded.words,
       asked_at = excluded.asked_at, decided_at = 0, answer = '', reason = ''
 WHERE claim.decided_at > 0
RETURNING id;

-- join_claim_of(entry_id party, person_id person) -> claim_state?
SELECT id, answer, reason FROM claim
 WHERE party_id = :party AND person_id = :person;

-- join_claim(claim_id id) -> claim?
SELECT c.id, e.id AS entry_id, c.person_id, c.words, c.asked_at, c.decided_at,
       c.answer, c.reason, e.type, e.slug, e.title,
       p.name, p.mail, p.lang
  FROM claim c
  JOIN entry e ON e.id = c.party_id
  JOIN person p ON p.id = c.person_id
 WHERE c.id = :id;

-- join_claim_decide(claim_id id, str answer, str reason, int64 now)
UPDATE claim SET answer = :answer, reason = :reason, decided_at = :now
 WHERE id = :id;

-- join_claim_end(claim_id id)
DELETE FROM claim WHERE id = :id;

-- join_unmanage(person_id person, entry_id party)
DELETE FROM membership WHERE person_id = :person AND party_id = :party;

-- join_claims(person_id person, int64 now, int64 limit) -> claim_line*
-- What waits for this coordinator.
SELECT c.id, e.title
  FROM claim c
  JOIN entry e ON e.id = c.party_id
 WHERE c.decided_at = 0
   AND EXISTS (SELECT 1 FROM coordinated k
        WHERE k.entry_id = e.id AND k.person_id = :person
          AND (k.ends_at = 0 OR k.ends_at > :now))
 ORDER BY c.asked_at, c.id
 LIMIT :limit;
