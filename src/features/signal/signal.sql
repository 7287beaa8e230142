-- Every statement about barriers.

-- signal_get(entry_id id) -> signal?
SELECT id, affected, authority, solution, solution_basis, level
  FROM signal
 WHERE id = :id;
