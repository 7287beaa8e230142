-- Every statement about experiences.

-- experience_get(entry_id id) -> experience?
SELECT id, basis, source_url FROM experience WHERE id = :id;
