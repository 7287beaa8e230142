-- Links that let someone do one thing, once.

-- link_insert(str token_hash, str purpose, person_id person, int64 about, str binding, int64 now, int64 ends_at) -> link_token_id
INSERT INTO link_token (token_hash, purpose, person_id, about, binding,
                        created_at, ends_at)
VALUES (:token_hash, :purpose, nullif(:person, 0), :about, :binding, :now,
        :ends_at)
RETURNING id;

-- link_get(str token_hash) -> link?
SELECT id, purpose, person_id, about, binding, ends_at, used_at
  FROM link_token
 WHERE token_hash = :token_hash;

-- link_use(link_token_id id, int64 now) -> bool
-- True for the one who is first.
UPDATE link_token SET used_at = :now WHERE id = :id AND used_at = 0;

-- link_reopen(link_token_id id)
-- What was filled in cannot be taken like that: it is good still.
UPDATE link_token SET used_at = 0 WHERE id = :id;

-- link_cancel(str purpose, person_id person, int64 now)
UPDATE link_token SET used_at = :now
 WHERE purpose = :purpose AND person_id = :person AND used_at = 0;

-- link_count(str purpose, person_id person, int64 since) -> int64
SELECT count(*) AS "n:int"
  FROM link_token
 WHERE person_id = :person AND purpose = :purpose AND created_at > :since;

-- link_count_all(str purpose, int64 since) -> int64
-- To people we know.
SELECT count(*) AS "n:int"
  FROM link_token
 WHERE purpose = :purpose AND created_at > :since AND person_id IS NOT NULL;

-- link_delete_ended(int64 before)
DELETE FROM link_token WHERE ends_at < :before;

-- sign_in_insert(link_token_id id, str code_mac, str back)
INSERT INTO sign_in (id, code_mac, back) VALUES (:id, :code_mac, :back);

-- sign_in_get(str binding, int64 now) -> sign_in?
-- The newest that is still good in the browser with this cookie.
SELECT l.id, l.person_id, l.ends_at, s.code_mac, s.tries, s.back
  FROM link_token l
  JOIN sign_in s ON s.id = l.id
 WHERE l.binding = :binding AND l.used_at = 0 AND l.ends_at > :now
 ORDER BY l.id DESC
 LIMIT 1;

-- sign_in_try(link_token_id id)
UPDATE sign_in SET tries = tries + 1 WHERE id = :id;

-- sign_in_back(link_token_id id) -> sign_in_back_row?
SELECT back FROM sign_in WHERE id = :id;
