-- People of a demonstration.

-- demo_party(str slug) -> party_id
SELECT p.id
  FROM party p
  JOIN entry e ON e.id = p.id
 WHERE e.slug = :slug;

-- demo_join(person_id person, party_id party, int64 now)
INSERT INTO membership (person_id, party_id, role, since)
VALUES (:person, :party, 'manager', :now)
ON CONFLICT (person_id, party_id) DO NOTHING;
