-- Every statement about rings of those who help each other.

-- triangle_asks(int64 rested, int64 limit) -> triangle_ask*
-- What stands and was asked here, of who brings something too, has a contact,
-- is in no proposal now and did not say "not now" lately.
SELECT e.id, e.title, a.body, l.target_id AS party_id
  FROM ask a
  JOIN entry e ON e.id = a.id
  JOIN entry_link l ON l.entry_id = e.id
                   AND (l.role = 'asked_by' OR l.role = 'asker_org')
  JOIN entry p ON p.id = l.target_id
  LEFT JOIN post t ON t.id = e.id
 WHERE e.type = 'ask' AND e.status = 'published' AND e.reported = 0
   AND a.solved_at = 0 AND p.status = 'published'
   AND coalesce(t.readers, 'everyone') = 'everyone'
   AND EXISTS (SELECT 1 FROM membership m
        WHERE m.party_id = l.target_id AND m.role = 'manager')
   AND EXISTS (SELECT 1 FROM entry_link o JOIN offer f ON f.id = o.entry_id
        WHERE o.target_id = l.target_id AND o.role = 'provider'
          AND f.state = 'available')
   AND NOT EXISTS (SELECT 1 FROM triangle_side s
        JOIN triangle g ON g.id = s.triangle_id
        WHERE s.party_id = l.target_id
          AND (g.state = 'waits' OR g.state = 'open'
               OR (s.answer = 'later' AND s.answered_at > :rested)))
 ORDER BY e.created_at DESC, e.id DESC
 LIMIT :limit;

-- triangle_givers(entry_id offer) -> triangle_giver*
SELECT l.target_id AS party_id
  FROM entry e
  JOIN entry_link l ON l.entry_id = e.id AND l.role = 'provider'
  LEFT JOIN post t ON t.id = e.id
 WHERE e.id = :offer AND e.status = 'published' AND e.reported = 0
   AND coalesce(t.readers, 'everyone') = 'everyone'
 ORDER BY l.position, l.target_id
 LIMIT 5;

-- triangle_was_proposed(entry_id offer, entry_id ask) -> int64
-- As a gift: from whose offer it is to the next in the ring.
SELECT count(*) AS "n:int"
  FROM triangle_side s
  JOIN triangle_side r ON r.triangle_id = s.triangle_id
   AND (r.position = s.position + 1
        OR (r.position = 0 AND NOT EXISTS (SELECT 1 FROM triangle_side z
             WHERE z.triangle_id = s.triangle_id
               AND z.position > s.position)))
 WHERE s.offer_id = :offer AND r.ask_id = :ask;

-- triangle_count(str state) -> int64
SELECT count(*) AS "n:int" FROM triangle WHERE state = :state;

-- triangle_insert(str state, int64 now, int64 ends_at) -> triangle_id
INSERT INTO triangle (state, created_at, ends_at)
VALUES (:state, :now, :ends_at)
RETURNING id;

-- triangle_side_insert(triangle_id triangle, int64 position, entry_id party, entry_id offer, entry_id ask, str reason)
INSERT INTO triangle_side (triangle_id, position, party_id, offer_id, ask_id,
                           reason)
VALUES (:triangle, :position, :party, :offer, :ask, :reason);

-- triangle_get(triangle_id id) -> triangle?
SELECT id, state, created_at, ends_at FROM triangle WHERE id = :id;

-- triangle_sides(triangle_id triangle) -> triangle_side*
SELECT s.id, s.position, s.party_id, s.offer_id, s.ask_id, s.reason, s.answer,
       s.why, s.shares <> 0 AS "shares:bool",
       p.title AS party, p.slug AS party_slug, p.type AS party_type,
       o.title AS offer, o.slug AS offer_slug,
       a.title AS ask, a.slug AS ask_slug
  FROM triangle_side s
  JOIN entry p ON p.id = s.party_id
  JOIN entry o ON o.id = s.offer_id
  JOIN entry a ON a.id = s.ask_id
 WHERE s.triangle_id = :triangle
 ORDER BY s.position;

-- triangle_set_state(triangle_id id, str was, str state, int64 ends_at) -> bool
UPDATE triangle SET state = :state, ends_at = :ends_at
 WHERE id = :id AND state = :was;

-- triangle_answer(triangle_side_id id, str answer, str why, int64 now)
UPDATE triangle_side
   SET answer = :answer, why = :why, answered_at = :now
 WHERE id = :id;

-- triangle_share(triangle_side_id id)
UPDATE triangle_side SET shares = 1 WHERE id = :id;

-- triangle_of_person(person_id person, int64 limit) -> triangle_line*
-- Of those this person is the contact of, what is asked or agreed.
SELECT DISTINCT g.id, g.state, g.created_at
  FROM membership m
  JOIN triangle_side s ON s.party_id = m.party_id
  JOIN triangle g ON g.id = s.triangle_id
 WHERE m.person_id = :person AND m.role = 'manager'
   AND (g.state = 'open' OR g.state = 'agreed')
 ORDER BY g.created_at DESC, g.id DESC
 LIMIT :limit;

-- triangle_in_state(str state, int64 limit) -> triangle_line*
SELECT id, state, created_at FROM triangle
 WHERE state = :state
 ORDER BY ends_at, id
 LIMIT :limit;

-- triangle_due(str state, int64 now, int64 limit) -> triangle_line*
SELECT id, state, created_at FROM triangle
 WHERE state = :state AND ends_at <= :now
 ORDER BY ends_at, id
 LIMIT :limit;

-- triangle_say(triangle_id triangle, entry_id party, person_id person, str text, int64 now) -> triangle_message_id
INSERT INTO triangle_message (triangle_id, party_id, person_id, text,
                              created_at)
VALUES (:triangle, :party, nullif(:person, 0), :text, :now)
RETURNING id;

-- triangle_said(triangle_id triangle, int64 limit) -> triangle_message*
-- The newest first.
SELECT m.id, m.party_id, m.text, m.created_at, e.title AS party
  FROM triangle_message m
  JOIN entry e ON e.id = m.party_id
 WHERE m.triangle_id = :triangle
 ORDER BY m.id DESC
 LIMIT :limit;

-- triangle_said_lately(triangle_id triangle, entry_id party, int64 since) -> int64
SELECT count(*) AS "n:int"
  FROM triangle_message
 WHERE triangle_id = :triangle AND party_id = :party AND created_at >= :since;

-- triangle_forget_old(int64 before)
DELETE FROM triangle WHERE created_at < :before AND state IN ('no', 'over');

-- triangle_side_whose(triangle_side_id id) -> triangle_side_of?
SELECT triangle_id, position FROM triangle_side WHERE id = :id;
