-- Every statement about themes.

-- theme_all(int64 limit) -> theme_row*
-- scan: all themes, under a hundred
SELECT t.id, t.slug, t.nl, t.en, t.parent_id, t.description, t.updated_at,
       (SELECT count(*) FROM entry_theme x WHERE x.theme_id = t.id) AS "n:int"
  FROM theme t
 ORDER BY t.id
 LIMIT :limit;

-- theme_get(str slug) -> theme?
SELECT t.id, t.slug, t.nl, t.en, t.parent_id, t.description, t.updated_at,
       p.slug AS parent_slug, p.nl AS parent_nl, p.en AS parent_en
  FROM theme t
  LEFT JOIN theme p ON p.id = t.parent_id
 WHERE t.slug = :slug;

-- theme_children(theme_id parent) -> theme_child*
SELECT slug, nl, en FROM theme WHERE parent_id = :parent ORDER BY id LIMIT 100;

-- theme_beside(theme_id theme) -> theme_child*
-- What often stands beside it: on the same entries.
SELECT t.slug, t.nl, t.en
  FROM entry_theme a
  JOIN entry_theme b ON b.entry_id = a.entry_id AND b.theme_id <> a.theme_id
  JOIN theme t ON t.id = b.theme_id
 WHERE a.theme_id = :theme
 GROUP BY t.id, t.slug, t.nl, t.en
HAVING count(*) > 1
 ORDER BY count(*) DESC, t.id
 LIMIT 8;
