-- Every statement about what is set on the site.

-- settings_all() -> setting_row*
-- scan: a row a setting
-- kept: asked for every page
SELECT name, value FROM setting;

-- setting_put(str name, str value)
INSERT INTO setting (name, value) VALUES (:name, :value)
ON CONFLICT (name) DO UPDATE SET value = excluded.value;

-- setting_note(person_id actor, str role, str name, str was, str became, int64 now) -> setting_change_id
INSERT INTO setting_change (at, actor_id, role, name, was, became)
VALUES (:now, nullif(:actor, 0), :role, :name, :was, :became)
RETURNING id;

-- setting_changes(int64 limit) -> setting_change_line*
-- scan: the newest, by id
SELECT c.id, c.at, c.role, c.name, c.was, c.became, p.name AS "who:str"
  FROM setting_change c
  LEFT JOIN person p ON p.id = c.actor_id
 ORDER BY c.id DESC
 LIMIT :limit;

-- setting_change_get(setting_change_id id) -> setting_change_line?
SELECT c.id, c.at, c.role, c.name, c.was, c.became, p.name AS "who:str"
  FROM setting_change c
  LEFT JOIN person p ON p.id = c.actor_id
 WHERE c.id = :id;
