-- Every statement about changing a mail address.

-- change_insert(person_id person, str old_mail, str new_mail, int64 old_yes_at, int64 now) -> address_change_id
INSERT INTO address_change (person_id, old_mail, new_mail, old_yes_at, asked_at)
VALUES (:person, :old_mail, :new_mail, :old_yes_at, :now)
RETURNING id;

-- change_get(address_change_id id) -> change?
SELECT id, person_id, old_mail, new_mail, asked_at, old_yes_at, new_yes_at,
       done_at, undone_at
  FROM address_change
 WHERE id = :id;

-- change_pending(person_id person, int64 since) -> change?
SELECT id, person_id, old_mail, new_mail, asked_at, old_yes_at, new_yes_at,
       done_at, undone_at
  FROM address_change
 WHERE person_id = :person AND asked_at > :since AND done_at = 0
   AND undone_at = 0
 ORDER BY id DESC
 LIMIT 1;

-- change_old_yes(address_change_id id, int64 now)
UPDATE address_change SET old_yes_at = :now WHERE id = :id;

-- change_new_yes(address_change_id id, int64 now)
UPDATE address_change SET new_yes_at = :now WHERE id = :id;

-- change_done(address_change_id id, int64 now)
UPDATE address_change SET done_at = :now WHERE id = :id;

-- change_undone(address_change_id id, int64 now) -> bool
UPDATE address_change SET undone_at = :now WHERE id = :id AND undone_at = 0;

-- change_stop(person_id person, int64 now)
-- Whatever was asked and is not done.
UPDATE address_change SET undone_at = :now
 WHERE person_id = :person AND done_at = 0 AND undone_at = 0;

-- change_forget(int64 before)
DELETE FROM address_change WHERE asked_at < :before;

-- change_count_done(person_id person, int64 since) -> int64
SELECT count(*) AS "n:int" FROM address_change
 WHERE person_id = :person AND done_at > :since AND undone_at = 0;

-- address_put(person_id person, str mail)
UPDATE person SET mail = :mail WHERE id = :person;
