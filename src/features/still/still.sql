-- still_reconfirm(entry_id id, int64 now, str by)
-- It was noted somewhere else, and holds here too from now on.
UPDATE entry
   SET reported = 0, checked_at = :now, checked_by = :by
 WHERE id = :id;

-- still_people(int64 before, int64 limit) -> still_person*
-- Whose ask stands since before then, unanswered and not looked at.
SELECT DISTINCT a.person_id
  FROM entry e
  JOIN ask a ON a.id = e.id
 WHERE e.type = 'ask' AND e.status = 'published' AND e.created_at <= :before
   AND e.checked_at <= :before AND a.solved_at = 0
   AND a.person_id IS NOT NULL
   AND NOT EXISTS (SELECT 1 FROM outcome_asked o
        WHERE o.source = 'ask' AND o.about = e.id AND o.times >= 2)
 ORDER BY a.person_id NULLS LAST
 LIMIT :limit;

-- still_asks_of(person_id person, int64 before) -> still_ask*
SELECT e.id
  FROM ask a
  JOIN entry e ON e.id = a.id
 WHERE a.person_id = :person AND a.solved_at = 0 AND e.status = 'published'
   AND e.created_at <= :before AND e.checked_at <= :before
 ORDER BY e.created_at, e.id
 LIMIT 10;
