-- Every statement about people and their sessions.

-- session_get(str token_hash, int64 alive_since) -> session_row?
SELECT s.person_id, s.csrf, p.name
  FROM session s
  JOIN person p ON p.id = s.person_id
 WHERE s.token_hash = :token_hash AND s.seen_at > :alive_since;

-- person_has_role(person_id person, str role, int64 now) -> int64
SELECT count(*) AS "n:int"
  FROM role_grant
 WHERE person_id = :person AND role = :role
   AND (ends_at = 0 OR ends_at > :now);
