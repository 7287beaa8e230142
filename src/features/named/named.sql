-- Telling those in whose name something was written.

-- named_acts_for(entry_id party, person_id person) -> int64
SELECT count(*) AS "n:int"
  FROM membership
 WHERE party_id = :party AND person_id = :person;

-- named_note(entry_id entry, entry_id party, int64 now) -> named_id
-- 0 if they were told of it before.
INSERT INTO named (entry_id, party_id, told_at) VALUES (:entry, :party, :now)
ON CONFLICT (entry_id, party_id) DO NOTHING
RETURNING id;

-- named_get(named_id id) -> named?
-- While it is still in their name.
SELECT n.id, n.entry_id, n.party_id, e.title, e.type, e.slug, p.title AS party
  FROM named n
  JOIN entry e ON e.id = n.entry_id
  JOIN entry p ON p.id = n.party_id
 WHERE n.id = :id
   AND EXISTS (SELECT 1 FROM entry_link l
        WHERE l.entry_id = n.entry_id AND l.target_id = n.party_id);
