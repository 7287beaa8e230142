-- What import and export ask of the database besides the statements that
-- transfer_sql.c makes from the map of the columns.

-- transfer_find(str slug) -> transfer_found?
-- What a slug stands for; own is 0 for a place of the gazetteer only.
SELECT e.type AS "type:str", e.id AS "id:int", 1 AS "own:int"
  FROM entry e
 WHERE e.slug = :slug
 UNION ALL
SELECT 'theme', t.id, 1
  FROM theme t
 WHERE t.slug = :slug
 UNION ALL
SELECT 'place', p.id, p.own
  FROM place p
 WHERE p.slug = :slug;

-- transfer_relation(entry_id from_id, entry_id to_id, str kind) -> int64
SELECT id
  FROM relation
 WHERE from_id = :from_id AND to_id = :to_id AND kind = :kind;

-- transfer_touch(entry_id id, int64 now)
UPDATE entry SET updated_at = :now WHERE id = :id;

-- transfer_themes(entry_id id) -> transfer_value*
SELECT t.slug AS "value:str", '' AS "type:str", 1 AS "is_public:bool"
  FROM entry_theme et
  JOIN theme t ON t.id = et.theme_id
 WHERE et.entry_id = :id
 ORDER BY et.position;

-- transfer_themes_clear(entry_id id)
DELETE FROM entry_theme WHERE entry_id = :id;

-- transfer_theme_add(entry_id id, theme_id theme, int64 position)
INSERT INTO entry_theme (entry_id, theme_id, position)
VALUES (:id, :theme, :position);

-- transfer_links(entry_id id, str role) -> transfer_value*
SELECT t.slug AS "value:str", t.type AS "type:str",
       t.status = 'published' AS "is_public:bool"
  FROM entry_link l
  JOIN entry t ON t.id = l.target_id
 WHERE l.entry_id = :id AND l.role = :role
 ORDER BY l.position;

-- transfer_links_clear(entry_id id, str role, str type)
-- Of a target of this type; empty: of any.
DELETE FROM entry_link
 WHERE entry_id = :id AND role = :role
   AND (:type = '' OR EXISTS (
	SELECT 1 FROM entry t
	 WHERE t.id = entry_link.target_id AND t.type = :type));

-- transfer_aliases(party_id id) -> transfer_value*
SELECT alias AS "value:str", '' AS "type:str", 1 AS "is_public:bool"
  FROM party_alias
 WHERE party_id = :id
 ORDER BY position;

-- transfer_aliases_clear(party_id id)
DELETE FROM party_alias WHERE party_id = :id;

-- transfer_alias_add(party_id id, int64 position, str alias, str fold)
INSERT INTO party_alias (party_id, position, alias, fold)
VALUES (:id, :position, :alias, :fold);

-- transfer_extra_put(str file, str slug, str name, str value, int64 position) -> bool
INSERT INTO entry_extra (file, slug, name, value, position)
VALUES (:file, :slug, :name, :value, :position)
ON CONFLICT (file, slug, name) DO UPDATE
   SET value = excluded.value, position = excluded.position
 WHERE entry_extra.value <> excluded.value;

-- transfer_extra_columns(str file) -> transfer_extra_column*
SELECT name, max(position) AS "position:int"
  FROM entry_extra
 WHERE file = :file
 GROUP BY name
 ORDER BY max(position), name;

-- transfer_extra(str file, str slug, str name) -> transfer_value?
SELECT value AS "value:str", '' AS "type:str", 1 AS "is_public:bool"
  FROM entry_extra
 WHERE file = :file AND slug = :slug AND name = :name;

-- transfer_date_asks()
-- An ask noted at a gathering was noted on the day of it.
UPDATE entry
   SET reported_on = (SELECT m.date
                        FROM entry_link l
                        JOIN meeting m ON m.id = l.target_id
                       WHERE l.entry_id = entry.id AND l.role = 'meeting'
                       ORDER BY l.position
                       LIMIT 1)
 WHERE type = 'ask' AND reported = 1 AND reported_on = ''
   AND EXISTS (SELECT 1
                 FROM entry_link l
                 JOIN meeting m ON m.id = l.target_id
                WHERE l.entry_id = entry.id AND l.role = 'meeting');

-- transfer_told() -> transfer_told*
-- Meetings that took place, with the documents that tell of them.
SELECT e.id, e.seed, m.date
  FROM entry e
  JOIN meeting m ON m.id = e.id
 WHERE e.type = 'meeting' AND m.state = 'held' AND m.date <> ''
   AND e.seed <> ''
 ORDER BY m.starts_at, m.id;

-- transfer_undated(str type) -> transfer_undated*
SELECT id, seed
  FROM entry
 WHERE type = :type AND reported = 1 AND reported_on = '' AND seed <> '';

-- transfer_unplaced() -> transfer_unplaced*
-- What stands on an agenda, and not yet where it was noted.
-- scan: once an import
SELECT e.id, e.seed
  FROM entry e
 WHERE e.type = 'agenda-item' AND e.seed <> ''
   AND NOT EXISTS (SELECT 1 FROM entry_link
        WHERE entry_id = e.id AND role = 'meeting')
 ORDER BY e.id;

-- transfer_date(entry_id id, str date)
UPDATE entry SET reported_on = :date WHERE id = :id;

-- transfer_later(str tab) -> int64
-- In how many rows of that table stands what came later.
-- scan: once for each file of an export
SELECT CASE :tab
       WHEN 'harvest_item' THEN
            (SELECT count(*) FROM harvest_item WHERE level <> '')
       WHEN 'offer' THEN (SELECT count(*) FROM offer WHERE until <> '')
       ELSE 0 END AS "n:int";
