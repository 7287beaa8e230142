-- Every statement about introductions, their outcome and what was picked by
-- hand.

-- introduction_insert(entry_id ask, person_id person, entry_id from, entry_id party, str reason, str message, str wish, str phone, int64 now) -> introduction_id
INSERT INTO introduction (ask_id, person_id, from_id, party_id, reason, message,
                          wish, phone, state, created_at)
VALUES (nullif(:ask, 0), :person, nullif(:from, 0), :party, :reason, :message,
        :wish, :phone, 'held', :now)
RETURNING id;

-- introduction_row(introduction_id id) -> introduction?
-- Asked is an initiative or organisation; or an offer, for whom it is of.
SELECT i.id, i.ask_id, i.person_id, i.from_id, i.party_id, i.reason, i.message,
       i.wish, i.phone, i.state, i.via, i.created_at, i.goes_at, i.answered_at,
       i.until, i.next_at, i.note, i.reach,
       i.asker_shares <> 0 AS "asker_shares:bool",
       i.helper_shares <> 0 AS "helper_shares:bool",
       a.slug AS ask_slug, a.title AS ask_title,
       p.name, p.mail, p.lang,
       f.title AS from_title,
       e.type AS party_type, e.slug AS party_slug, e.title AS party,
       e.title AS asked, l.name AS "place:str", b.person_id AS helper_id,
       coalesce(e.place_id, o.municipality_id) AS "place_id:place_id"
  FROM introduction i
  JOIN person p ON p.id = i.person_id
  JOIN entry e ON e.id = i.party_id
  LEFT JOIN party o ON o.id = i.party_id
  LEFT JOIN offer b ON b.id = i.party_id
  LEFT JOIN place l ON l.id = e.place_id
  LEFT JOIN entry a ON a.id = i.ask_id AND a.status = 'published'
  LEFT JOIN entry f ON f.id = i.from_id
 WHERE i.id = :id;

-- introduction_begun(person_id person, entry_id party) -> begun?
-- What this person asked of them and is not yet answered.
SELECT id
  FROM introduction
 WHERE person_id = :person AND party_id = :party
   AND state IN ('waiting', 'sent', 'with-coordinator')
 ORDER BY id DESC
 LIMIT 1;

-- introduction_of_person(person_id person, entry_id ask) -> introduction_line*
-- What this person asked; of one ask, or of all.
SELECT i.id, i.state, i.until, i.goes_at, i.answered_at, i.via,
       e.type, e.title AS party, l.name AS "place:str"
  FROM introduction i
  JOIN entry e ON e.id = i.party_id
  LEFT JOIN place l ON l.id = e.place_id
 WHERE i.person_id = :person AND i.state <> 'held'
   AND (:ask = 0 OR i.ask_id = :ask)
 ORDER BY i.created_at DESC, i.id DESC
 LIMIT 50;

-- introduction_of_manager(person_id person) -> introduction_asked*
-- What is asked of those this person acts for, and of what they offer.
SELECT i.id, i.state, i.goes_at, e.title AS party, p.name,
       f.title AS from_title
  FROM introduction i
  JOIN entry e ON e.id = i.party_id
  JOIN person p ON p.id = i.person_id
  LEFT JOIN entry f ON f.id = i.from_id
 WHERE i.party_id IN (SELECT m.party_id FROM membership m
                       WHERE m.person_id = :person AND m.role = 'manager'
                       UNION
                      SELECT b.id FROM offer b WHERE b.person_id = :person)
   AND i.state NOT IN ('held', 'waiting')
 ORDER BY i.goes_at DESC, i.id DESC
 LIMIT 50;

-- introduction_contact_of(entry_id party) -> introduction_contact?
-- Where to write to them: their own address, or a manager's.
SELECT coalesce(m.id, 0) AS "person:int", coalesce(m.name, '') AS "name:str",
       coalesce(nullif(p.mail, ''), m.mail, '') AS "mail:str",
       coalesce(m.lang, 'nl') AS "lang:str"
  FROM party p
  LEFT JOIN person m ON m.id = (SELECT s.person_id
         FROM membership s
        WHERE s.party_id = p.id AND s.role = 'manager'
        ORDER BY s.since, s.person_id
        LIMIT 1)
 WHERE p.id = :party AND (p.mail <> '' OR m.id IS NOT NULL);

-- introduction_contact_of_offer(entry_id offer) -> introduction_contact?
SELECT m.id AS "person:int", m.name, m.mail, m.lang
  FROM offer o
  JOIN person m ON m.id = o.person_id
 WHERE o.id = :offer;

-- introduction_limit(entry_id party) -> int64
-- Of what a person offers: as many as others at first.
SELECT coalesce((SELECT asks_a_month FROM party WHERE id = :party), 4) AS "n:int";

-- introduction_set_limit(entry_id party, int64 n)
UPDATE party SET asks_a_month = :n WHERE id = :party;

-- introduction_count(entry_id party, int64 from, int64 before) -> int64
-- How many are, or will be, passed on to them in that time.
SELECT count(*) AS "n:int"
  FROM introduction
 WHERE party_id = :party AND goes_at >= :from AND goes_at < :before;

-- introduction_rests_until(entry_id party) -> int64
SELECT coalesce(max(until), 0) AS "n:int"
  FROM introduction
 WHERE party_id = :party AND until > 0;

-- introduction_pass(introduction_id id, str state, str via, int64 goes_at) -> bool
UPDATE introduction SET state = :state, via = :via, goes_at = :goes_at
 WHERE id = :id AND state IN ('held', 'waiting');

-- introduction_set_ask(introduction_id id, entry_id ask)
UPDATE introduction SET ask_id = nullif(:ask, 0) WHERE id = :id;

