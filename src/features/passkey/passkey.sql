-- Every statement about passkeys.

-- passkey_list(person_id person) -> passkey_line*
SELECT id, credential, transports, name, moved AS "moved:bool", created_at,
       used_at, twice_at
  FROM passkey
 WHERE person_id = :person
 ORDER BY created_at, id
 LIMIT 20;

-- passkey_get(passkey_id id, person_id person) -> passkey_line?
SELECT id, credential, transports, name, moved AS "moved:bool", created_at,
       used_at, twice_at
  FROM passkey
 WHERE id = :id AND person_id = :person;

-- passkey_find(str credential) -> passkey?
SELECT k.id, k.person_id, k.public_key, k.algorithm, k.uses, h.handle
  FROM passkey k
  JOIN passkey_holder h ON h.person_id = k.person_id
 WHERE k.credential = :credential;

-- passkey_insert(person_id person, str credential, str public_key, int64 algorithm, int64 uses, bool movable, bool moved, str transports, str name, int64 now)
INSERT INTO passkey (person_id, credential, public_key, algorithm, uses,
                     movable, moved, transports, name, created_at)
VALUES (:person, :credential, :public_key, :algorithm, :uses, :movable, :moved,
        :transports, :name, :now);

-- passkey_used(passkey_id id, int64 uses, bool moved, int64 now)
UPDATE passkey SET uses = :uses, moved = :moved, used_at = :now WHERE id = :id;

-- passkey_twice(passkey_id id, int64 now)
UPDATE passkey SET twice_at = :now WHERE id = :id;

-- passkey_delete(passkey_id id, person_id person) -> bool
DELETE FROM passkey WHERE id = :id AND person_id = :person;

-- holder_get(person_id person) -> holder?
SELECT handle, later AS "later:bool" FROM passkey_holder
 WHERE person_id = :person;

-- holder_insert(person_id person, str handle)
INSERT INTO passkey_holder (person_id, handle) VALUES (:person, :handle);

-- holder_later(person_id person)
UPDATE passkey_holder SET later = 1 WHERE person_id = :person;

-- asked_insert(str binding, str challenge, int64 ends_at)
-- A new question takes the place of the one before.
INSERT INTO passkey_asked (binding, challenge, ends_at)
VALUES (:binding, :challenge, :ends_at)
ON CONFLICT (binding) DO UPDATE
   SET challenge = excluded.challenge, ends_at = excluded.ends_at;

-- asked_get(str binding, int64 now) -> asked?
SELECT challenge FROM passkey_asked
 WHERE binding = :binding AND ends_at > :now;

-- asked_delete(str binding, int64 before)
-- That one, and all whose time is over.
DELETE FROM passkey_asked WHERE binding = :binding OR ends_at < :before;
