-- Every statement about experiences.

-- experience_get(entry_id id) -> experience?
SELECT id, basis, source_url FROM experience WHERE id = :id;

-- experience_update(entry_id id, str source_url)
UPDATE experience SET source_url = :source_url WHERE id = :id;
