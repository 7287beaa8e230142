-- One's own meetings, for one's own calendar.

-- calendar_feed_get(person_id person) -> calendar_feed?
SELECT seed FROM calendar_feed WHERE person_id = :person;

-- calendar_feed_set(person_id person, str seed)
INSERT INTO calendar_feed (person_id, seed) VALUES (:person, :seed)
ON CONFLICT (person_id) DO UPDATE SET seed = excluded.seed;

-- calendar_feed_end(person_id person)
DELETE FROM calendar_feed WHERE person_id = :person;

-- calendar_meetings(person_id person, int64 since, int64 limit) -> calendar_meeting*
-- Where they go themselves, and what those they act for organise.
SELECT e.slug, e.title, e.summary, e.place_name, e.updated_at, m.date,
       m.starts_at, m.ends_at, m.venue, m.kind, m.state,
       coalesce(p.changes, 0) AS "changes:int"
  FROM meeting m
  JOIN entry_shown e ON e.id = m.id
  LEFT JOIN meeting_plan p ON p.id = m.id
 WHERE m.id IN (SELECT id FROM meeting WHERE ends_at >= :since)
   AND e.status = 'published'
   AND (EXISTS (SELECT 1 FROM attendance r
         WHERE r.meeting_id = m.id AND r.person_id = :person
           AND r.state = 'coming')
    OR EXISTS (SELECT 1 FROM entry_link l
         JOIN membership b ON b.party_id = l.target_id
        WHERE l.entry_id = m.id AND l.role = 'organiser'
          AND b.person_id = :person))
 ORDER BY m.starts_at, e.slug
 LIMIT :limit;
