-- Every statement about giving and ending roles.

-- grant_list(int64 now, int64 limit) -> grant_line*
-- Those that hold first.
-- scan: grants are few
SELECT g.id, g.role, g.granted_at, g.granted_by, g.ends_at, g.ended_by,
       p.name, p.mail, l.name AS "place:str", t.nl AS "theme_nl:str",
       t.en AS "theme_en:str",
       g.ends_at > 0 AND g.ends_at <= :now AS "over:bool"
  FROM role_grant g
  JOIN person p ON p.id = g.person_id
  LEFT JOIN place l ON l.id = g.place_id
  LEFT JOIN theme t ON t.id = g.theme_id
 ORDER BY 12, g.role, p.name, g.id
 LIMIT :limit;

-- grant_get(role_grant_id id, int64 now) -> grant?
-- One that holds.
SELECT g.id, g.person_id, g.role, g.granted_at, g.granted_by, g.ends_at,
       p.name, p.mail, p.lang, l.name AS "place:str", t.nl AS "theme_nl:str",
       t.en AS "theme_en:str"
  FROM role_grant g
  JOIN person p ON p.id = g.person_id
  LEFT JOIN place l ON l.id = g.place_id
  LEFT JOIN theme t ON t.id = g.theme_id
 WHERE g.id = :id AND (g.ends_at = 0 OR g.ends_at > :now);

-- grant_now(person_id person, int64 now) -> grant*
SELECT g.id, g.person_id, g.role, g.granted_at, g.granted_by, g.ends_at,
       p.name, p.mail, p.lang, l.name AS "place:str", t.nl AS "theme_nl:str",
       t.en AS "theme_en:str"
  FROM role_grant g
  JOIN person p ON p.id = g.person_id
  LEFT JOIN place l ON l.id = g.place_id
  LEFT JOIN theme t ON t.id = g.theme_id
 WHERE g.person_id = :person AND (g.ends_at = 0 OR g.ends_at > :now)
 ORDER BY g.role, g.id
 LIMIT 50;

-- grant_held(person_id person, str role, place_id place, theme_id theme, int64 now) -> int64
SELECT count(*) AS "n:int"
  FROM role_grant
 WHERE person_id = :person AND role = :role
   AND coalesce(place_id, 0) = :place AND coalesce(theme_id, 0) = :theme
   AND (ends_at = 0 OR ends_at > :now);

-- grant_insert(person_id person, str role, place_id place, theme_id theme, int64 ends_at, str by, int64 now) -> role_grant_id
INSERT INTO role_grant (person_id, role, place_id, theme_id, granted_at,
                        granted_by, ends_at)
VALUES (:person, :role, nullif(:place, 0), nullif(:theme, 0), :now, :by,
        :ends_at)
RETURNING id;

-- grant_end(role_grant_id id, str by, int64 now) -> bool
UPDATE role_grant SET ends_at = :now, ended_by = :by
 WHERE id = :id AND (ends_at = 0 OR ends_at > :now);

-- grant_other_administrators(person_id person, int64 now) -> int64
-- Without an end: who stays.
-- scan: grants are few
SELECT count(*) AS "n:int"
  FROM role_grant
 WHERE role = 'administrator' AND person_id <> :person AND ends_at = 0
   AND granted_at <= :now;

-- grant_theme(str slug) -> grant_theme?
SELECT id, nl, en FROM theme WHERE slug = :slug;
