-- Every statement about the work of a coordinator.

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
-- Asked here a week ago and not picked up: nobody said yes. Those for some
-- readers only are among them.
SELECT e.id, e.slug, e.title, e.created_at, l.name AS place
  FROM entry e
  JOIN ask a ON a.id = e.id
  LEFT JOIN place l ON l.id = e.place_id
 WHERE e.type = 'ask' AND e.reported = 0 AND a.solved_at = 0
   AND e.created_at <= :week_ago
   AND (e.status = 'published'
        OR (e.status = 'held' AND EXISTS (SELECT 1 FROM post o
             WHERE o.id = e.id AND o.confirmed_at > 0 AND o.held_for = '')))
   AND NOT EXISTS (SELECT 1 FROM introduction i
        WHERE i.ask_id = e.id AND (i.state = 'accepted' OR i.state = 'called'
           OR (i.state = 'closed' AND i.answered_at > 0)))
   AND NOT EXISTS (SELECT 1 FROM set_aside s
        WHERE s.entry_id = e.id AND s.until > :now)
   AND EXISTS (SELECT 1 FROM coordinated c
        WHERE c.entry_id = e.id AND c.person_id = :person
          AND (c.ends_at = 0 OR c.ends_at > :now))
 ORDER BY e.created_at, e.id
 LIMIT :limit;

-- coordinate_held(person_id person, int64 now, int64 limit) -> coordinate_post*
-- Confirmed by its writer, and not shown until someone looked.
SELECT e.id, e.type, e.slug, e.title, e.summary, p.held_for, p.confirmed_at AS since
  FROM post p
 CROSS JOIN entry e
 WHERE e.id = p.id AND p.held_for <> '' AND p.confirmed_at > 0
   AND e.status = 'held'
   AND NOT EXISTS (SELECT 1 FROM set_aside s
        WHERE s.entry_id = e.id AND s.until > :now)
   AND EXISTS (SELECT 1 FROM moderated c
        WHERE c.entry_id = e.id AND c.person_id = :person
          AND (c.ends_at = 0 OR c.ends_at > :now))
 ORDER BY p.confirmed_at, e.id
 LIMIT :limit;

-- coordinate_removals(person_id person, int64 now, int64 limit) -> coordinate_post*
-- Someone else asked to take it away.
SELECT e.id, e.type, e.slug, e.title, e.summary, p.held_for, p.removal_asked_at AS since
  FROM post p
 CROSS JOIN entry e
 WHERE e.id = p.id AND p.removal_asked_at > 0 AND e.status = 'published'
   AND EXISTS (SELECT 1 FROM moderated c
        WHERE c.entry_id = e.id AND c.person_id = :person
          AND (c.ends_at = 0 OR c.ends_at > :now))
 ORDER BY p.removal_asked_at, e.id
 LIMIT :limit;

-- coordinate_set_aside(entry_id entry, int64 until)
INSERT INTO set_aside (entry_id, until) VALUES (:entry, :until)
ON CONFLICT (entry_id) DO UPDATE SET until = excluded.until;

-- coordinate_take_up(entry_id entry)
DELETE FROM set_aside WHERE entry_id = :entry;

-- coordinate_dead(int64 limit) -> coordinate_dead_job*
SELECT kind, failure, count(*) AS "n:int"
  FROM job
 WHERE dead = 1
 GROUP BY kind, failure
 ORDER BY 3 DESC, kind, failure
 LIMIT :limit;

-- coordinate_retry(int64 now)
UPDATE job SET dead = 0, attempts = 0, lease = 0, due = :now WHERE dead = 1;

-- coordinate_alikes(person_id person, int64 now, int64 limit) -> coordinate_alike*
-- What stands here twice under one name.
-- scan: once a week
SELECT a.id, a.type, a.slug, a.title, b.created_at
  FROM entry a
  JOIN entry b ON b.type = a.type AND b.sort_key = a.sort_key AND b.id > a.id
 WHERE a.status = 'published' AND b.status = 'published'
   AND a.type IN ('initiative', 'organisation')
   AND EXISTS (SELECT 1 FROM coordinated c
        WHERE c.entry_id = a.id AND c.person_id = :person
          AND (c.ends_at = 0 OR c.ends_at > :now))
 ORDER BY b.created_at, b.id
 LIMIT :limit;
