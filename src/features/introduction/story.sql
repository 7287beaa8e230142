-- Every statement about stories: how it went on.

-- story_insert(entry_id id, introduction_id introduction, entry_id ask, entry_id party, entry_id from, str asker_words, str helper_words, int64 now)
INSERT INTO story (id, introduction_id, ask_id, party_id, from_id, asker_words,
                   helper_words, shared_at)
VALUES (:id, :introduction, nullif(:ask, 0), :party, nullif(:from, 0),
        :asker_words, :helper_words, :now);

-- story_of_introduction(introduction_id introduction) -> story?
SELECT id, shared_at FROM story WHERE introduction_id = :introduction;

-- story_set_words(entry_id id, str asker_words, str helper_words)
UPDATE story SET asker_words = :asker_words, helper_words = :helper_words
 WHERE id = :id;

-- story_entry_update(entry_id id, str summary, str status, int64 now)
UPDATE entry SET summary = :summary, status = :status, updated_at = :now
 WHERE id = :id;

-- story_experience_insert(entry_id id)
INSERT INTO experience (id, basis) VALUES (:id, '');

-- story_themes_from(entry_id id, entry_id from)
-- It is about what that other entry is about.
INSERT INTO entry_theme (entry_id, theme_id, position)
SELECT :id, theme_id, position FROM entry_theme WHERE entry_id = :from;

-- story_ask_solved(entry_id ask, str worked_out, int64 now)
UPDATE ask SET solved_at = :now, worked_out = :worked_out
 WHERE id = :ask AND solved_at = 0;

-- story_get(entry_id id) -> story_line?
SELECT s.asker_words, s.helper_words, e.slug, s.shared_at,
       p.type AS party_type, p.slug AS party_slug, p.title AS party,
       a.slug AS ask_slug, a.title AS ask_title,
       f.type AS from_type, f.slug AS from_slug, f.title AS from_title
  FROM story s
  JOIN entry e ON e.id = s.id
  JOIN entry p ON p.id = s.party_id
  LEFT JOIN entry a ON a.id = s.ask_id AND a.status = 'published'
  LEFT JOIN entry f ON f.id = s.from_id AND f.status = 'published'
 WHERE s.id = :id AND e.status = 'published';

-- story_ids_of_ask(entry_id ask) -> story_id_row*
SELECT s.id
  FROM story s
  JOIN entry e ON e.id = s.id
 WHERE s.ask_id = :ask AND e.status = 'published'
 ORDER BY s.shared_at DESC, s.id
 LIMIT 10;

-- story_ids_of_party(entry_id party) -> story_id_row*
SELECT s.id
  FROM story s
  JOIN entry e ON e.id = s.id
 WHERE (s.party_id = :party OR s.from_id = :party) AND e.status = 'published'
 ORDER BY s.shared_at DESC, s.id
 LIMIT 10;

-- story_ids_of_theme(theme_id theme) -> story_id_row*
SELECT s.id
  FROM story s
  JOIN entry e ON e.id = s.id
 WHERE s.shared_at > 0 AND e.status = 'published'
   AND EXISTS (SELECT 1 FROM entry_theme t JOIN theme h ON h.id = t.theme_id
        WHERE t.entry_id = s.id AND (h.id = :theme OR h.parent_id = :theme))
 ORDER BY s.shared_at DESC, s.id
 LIMIT 5;

-- story_ids_newest(int64 limit) -> story_id_row*
-- kept: on the home page
SELECT s.id
  FROM story s
  JOIN entry e ON e.id = s.id
 WHERE e.status = 'published' AND s.shared_at > 0
 ORDER BY s.shared_at DESC, s.id
 LIMIT :limit;