-- introduction_from_ask(introduction_id id)
-- Their own ask says in whose name it was asked; so then is this.
UPDATE introduction
   SET from_id = (SELECT l.target_id
                    FROM entry_link l
                   WHERE l.entry_id = introduction.ask_id
                     AND (l.role = 'asked_by' OR l.role = 'asker_org')
                   ORDER BY l.role, l.position
                   LIMIT 1)
 WHERE id = :id AND from_id IS NULL
   AND EXISTS (SELECT 1 FROM ask a
        WHERE a.id = introduction.ask_id
          AND a.person_id = introduction.person_id);

-- introduction_settle(introduction_id id, str state, int64 until, int64 now) -> bool
-- The answer of who was asked; true for the first.
UPDATE introduction
   SET state = :state, until = :until, answered_at = :now, next_at = 0
 WHERE id = :id AND state IN ('sent', 'with-coordinator');

-- introduction_note(introduction_id id, str note, int64 next_at)
UPDATE introduction SET note = :note, next_at = :next_at WHERE id = :id;

-- introduction_set_reach(introduction_id id, str reach)
UPDATE introduction SET reach = :reach, via = 'coordinator' WHERE id = :id;

-- introduction_withdraw(introduction_id id) -> bool
-- Who asked no longer needs to.
UPDATE introduction
   SET state = 'closed',
       goes_at = CASE state WHEN 'waiting' THEN 0 ELSE goes_at END
 WHERE id = :id AND state IN ('waiting', 'sent', 'with-coordinator');

-- introduction_of_gone(int64 limit) -> introduction_gone*
-- Not answered yet, and who was asked is no longer shown.
SELECT i.id
  FROM introduction i
  JOIN entry e ON e.id = i.party_id
 WHERE i.state IN ('waiting', 'sent', 'with-coordinator')
   AND e.status IN ('hidden', 'withdrawn')
 ORDER BY i.id
 LIMIT :limit;

-- introduction_forget(introduction_id id) -> bool
DELETE FROM introduction WHERE id = :id AND state = 'held';

-- introduction_ask_is_own(entry_id ask, person_id person) -> int64
SELECT count(*) AS "n:int" FROM ask WHERE id = :ask AND person_id = :person;

-- introduction_ask_is_theirs(entry_id ask, person_id person) -> int64
-- Theirs, or of nobody here: then they share it.
SELECT count(*) AS "n:int"
  FROM ask
 WHERE id = :ask AND (person_id IS NULL OR person_id = :person);

-- introduction_parties_of(person_id person) -> introduction_party*
SELECT e.id, e.slug, e.title, p.asks_a_month
  FROM membership m
  JOIN entry e ON e.id = m.party_id
  JOIN party p ON p.id = m.party_id
 WHERE m.person_id = :person AND m.role = 'manager' AND e.status = 'published'
 ORDER BY e.sort_key, e.id
 LIMIT 20;

-- introduction_coordinator_of(place_id place, int64 now) -> introduction_coordinator?
-- Of the smallest area around it; else of everywhere; else an administrator.
-- scan: grants are few
SELECT p.name, p.mail, p.lang
  FROM role_grant g
  JOIN person p ON p.id = g.person_id
 WHERE (g.ends_at = 0 OR g.ends_at > :now) AND g.theme_id IS NULL
   AND (g.role = 'coordinator' OR g.role = 'administrator')
   AND (g.place_id IS NULL OR EXISTS (SELECT 1 FROM place_within w
        WHERE w.place_id = :place AND w.within_id = g.place_id))
 ORDER BY CASE WHEN g.role = 'coordinator' THEN 0 ELSE 1 END,
          (SELECT count(*) FROM place_within w
            WHERE w.place_id = g.place_id) DESC, g.id
 LIMIT 1;

-- side_insert(introduction_id introduction, str side, int64 who)
INSERT INTO introduction_side (introduction_id, side, who)
VALUES (:introduction, :side, :who)
ON CONFLICT (introduction_id, side) DO NOTHING;

-- side_get(introduction_id introduction, str side) -> introduction_side?
SELECT id, introduction_id, side, outcome, words, share
  FROM introduction_side
 WHERE introduction_id = :introduction AND side = :side;

-- side_set_outcome(introduction_side_id id, str outcome)
UPDATE introduction_side SET outcome = :outcome WHERE id = :id;

-- side_set_words(introduction_side_id id, str words, str share)
UPDATE introduction_side SET words = :words, share = :share WHERE id = :id;

-- introduction_close(introduction_id id)
UPDATE introduction SET state = 'closed'
 WHERE id = :id AND state IN ('accepted', 'called');

-- picked_insert(entry_id ask, entry_id entry, str reason, person_id by, int64 now)
INSERT INTO picked_match (ask_id, entry_id, reason, picked_by, created_at)
VALUES (:ask, :entry, :reason, :by, :now)
ON CONFLICT (ask_id, entry_id) DO UPDATE SET reason = excluded.reason;

-- picked_delete(entry_id ask, entry_id entry)
DELETE FROM picked_match WHERE ask_id = :ask AND entry_id = :entry;

-- picked_of(entry_id ask) -> picked*
SELECT e.id, e.type, e.slug, e.title, e.summary, m.reason
  FROM picked_match m
  JOIN entry e ON e.id = m.entry_id
 WHERE m.ask_id = :ask AND e.status = 'published'
 ORDER BY m.created_at, e.id
 LIMIT 20;

-- picked_reason(entry_id ask, entry_id entry) -> picked_reason_row?
SELECT reason FROM picked_match WHERE ask_id = :ask AND entry_id = :entry;
