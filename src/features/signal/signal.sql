-- Every statement about barriers.

-- signal_get(entry_id id) -> signal?
SELECT id, affected, authority, solution, solution_basis, level, solved_at
  FROM signal
 WHERE id = :id;

-- signal_solve(entry_id id, int64 now)
UPDATE signal SET solved_at = :now WHERE id = :id;

-- signal_update(entry_id id, str solution, str authority, str level)
UPDATE signal
   SET solution = :solution, authority = :authority, level = :level
 WHERE id = :id;

-- signal_insert(entry_id id)
INSERT INTO signal (id) VALUES (:id);
