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

-- theme_former_get(str slug) -> theme_former?
-- Where it went.
SELECT t.slug
  FROM theme_former f
  JOIN theme t ON t.id = f.theme_id
 WHERE f.slug = :slug;

-- theme_words(theme_id theme) -> theme_word_row*
SELECT word FROM theme_word WHERE theme_id = :theme
 ORDER BY position, fold
 LIMIT 100;

-- theme_words_all() -> theme_word_of*
-- scan: the words of some hundreds of themes
SELECT theme_id, word FROM theme_word
 ORDER BY theme_id, position, fold
 LIMIT 20000;

-- theme_words_clear(theme_id theme)
DELETE FROM theme_word WHERE theme_id = :theme;

-- theme_word_add(theme_id theme, str fold, str word, int64 position)
INSERT INTO theme_word (theme_id, fold, word, position)
VALUES (:theme, :fold, :word, :position)
ON CONFLICT (theme_id, fold) DO NOTHING;

-- theme_insert(str slug, str nl, str en, str description, theme_id? parent, int64 now) -> theme_id
INSERT INTO theme (slug, nl, en, description, parent_id, updated_at)
VALUES (:slug, :nl, :en, :description, :parent, :now)
RETURNING id;

-- theme_update(theme_id id, str nl, str en, str description, theme_id? parent, int64 now)
UPDATE theme
   SET nl = :nl, en = :en, description = :description, parent_id = :parent,
       updated_at = :now
 WHERE id = :id;

-- theme_entries_move(theme_id from, theme_id to)
UPDATE entry_theme SET theme_id = :to
 WHERE theme_id = :from AND entry_id NOT IN
       (SELECT x.entry_id FROM entry_theme x WHERE x.theme_id = :to);

-- theme_entries_drop(theme_id theme)
DELETE FROM entry_theme WHERE theme_id = :theme;

-- theme_set_parent(theme_id id, theme_id? parent)
UPDATE theme SET parent_id = :parent WHERE id = :id;

-- theme_children_move(theme_id from, theme_id to)
UPDATE theme SET parent_id = :to WHERE parent_id = :from;

-- theme_grants_move(theme_id from, theme_id to)
-- scan: who has a role, some tens
UPDATE role_grant SET theme_id = :to WHERE theme_id = :from;

-- theme_formers_move(theme_id from, theme_id to)
UPDATE theme_former SET theme_id = :to WHERE theme_id = :from;

-- theme_former_add(str slug, theme_id theme)
INSERT INTO theme_former (slug, theme_id) VALUES (:slug, :theme);

-- theme_delete(theme_id id)
DELETE FROM theme WHERE id = :id;

-- theme_entries(theme_id theme) -> theme_entry*
-- Of it and of those below it.
SELECT x.entry_id
  FROM theme h
  JOIN entry_theme x ON x.theme_id = h.id
 WHERE h.id = :theme OR h.parent_id = :theme
 LIMIT 100000;

-- theme_entries_n(theme_id theme) -> int64
SELECT count(*) AS "n:int" FROM entry_theme WHERE theme_id = :theme;

-- theme_proposal_add(str name, str fold, str description, theme_id? parent, person_id person, entry_id party, int64 now) -> theme_proposal_id
INSERT INTO theme_proposal (name, fold, description, parent_id, person_id,
                            party_id, made_at)
VALUES (:name, :fold, :description, :parent, :person, :party, :now)
RETURNING id;

-- theme_proposal_get(theme_proposal_id id) -> theme_proposal?
SELECT p.id, p.name, p.fold, p.description, p.parent_id, p.person_id,
       p.party_id, p.state, p.word, coalesce(t.slug, '') AS "slug:str"
  FROM theme_proposal p
  LEFT JOIN theme t ON t.id = p.theme_id
 WHERE p.id = :id;

-- theme_proposals(person_id person, int64 limit) -> theme_proposal_row*
-- Those that are open, the most supported first.
SELECT p.id, p.name, p.description, p.person_id, p.made_at,
       coalesce(e.title, '') AS "party:str",
       coalesce(e.slug, '') AS "party_slug:str",
       coalesce(e.type, '') AS "party_type:str",
       (SELECT count(*) FROM theme_support s
         WHERE s.proposal_id = p.id) AS "n:int",
       CASE WHEN EXISTS (SELECT 1 FROM theme_support s
         WHERE s.proposal_id = p.id AND s.person_id = :person)
       THEN 1 ELSE 0 END AS "supported:bool"
  FROM theme_proposal p
  LEFT JOIN entry e ON e.id = p.party_id AND e.status = 'published'
 WHERE p.state = 'open'
 ORDER BY 9 DESC, p.made_at, p.id
 LIMIT :limit;

-- theme_proposal_named(str fold) -> int64
SELECT count(*) AS "n:int"
  FROM theme_proposal
 WHERE state = 'open' AND fold = :fold;

-- theme_proposals_of(person_id person) -> int64
SELECT count(*) AS "n:int"
  FROM theme_proposal
 WHERE person_id = :person AND state = 'open';

-- theme_proposals_open() -> int64
SELECT count(*) AS "n:int" FROM theme_proposal WHERE state = 'open';

-- theme_support_add(theme_proposal_id proposal, person_id person)
INSERT INTO theme_support (proposal_id, person_id)
VALUES (:proposal, :person)
ON CONFLICT (proposal_id, person_id) DO NOTHING;

-- theme_support_end(theme_proposal_id proposal, person_id person)
DELETE FROM theme_support
 WHERE proposal_id = :proposal AND person_id = :person;

-- theme_supporters(theme_proposal_id proposal) -> int64
SELECT count(*) AS "n:int"
  FROM theme_support
 WHERE proposal_id = :proposal;

-- theme_proposal_end(theme_proposal_id id, str state, str word, theme_id? theme, int64 now) -> bool
UPDATE theme_proposal
   SET state = :state, word = :word, theme_id = :theme, answered_at = :now
 WHERE id = :id AND state = 'open';

-- theme_party_of(person_id person) -> theme_party?
-- For whom they act first.
SELECT m.party_id AS "id:entry_id"
  FROM membership m
  JOIN entry e ON e.id = m.party_id
 WHERE m.person_id = :person AND e.status = 'published'
   AND e.type = 'initiative'
 ORDER BY m.since, m.party_id
 LIMIT 1;
