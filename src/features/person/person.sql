-- Every statement about people and their sessions.

-- person_get(person_id id) -> person?
SELECT id, name, mail, lang, confirmed_at, blocked_until
  FROM person
 WHERE id = :id;

-- person_by_mail(str mail) -> person?
SELECT id, name, mail, lang, confirmed_at, blocked_until
  FROM person
 WHERE mail = :mail;

-- person_insert(str name, str mail, str lang, int64 now) -> person_id
INSERT INTO person (name, mail, lang, created_at, here_at)
VALUES (:name, :mail, :lang, :now, :now)
RETURNING id;

-- person_confirm(person_id id, int64 now)
UPDATE person SET confirmed_at = :now WHERE id = :id AND confirmed_at = 0;

-- person_rename(person_id id, str name)
UPDATE person SET name = :name WHERE id = :id;

-- person_here(person_id id, int64 day)
UPDATE person SET here_at = :day, missed_at = 0
 WHERE id = :id AND (here_at < :day OR missed_at > 0);

-- person_forget_stranger(person_id id)
-- Who never confirmed and left nothing.
DELETE FROM person
 WHERE id = :id AND confirmed_at = 0
   AND NOT EXISTS (SELECT 1 FROM ask WHERE person_id = :id)
   AND NOT EXISTS (SELECT 1 FROM offer WHERE person_id = :id)
   AND NOT EXISTS (SELECT 1 FROM membership WHERE person_id = :id)
   AND NOT EXISTS (SELECT 1 FROM role_grant WHERE person_id = :id);

-- session_get(str token_hash) -> session_row?
-- Whose it is: asked for every page.
SELECT s.person_id, s.csrf, s.created_at, s.seen_at, s.browser, s.way, p.name,
       p.blocked_until
  FROM session s
  JOIN person p ON p.id = s.person_id
 WHERE s.token_hash = :token_hash;

-- person_factors(person_id person) -> int64
-- What they can show besides a mail.
SELECT (SELECT count(*) FROM passkey k WHERE k.person_id = :person) +
       (SELECT count(*) FROM code_app a
         WHERE a.person_id = :person AND a.confirmed_at > 0) AS "n:int";

-- person_lost_nothing(person_id person)
-- They show it again: nobody need give their role back.
DELETE FROM role_lost WHERE person_id = :person;

-- devices_known(person_id person) -> int64
SELECT count(*) AS "n:int" FROM known_device WHERE person_id = :person;

-- device_insert(person_id person, str browser, str system, int64 now) -> bool
-- False: it was known.
INSERT INTO known_device (person_id, browser, system, first_at)
VALUES (:person, :browser, :system, :now)
ON CONFLICT (person_id, browser, system) DO NOTHING;

-- session_insert(str token_hash, person_id person, str csrf, str way, int64 now) -> session_id
INSERT INTO session (token_hash, person_id, csrf, way, created_at, seen_at)
VALUES (:token_hash, :person, :csrf, :way, :now, :now)
RETURNING id;

-- session_on(session_id id, str browser, str system)
UPDATE session SET browser = :browser, system = :system WHERE id = :id;

-- session_seen(str token_hash, int64 now)
UPDATE session SET seen_at = :now WHERE token_hash = :token_hash;

-- session_end(str token_hash)
DELETE FROM session WHERE token_hash = :token_hash;

-- session_end_own(session_id id, person_id person) -> bool
DELETE FROM session WHERE id = :id AND person_id = :person;

-- session_end_others(person_id person, str mine)
DELETE FROM session WHERE person_id = :person AND token_hash <> :mine;

-- session_end_stale(person_id person, int64 seen_before, int64 made_before)
DELETE FROM session
 WHERE person_id = :person
   AND (seen_at < :seen_before OR created_at < :made_before);

-- session_list(person_id person, str mine) -> session_line*
SELECT id, created_at, seen_at, browser, system,
       CASE WHEN token_hash = :mine THEN 1 ELSE 0 END AS "current:bool"
  FROM session
 WHERE person_id = :person
 ORDER BY seen_at DESC, id
 LIMIT 50;

-- person_has_role(person_id person, str role, int64 now) -> int64
SELECT count(*) AS "n:int"
  FROM role_grant
 WHERE person_id = :person AND role = :role
   AND (ends_at = 0 OR ends_at > :now);

-- person_grant(person_id person, str role, int64 now, str by)
INSERT INTO role_grant (person_id, role, granted_at, granted_by)
VALUES (:person, :role, :now, :by);

-- person_secret(str name) -> person_secret_row?
SELECT value FROM secret WHERE name = :name;

-- person_secret_insert(str name, str value)
INSERT INTO secret (name, value) VALUES (:name, :value);
