-- Mail that comes in, and answers that wait for a coordinator.

-- incoming_insert(str sender, str recipient, str bytes, int64 now) -> incoming_id
INSERT INTO incoming (sender, recipient, bytes, at)
VALUES (:sender, :recipient, :bytes, :now)
RETURNING id;

-- incoming_get(incoming_id id) -> incoming_row?
SELECT sender, recipient, bytes FROM incoming WHERE id = :id;

-- incoming_delete(incoming_id id)
DELETE FROM incoming WHERE id = :id;

-- incoming_tell(str mark, int64 now, int64 since) -> bool
-- True: they heard nothing since then, and now it is written down.
INSERT INTO incoming_told (mark, at) VALUES (:mark, :now)
ON CONFLICT (mark) DO UPDATE SET at = :now WHERE incoming_told.at < :since;

-- incoming_forget_told(int64 before)
DELETE FROM incoming_told WHERE at < :before;

-- incoming_person(str mail) -> incoming_person_row?
SELECT id, mail, lang FROM person WHERE mail = :mail;

-- incoming_person_of(person_id id) -> incoming_person_row?
SELECT id, mail, lang FROM person WHERE id = :id;

-- incoming_people() -> incoming_person_row*
-- scan: whose mark it is, for a report that does not say; seldom
SELECT id, mail, lang FROM person ORDER BY id;

-- held_insert(str kind, int64 about, person_id person, str masked, str why, str text, int64 now) -> incoming_held_id
INSERT INTO incoming_held (kind, about, person_id, masked, why, text, at)
VALUES (:kind, :about, :person, :masked, :why, :text, :now)
RETURNING id;

-- held_list(int64 limit) -> held_row*
-- scan: by the primary key, the oldest first
SELECT id, kind, about, person_id, masked, why, text, at
  FROM incoming_held
 ORDER BY id
 LIMIT :limit;

-- held_count() -> int64
-- scan: there are few
SELECT count(*) AS "n:int" FROM incoming_held;

-- held_get(incoming_held_id id) -> held_row?
SELECT id, kind, about, person_id, masked, why, text, at
  FROM incoming_held
 WHERE id = :id;

-- held_delete(incoming_held_id id) -> bool
DELETE FROM incoming_held WHERE id = :id;
