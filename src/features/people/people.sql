-- Every statement about finding a person, and what there is to know of one.

-- people_some(person_id after, int64 limit) -> people_name*
-- Everyone, in pieces.
SELECT id, name FROM person WHERE id > :after ORDER BY id LIMIT :limit;

-- people_near(person_id me, int64 now, person_id after, int64 limit) -> people_name*
-- Those who act for, or asked or brought, something that is mine to look after.
SELECT p.id, p.name
  FROM person p
 WHERE p.id > :after
   AND (EXISTS (SELECT 1 FROM membership m
         JOIN coordinated c ON c.entry_id = m.party_id
        WHERE m.person_id = p.id AND c.person_id = :me
          AND (c.ends_at = 0 OR c.ends_at > :now))
     OR EXISTS (SELECT 1 FROM ask a
         JOIN coordinated c ON c.entry_id = a.id
        WHERE a.person_id = p.id AND c.person_id = :me
          AND (c.ends_at = 0 OR c.ends_at > :now))
     OR EXISTS (SELECT 1 FROM offer o
         JOIN coordinated c ON c.entry_id = o.id
        WHERE o.person_id = p.id AND c.person_id = :me
          AND (c.ends_at = 0 OR c.ends_at > :now)))
 ORDER BY p.id
 LIMIT :limit;

-- people_parties(person_id me, int64 now, entry_id after, int64 limit) -> people_party*
-- Which of those I look after have someone who acts for them.
SELECT e.id, e.slug, e.title
  FROM entry e
 WHERE e.id > :after AND e.type IN ('initiative', 'organisation')
   AND EXISTS (SELECT 1 FROM membership m WHERE m.party_id = e.id)
   AND EXISTS (SELECT 1 FROM coordinated c
        WHERE c.entry_id = e.id AND c.person_id = :me
          AND (c.ends_at = 0 OR c.ends_at > :now))
 ORDER BY e.id
 LIMIT :limit;

-- people_of(entry_id party, int64 limit) -> people_name*
SELECT p.id, p.name
  FROM membership m
  JOIN person p ON p.id = m.person_id
 WHERE m.party_id = :party
 ORDER BY m.role, m.since, p.id
 LIMIT :limit;

-- people_acting(person_id person, person_id me, int64 now, int64 limit) -> people_acting*
-- For what they act, of what I look after.
SELECT e.id, e.slug, e.title, e.type, m.role
  FROM membership m
  JOIN entry e ON e.id = m.party_id
 WHERE m.person_id = :person
   AND EXISTS (SELECT 1 FROM coordinated c
        WHERE c.entry_id = e.id AND c.person_id = :me
          AND (c.ends_at = 0 OR c.ends_at > :now))
 ORDER BY e.sort_key, e.id
 LIMIT :limit;

-- people_get(person_id id) -> people_facts?
SELECT p.id, p.name, p.mail, p.lang, p.confirmed_at, p.here_at,
       p.blocked_until,
       (SELECT count(*) FROM session s WHERE s.person_id = p.id)
       AS "sessions:int",
       (SELECT count(*) FROM link_token t
         WHERE t.person_id = p.id AND t.used_at = 0
           AND t.purpose IN ('join', 'join-manager')) AS "invitations:int",
       coalesce((SELECT x.due_at FROM erasure x WHERE x.person_id = p.id), 0)
       AS "erased_at:int"
  FROM person p
 WHERE p.id = :id;

-- people_measures(person_id person, person_id me, int64 now, int64 limit) -> people_measure*
-- What was done about what they wrote and is not over: a block that lasts, an
-- objection that waits.
SELECT x.id, x.report_id, x.what, x.at, x.ends_at,
       x.appealed_at > 0 AND x.answered_at = 0 AS "waits:bool"
  FROM measure x
  JOIN report r ON r.id = x.report_id
 WHERE x.person_id = :person
   AND (x.ends_at > :now OR (x.appealed_at > 0 AND x.answered_at = 0))
   AND EXISTS (SELECT 1 FROM moderated m
        WHERE m.entry_id = r.entry_id AND m.person_id = :me
          AND (m.ends_at = 0 OR m.ends_at > :now))
 ORDER BY x.at DESC, x.id DESC
 LIMIT :limit;
