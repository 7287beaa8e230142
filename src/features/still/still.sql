-- still_reconfirm(entry_id id, int64 now, str by)
-- It was noted somewhere else, and holds here too from now on.
UPDATE entry
   SET reported = 0, checked_at = :now, checked_by = :by
 WHERE id = :id;
