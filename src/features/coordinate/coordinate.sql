-- Every statement about the work of a coordinator.

-- coordinate_may(entry_id entry, person_id person, int64 now) -> int64
SELECT count(*) AS "n:int"
  FROM coordinated
 WHERE entry_id = :entry AND person_id = :person
   AND (ends_at = 0 OR ends_at > :now);

-- coordinate_calls(person_id person, int64 now, int64 week_ago, int64 limit) -> coordinate_call*
-- Whom to call: there is no address, or no answer for a week.
SELECT i.id, i.state, i.message, i.reason, i.wish, i.goes_at, i.note,
       e.type, e.slug, e.title AS party, o.website, l.name AS place,
       p.name, f.title AS from_title, a.slug AS ask_slug, a.title AS ask_title
  FROM introduction i
  JOIN entry e ON e.id = i.party_id
  JOIN party o ON o.id = i.party_id
  JOIN person p ON p.id = i.person_id
  LEFT JOIN place l ON l.id = coalesce(e.place_id, o.municipality_id)
  LEFT JOIN entry f ON f.id = i.from_id
  LEFT JOIN entry a ON a.id = i.ask_id AND a.status = 'published'
 WHERE i.state IN ('with-coordinator', 'sent') AND i.next_at <= :now
   AND (i.state = 'with-coordinator' OR i.goes_at <= :week_ago)
   AND EXISTS (SELECT 1 FROM coordinated c
        WHERE c.entry_id = i.party_id AND c.person_id = :person
          AND (c.ends_at = 0 OR c.ends_at > :now))
 ORDER BY i.goes_at, i.id
 LIMIT :limit;

-- coordinate_tellings(person_id person, int64 now, int64 limit) -> coordinate_telling*
-- The asker shares how it went; the other has no address, so she asks them.
SELECT i.id, s.words, e.type, e.slug, e.title AS party, i.reach
  FROM introduction_side s
  JOIN introduction_side h ON h.introduction_id = s.introduction_id
       AND h.side = 'helper'
  JOIN introduction i ON i.id = s.introduction_id
  JOIN entry e ON e.id = i.party_id
 WHERE s.side = 'asker' AND s.share = 'yes' AND h.share = ''
   AND NOT EXISTS (SELECT 1 FROM party p
        WHERE p.id = i.party_id AND p.mail <> '')
   AND NOT EXISTS (SELECT 1 FROM membership m
        WHERE m.party_id = i.party_id AND m.role = 'manager')
   AND EXISTS (SELECT 1 FROM coordinated c
        WHERE c.entry_id = i.party_id AND c.person_id = :person
          AND (c.ends_at = 0 OR c.ends_at > :now))
 ORDER BY i.answered_at, i.id
 LIMIT :limit;

-- coordinate_may_tell(introduction_id id) -> bool
-- She speaks for them only while they have no address here.
SELECT i.id
  FROM introduction i
  JOIN introduction_side s ON s.introduction_id = i.id AND s.side = 'asker'
 WHERE i.id = :id AND s.share = 'yes'
   AND NOT EXISTS (SELECT 1 FROM party p
        WHERE p.id = i.party_id AND p.mail <> '')
   AND NOT EXISTS (SELECT 1 FROM membership m
        WHERE m.party_id = i.party_id AND m.role = 'manager');

-- coordinate_waiting(person_id person, int64 now, int64 week_ago, int64 limit) -> coordinate_ask*
-- Asked here a week ago and not picked up: nobody said yes.
SELECT e.id, e.slug, e.title, e.created_at, l.name AS place
  FROM entry e
  JOIN ask a ON a.id = e.id
  LEFT JOIN place l ON l.id = e.place_id
 WHERE e.type = 'ask' AND e.status = 'published' AND e.reported = 0
   AND a.solved_at = 0 AND e.created_at <= :week_ago
   AND NOT EXISTS (SELECT 1 FROM introduction i
        WHERE i.ask_id = e.id AND (i.state = 'accepted' OR i.state = 'called'
           OR (i.state = 'closed' AND i.answered_at > 0)))
   AND NOT EXISTS (SELECT 1 FROM set_aside s
        WHERE s.ask_id = e.id AND s.until > :now)
   AND EXISTS (SELECT 1 FROM coordinated c
        WHERE c.entry_id = e.id AND c.person_id = :person
          AND (c.ends_at = 0 OR c.ends_at > :now))
 ORDER BY e.created_at, e.id
 LIMIT :limit;

-- coordinate_set_aside(entry_id ask, int64 until)
INSERT INTO set_aside (ask_id, until) VALUES (:ask, :until)
ON CONFLICT (ask_id) DO UPDATE SET until = excluded.until;

-- coordinate_take_up(entry_id ask)
DELETE FROM set_aside WHERE ask_id = :ask;

-- coordinate_dead(int64 limit) -> coordinate_dead_job*
SELECT kind, failure, count(*) AS "n:int"
  FROM job
 WHERE dead = 1
 GROUP BY kind, failure
 ORDER BY 3 DESC, kind, failure
 LIMIT :limit;

-- coordinate_retry(int64 now)
UPDATE job SET dead = 0, attempts = 0, lease = 0, due = :now WHERE dead = 1;
