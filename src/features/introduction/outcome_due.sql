-- What of a contact is open, and for whom.

-- talk_due(int64 before, int64 limit) -> talk_due*
-- What was said yes to before then, and nobody said how it went.
SELECT s.introduction_id, s.side
  FROM introduction i
  JOIN introduction_side s ON s.introduction_id = i.id
 WHERE i.state IN ('accepted', 'called', 'closed') AND s.outcome = ''
   AND i.answered_at > 0 AND i.answered_at <= :before
   AND NOT EXISTS (SELECT 1 FROM outcome_asked a
        WHERE a.source = 'introduction' AND a.about = s.id AND a.times >= 2)
 ORDER BY i.answered_at, s.id
 LIMIT :limit;

-- talk_open_of(person_id person, int64 before, int64 limit) -> talk_open_row*
SELECT s.id
  FROM introduction_side s
  JOIN introduction i ON i.id = s.introduction_id
 WHERE s.outcome = '' AND i.answered_at > 0 AND i.answered_at <= :before
   AND ((s.side = 'asker' AND s.who = :person)
    OR (s.side = 'helper' AND s.who IN (SELECT m.party_id FROM membership m
                WHERE m.person_id = :person AND m.role = 'manager'
                UNION
               SELECT b.id FROM offer b WHERE b.person_id = :person)))
 ORDER BY i.answered_at, s.id
 LIMIT :limit;

-- talk_get(introduction_side_id id) -> talk_side?
SELECT introduction_id, side FROM introduction_side WHERE id = :id;

-- message_due(int64 before, int64 after, int64 limit) -> message_due*
-- scan: the messages of three months, by the end of each conversation
SELECT m.introduction_id, m.side
  FROM thread_message m
 WHERE m.created_at <= :before AND m.created_at >= :after AND m.held = 0
   AND NOT EXISTS (SELECT 1 FROM thread_message l
        WHERE l.introduction_id = m.introduction_id AND l.id > m.id)
   AND NOT EXISTS (SELECT 1 FROM outcome_asked a
        WHERE a.source = 'message' AND a.about = m.id AND a.times >= 2)
 ORDER BY m.id
 LIMIT :limit;

-- message_open_of(person_id person, int64 before, int64 after, int64 limit) -> message_open_row*
-- The last word in a conversation of theirs, not by them.
SELECT m.id
  FROM introduction i
  JOIN thread_message m ON m.introduction_id = i.id
 WHERE m.created_at <= :before AND m.created_at >= :after AND m.held = 0
   AND NOT EXISTS (SELECT 1 FROM thread_message l
        WHERE l.introduction_id = m.introduction_id AND l.id > m.id)
   AND ((m.side = 'helper' AND i.person_id = :person)
    OR (m.side = 'asker' AND i.party_id IN (SELECT s.party_id FROM membership s
                WHERE s.person_id = :person AND s.role = 'manager'
                UNION
               SELECT b.id FROM offer b WHERE b.person_id = :person)))
 ORDER BY m.id
 LIMIT :limit;
