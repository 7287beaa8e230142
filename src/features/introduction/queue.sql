-- Every statement about who waits, and until when.

-- queue_of(entry_id party, int64 limit) -> queued*
SELECT id, goes_at, paused_until
  FROM introduction
 WHERE party_id = :party AND state = 'waiting'
 ORDER BY queued_at, id
 LIMIT :limit;

-- queue_last(entry_id party) -> int64
-- When the last of them goes.
SELECT coalesce(max(goes_at), 0) AS "n:int"
  FROM introduction
 WHERE party_id = :party AND state = 'waiting' AND paused_until = 0;

-- queue_set_turn(introduction_id id, int64 at)
UPDATE introduction SET goes_at = :at WHERE id = :id;

-- queue_set_place(introduction_id id, int64 now)
UPDATE introduction SET queued_at = :now WHERE id = :id;

-- queue_wait(introduction_id id, int64 at) -> bool
-- Who heard "not now" waits for them, in the place they had.
UPDATE introduction
   SET state = 'waiting', goes_at = :at, queued_at = created_at,
       answered_at = 0
 WHERE id = :id AND state = 'not-now';

-- queue_pause(introduction_id id, int64 until)
UPDATE introduction SET paused_until = :until WHERE id = :id;

-- queue_meet(introduction_id id, int64 at) -> bool
-- They meet with others at that moment; it takes nobody's turn.
UPDATE introduction
   SET state = 'accepted', answered_at = :at, paused_until = 0,
       goes_at = CASE state WHEN 'waiting' THEN 0 ELSE goes_at END
 WHERE id = :id AND state IN ('waiting', 'sent', 'with-coordinator');

-- queue_unmeet(introduction_id id) -> bool
UPDATE introduction
   SET state = 'waiting', answered_at = 0, queued_at = created_at,
       paused_until = 0
 WHERE id = :id AND state = 'accepted';

-- queue_end_sides(introduction_id id)
-- There is nothing to ask about: they did not meet.
DELETE FROM introduction_side WHERE introduction_id = :id;
