-- What the index is made of, and what a found key is called.

-- index_entry(int64 id) -> indexed?
-- Everything an entry says itself, of whatever type it is.
SELECT e.id, e.type, e.slug, e.title, e.summary, e.status, e.phase,
       e.place_id, e.updated_at, e.checked_at,
       a.body AS ask_body, a.lang AS "ask_lang",
       o.body AS offer_body, o.eligible, o.condition, o.state AS offer_state,
       p.kind AS party_kind, p.strengths, p.municipality_id,
       f.en AS funding_en,
       m.venue, m.audience, m.starts_at, m.state AS meeting_state,
       s.affected, s.authority, s.solution,
       g.state AS agenda_state
  FROM entry e
  LEFT JOIN ask a ON a.id = e.id
  LEFT JOIN offer o ON o.id = e.id
  LEFT JOIN party p ON p.id = e.id
  LEFT JOIN funding_model f ON f.id = e.id
  LEFT JOIN meeting m ON m.id = e.id
  LEFT JOIN signal s ON s.id = e.id
  LEFT JOIN agenda_item g ON g.id = e.id
 WHERE e.id = :id;

-- index_entries_after(int64 after, int64 limit) -> int64_row*
SELECT id AS "v:int" FROM entry WHERE id > :after ORDER BY id LIMIT :limit;

-- index_aliases(int64 id, int64 limit) -> index_alias*
SELECT alias FROM party_alias WHERE party_id = :id ORDER BY position LIMIT :limit;

-- index_themes(int64 id, int64 limit) -> index_theme*
SELECT t.id, t.slug, t.nl, t.en, t.description, u.slug AS above,
       u.nl AS above_nl
  FROM entry_theme x
  JOIN theme t ON t.id = x.theme_id
  LEFT JOIN theme u ON u.id = t.parent_id
 WHERE x.entry_id = :id
 ORDER BY x.position
 LIMIT :limit;

-- index_places(int64 id, int64 limit) -> index_place*
-- Every place it lies in, itself too; the nearest first.
SELECT w.slug, w.name, w.kind, w.population,
       CASE WHEN w.id = :id THEN 1 ELSE 0 END AS "itself:bool"
  FROM place_within x
  JOIN place w ON w.id = x.within_id
 WHERE x.place_id = :id
 ORDER BY 5 DESC, w.id
 LIMIT :limit;

-- index_links(int64 id, int64 limit) -> index_link*
-- What it points at.
SELECT l.role, e.id, e.type, e.title, e.summary, e.place_id
  FROM entry_link l
  JOIN entry e ON e.id = l.target_id
 WHERE l.entry_id = :id AND e.status = 'published'
 ORDER BY l.role, l.position
 LIMIT :limit;

-- index_links_back(int64 id, int64 limit) -> index_link_back*
-- What points at it, and the words of tables.
SELECT l.role, e.id, e.type, e.title, e.summary,
       t.questions, t.participants
  FROM entry_link l
  JOIN entry e ON e.id = l.entry_id
  LEFT JOIN meeting_table t ON t.id = e.id
 WHERE l.target_id = :id AND e.status = 'published'
 ORDER BY l.role, l.entry_id
 LIMIT :limit;

-- index_harvest(int64 meeting, int64 limit) -> index_harvest_row*
SELECT h.id, h.title
  FROM meeting_yield y
  JOIN entry h ON h.id = y.id
 WHERE y.meeting_id = :meeting
 ORDER BY h.id
 LIMIT :limit;

-- index_theme_get(int64 id) -> indexed_theme?
SELECT t.id, t.slug, t.nl, t.en, t.description, t.updated_at,
       u.slug AS above, u.nl AS above_nl
  FROM theme t
  LEFT JOIN theme u ON u.id = t.parent_id
 WHERE t.id = :id;

-- index_theme_words(int64 id, int64 limit) -> index_theme_word*
-- By which a theme, and what is about it, is found besides.
SELECT word FROM theme_word WHERE theme_id = :id ORDER BY position LIMIT :limit;

-- index_theme_formers(int64 id, int64 limit) -> index_theme_former*
SELECT slug FROM theme_former WHERE theme_id = :id ORDER BY slug LIMIT :limit;

-- index_themes_after(int64 after, int64 limit) -> int64_row*
SELECT id AS "v:int" FROM theme WHERE id > :after ORDER BY id LIMIT :limit;

-- index_place_get(int64 id) -> indexed_place?
SELECT p.id, p.slug, p.name, p.kind, p.own, p.updated_at,
       m.slug AS municipality, m.name AS municipality_name
  FROM place p
  LEFT JOIN place m ON m.id = p.municipality_id
 WHERE p.id = :id;

-- index_place_used(int64 id) -> int64
SELECT CASE WHEN EXISTS (SELECT 1 FROM place_within w
                           JOIN entry e ON e.place_id = w.place_id
                          WHERE w.within_id = :id) THEN 1 ELSE 0 END AS "n:int";

-- index_places_after(int64 after, int64 limit) -> int64_row*
SELECT id AS "v:int" FROM place WHERE id > :after ORDER BY id LIMIT :limit;

-- search_themes_among(str ids) -> search_theme_of*
-- Of all that was found at once.
-- scan: the ids given
SELECT t.slug, t.nl, t.en
  FROM json_each(:ids) j
  JOIN entry_theme x ON x.entry_id = j.value
  JOIN theme t ON t.id = x.theme_id
 ORDER BY x.entry_id, x.position;

-- search_municipalities_among(str ids) -> search_municipality*
-- scan: the ids given
SELECT m.slug, m.name
  FROM json_each(:ids) j
  JOIN entry e ON e.id = j.value
  JOIN place p ON p.id = e.place_id
  JOIN place m ON m.id = p.municipality_id
 ORDER BY e.id;

-- search_places_named(str fold, int64 limit) -> int64_row*
-- Of the gazetteer: the network's own stand in the index.
SELECT id AS "v:int" FROM place WHERE fold = :fold AND own = 0 ORDER BY id LIMIT :limit;
