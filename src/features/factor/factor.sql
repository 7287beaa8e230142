-- Every statement about codes, and about roles asked back.

-- app_get(person_id person) -> code_app?
SELECT key, confirmed_at, step, wrong, wrong_at FROM code_app
 WHERE person_id = :person;

-- app_insert(person_id person, str key)
INSERT INTO code_app (person_id, key) VALUES (:person, :key)
ON CONFLICT (person_id) DO UPDATE SET key = excluded.key;

-- app_right(person_id person, int64 step, int64 now)
UPDATE code_app
   SET step = :step, wrong = 0,
       confirmed_at = CASE WHEN confirmed_at = 0 THEN :now ELSE confirmed_at END
 WHERE person_id = :person;

-- app_wrong(person_id person, int64 wrong, int64 now)
UPDATE code_app SET wrong = :wrong, wrong_at = :now WHERE person_id = :person;

-- app_delete(person_id person)
DELETE FROM code_app WHERE person_id = :person;

-- recovery_insert(person_id person, str code_mac)
INSERT INTO recovery_code (person_id, code_mac) VALUES (:person, :code_mac);

-- recovery_use(person_id person, str code_mac, int64 now) -> bool
UPDATE recovery_code SET used_at = :now
 WHERE person_id = :person AND code_mac = :code_mac AND used_at = 0;

-- recovery_left(person_id person) -> int64
SELECT count(*) AS "n:int" FROM recovery_code
 WHERE person_id = :person AND used_at = 0;

-- recovery_delete(person_id person)
DELETE FROM recovery_code WHERE person_id = :person;

-- factor_keys(person_id person) -> int64
SELECT count(*) AS "n:int" FROM passkey WHERE person_id = :person;

-- factor_keys_delete(person_id person)
DELETE FROM passkey WHERE person_id = :person;

-- lost_insert(person_id person, int64 now) -> bool
INSERT INTO role_lost (person_id, asked_at) VALUES (:person, :now)
ON CONFLICT (person_id) DO NOTHING;

-- lost_delete(person_id person) -> bool
DELETE FROM role_lost WHERE person_id = :person;

-- lost_list(person_id reader) -> lost_line*
-- Of others.
-- scan: few lose all their keys
SELECT l.person_id, l.asked_at, p.name, p.mail
  FROM role_lost l
  JOIN person p ON p.id = l.person_id
 WHERE l.person_id <> :reader
 ORDER BY l.asked_at, l.person_id
 LIMIT 50;

-- lost_get(person_id person) -> lost_line?
SELECT l.person_id, l.asked_at, p.name, p.mail
  FROM role_lost l
  JOIN person p ON p.id = l.person_id
 WHERE l.person_id = :person;

-- lost_to_tell(person_id person, int64 now) -> lost_reader*
-- Who may give it back.
-- scan: grants are few
SELECT DISTINCT p.id, p.name, p.mail, p.lang
  FROM role_grant g
  JOIN person p ON p.id = g.person_id
 WHERE g.role IN ('coordinator', 'administrator') AND p.id <> :person
   AND (g.ends_at = 0 OR g.ends_at > :now)
   AND (g.role = 'administrator' OR NOT EXISTS (SELECT 1 FROM role_grant h
         WHERE h.person_id = :person AND h.role = 'administrator'
           AND (h.ends_at = 0 OR h.ends_at > :now)))
 ORDER BY p.id
 LIMIT 50;
