-- Every statement about what all entries have in common.

-- entry_get(str slug) -> entry_card?
-- Whatever its status: who may see it is for the caller to say.
SELECT e.* FROM entry_shown e WHERE e.slug = :slug;

-- entry_get_by_id(entry_id id) -> entry_card?
SELECT e.*
  FROM entry_shown e
 WHERE e.id = :id AND e.status = 'published';

-- entry_among(str ids) -> entry_card*
-- scan: the ids given
SELECT e.*
  FROM json_each(:ids) j
  JOIN entry_shown e ON e.id = j.value
 WHERE e.status = 'published'
 ORDER BY e.id;

-- entry_list(str type, place_id within, theme_id theme, str phase, int64 limit, int64 offset) -> entry_card*
-- kept: the same for everyone, as all lists of these
SELECT e.*
  FROM entry_shown e
 WHERE e.type = :type AND e.status = 'published'
   AND (:within = 0 OR EXISTS (SELECT 1 FROM place_within w
        WHERE w.place_id = e.place_id AND w.within_id = :within))
   AND (:theme = 0 OR EXISTS (SELECT 1 FROM entry_theme t
        JOIN theme h ON h.id = t.theme_id
        WHERE t.entry_id = e.id AND (h.id = :theme OR h.parent_id = :theme)))
   AND (:phase = '' OR e.phase = :phase)
 ORDER BY e.sort_key, e.id
 LIMIT :limit OFFSET :offset;

-- entry_list_newest(str type, place_id within, theme_id theme, str phase, int64 limit, int64 offset) -> entry_card*
-- What was asked here first; what was noted long ago comes last.
-- kept: a list
SELECT e.*
  FROM entry_shown e
 WHERE e.type = :type AND e.status = 'published'
   AND (:within = 0 OR EXISTS (SELECT 1 FROM place_within w
        WHERE w.place_id = e.place_id AND w.within_id = :within))
   AND (:theme = 0 OR EXISTS (SELECT 1 FROM entry_theme t
        JOIN theme h ON h.id = t.theme_id
        WHERE t.entry_id = e.id AND (h.id = :theme OR h.parent_id = :theme)))
   AND (:phase = '' OR e.phase = :phase)
 ORDER BY e.reported, e.created_at DESC, e.sort_key, e.id
 LIMIT :limit OFFSET :offset;

-- entry_count(str type, place_id within, theme_id theme, str phase) -> int64
-- kept: goes through all of one type
SELECT count(*) AS "n:int"
  FROM entry e
 WHERE e.type = :type AND e.status = 'published'
   AND (:within = 0 OR EXISTS (SELECT 1 FROM place_within w
        WHERE w.place_id = e.place_id AND w.within_id = :within))
   AND (:theme = 0 OR EXISTS (SELECT 1 FROM entry_theme t
        JOIN theme h ON h.id = t.theme_id
        WHERE t.entry_id = e.id AND (h.id = :theme OR h.parent_id = :theme)))
   AND (:phase = '' OR e.phase = :phase);

-- entry_themes(entry_id id) -> entry_theme_name*
SELECT h.slug, h.nl, h.en
  FROM entry_theme t
  JOIN theme h ON h.id = t.theme_id
 WHERE t.entry_id = :id
 ORDER BY t.position;

-- entry_themes_among(str ids) -> entry_theme_of*
-- Of all cards of a list at once, in the order of the ids.
-- scan: the ids given
-- kept: the lists everyone gets
SELECT t.entry_id, h.slug, h.nl, h.en
  FROM json_each(:ids) j
  JOIN entry_theme t ON t.entry_id = j.value
  JOIN theme h ON h.id = t.theme_id
 ORDER BY t.entry_id, t.position;

-- entry_logos_among(str ids) -> entry_logo*
-- The smallest of each, for cards.
-- scan: the ids given
-- kept: the lists everyone gets
SELECT p.entry_id, s.hash, s.width, s.height
  FROM json_each(:ids) j
  JOIN photo p ON p.entry_id = j.value AND p.removed_at = 0
   AND p.kind = 'logo'
  JOIN photo_size s ON s.photo_id = p.id AND s.type = 'webp'
   AND s.width = (SELECT min(t.width) FROM photo_size t
                   WHERE t.photo_id = p.id AND t.type = 'webp')
 ORDER BY p.entry_id;

-- entry_linked(entry_id id, str role) -> entry_card*
-- What this entry points at in that role.
SELECT e.*
  FROM entry_link l
  JOIN entry_shown e ON e.id = l.target_id
 WHERE l.entry_id = :id AND l.role = :role AND e.status = 'published'
 ORDER BY l.position
 LIMIT 100;

-- entry_linking(entry_id id, str type, str role) -> entry_card*
-- What of that type points at this entry in that role. The type is written so
-- that no index has it: else all entries of a type are gone through.
SELECT e.*
  FROM entry_link l
  JOIN entry_shown e ON e.id = l.entry_id
 WHERE l.target_id = :id AND l.role = :role AND e.type || '' = :type
   AND e.status = 'published'
 ORDER BY e.sort_key, e.id
 LIMIT 100;

-- entry_pointing(entry_id id) -> entry_card*
-- All that points at this entry, in whatever role.
SELECT e.*
  FROM entry_shown e
 WHERE e.id IN (SELECT l.entry_id FROM entry_link l WHERE l.target_id = :id)
   AND e.status = 'published'
 ORDER BY e.sort_key, e.id
 LIMIT 1000;

-- entry_pointing_roles(entry_id id) -> entry_pointing_role*
-- In which role each of them does.
SELECT role, entry_id FROM entry_link WHERE target_id = :id;

-- entry_akin(entry_id id, int64 limit) -> entry_card*
-- Who and what shares most themes with it, those who do it first; what the
-- page of this one names already is left out.
-- scan: what shares a theme, counted
SELECT e.*
  FROM (SELECT o.entry_id, count(*) AS n
          FROM entry_theme t
          JOIN entry_theme o ON o.theme_id = t.theme_id
                            AND o.entry_id <> t.entry_id
         WHERE t.entry_id = :id
         GROUP BY o.entry_id) s
  JOIN entry_shown e ON e.id = s.entry_id
 WHERE e.status = 'published'
   AND e.type IN ('initiative', 'experience', 'article', 'funding-model')
   AND NOT EXISTS (SELECT 1 FROM entry_link l
        WHERE (l.entry_id = :id AND l.target_id = e.id)
           OR (l.entry_id = e.id AND l.target_id = :id))
 ORDER BY s.n DESC,
       CASE e.type WHEN 'initiative' THEN 1 WHEN 'experience' THEN 2
                   ELSE 3 END,
       e.sort_key, e.id
 LIMIT :limit;

-- entry_homes(str ids) -> entry_home*
-- Where those live that have no page of their own.
-- scan: the ids given
SELECT e.id, coalesce(m.slug, '') AS "meeting_slug:str",
       coalesce(t.slug, '') AS "table_slug:str",
       coalesce(mt.number, 0) AS "table_number:int",
       coalesce(a.agenda, '') AS "agenda:str"
  FROM json_each(:ids) j JOIN entry e ON e.id = j.value
  LEFT JOIN entry_link lt ON lt.entry_id = e.id AND lt.role = 'table'
  LEFT JOIN entry t ON t.id = coalesce(lt.target_id, e.id)
  LEFT JOIN meeting_table mt ON mt.id = t.id
  LEFT JOIN entry_link lm ON lm.entry_id = t.id AND lm.role = 'meeting'
  LEFT JOIN entry m ON m.id = lm.target_id
  LEFT JOIN agenda_item a ON a.id = e.id
 ORDER BY e.id;

-- entry_touch(entry_id id, int64 now)
-- Always later than before: it is the version two editors are told apart by.
UPDATE entry
   SET updated_at = CASE WHEN updated_at < :now THEN :now
                    ELSE updated_at + 1 END
 WHERE id = :id;

-- entry_note_news(entry_id id, int64 now)
-- Once: when some may read it for the first time.
INSERT INTO entry_news (entry_id, at)
SELECT e.id, :now
  FROM entry e
  LEFT JOIN post p ON p.id = e.id
 WHERE e.id = :id AND e.reported = 0
   AND (e.status = 'published' OR (e.status = 'held' AND p.confirmed_at > 0
        AND p.held_for = '' AND p.withdrawn_at = 0))
ON CONFLICT (entry_id) DO NOTHING;

-- entry_news_begin()
-- What an import brought is no news.
-- scan: all entries, once for each import
INSERT INTO entry_news (entry_id, at)
SELECT e.id, 0
  FROM entry e
 WHERE e.status = 'published' AND e.reported = 0
ON CONFLICT (entry_id) DO NOTHING;

-- entry_theme_add(entry_id entry, str slug, int64 position)
-- Also by an address it had before.
INSERT INTO entry_theme (entry_id, theme_id, position)
SELECT :entry, id, :position
  FROM theme
 WHERE slug = :slug
    OR id IN (SELECT theme_id FROM theme_former WHERE slug = :slug)
ON CONFLICT (entry_id, theme_id) DO NOTHING;

-- entry_themes_clear(entry_id entry)
DELETE FROM entry_theme WHERE entry_id = :entry;

-- entry_update(entry_id id, int64 version, str title, str sort_key, str summary, place_id place, str phase) -> bool
-- False if it was changed since that version.
UPDATE entry
   SET title = :title, sort_key = :sort_key, summary = :summary,
       place_id = nullif(:place, 0), phase = :phase
 WHERE id = :id AND updated_at = :version;

-- entry_insert(str type, str slug, str title, str sort_key, str summary, place_id place, str phase, str status, int64 checked_at, str checked_by, int64 now) -> entry_id
INSERT INTO entry (type, slug, title, sort_key, summary, place_id, phase,
                   status, checked_at, checked_by, created_at, updated_at)
VALUES (:type, :slug, :title, :sort_key, :summary, nullif(:place, 0), :phase,
        :status, :checked_at, :checked_by, :now, :now)
RETURNING id;

-- entry_link_add(entry_id id, str role, entry_id target)
-- After those it has in that role.
INSERT INTO entry_link (entry_id, role, position, target_id)
SELECT :id, :role, coalesce(max(position), -1) + 1, :target
  FROM entry_link
 WHERE entry_id = :id AND role = :role;

-- entry_set_status(entry_id id, str status) -> bool
UPDATE entry SET status = :status WHERE id = :id AND status <> :status;

-- entry_themes_to_choose() -> entry_theme_to_choose*
-- scan: there are some tens of them
SELECT slug, nl, en FROM theme ORDER BY nl LIMIT 300;

-- entry_parties_to_choose() -> entry_party_name*
SELECT e.title
  FROM entry e
 WHERE e.type = 'initiative' AND e.status = 'published'
 ORDER BY e.sort_key
 LIMIT 300;

-- entry_party_by_name(str sort_key, str fold) -> entry_party_slug?
SELECT e.slug
  FROM entry e
 WHERE e.type IN ('initiative', 'organisation') AND e.status = 'published'
   AND (e.sort_key = :sort_key OR e.id IN
        (SELECT party_id FROM party_alias WHERE fold = :fold))
 ORDER BY e.type, e.id
 LIMIT 1;

-- entry_place_by_slug(str slug) -> entry_filter_place?
SELECT id, slug, name, kind FROM place WHERE slug = :slug;

-- entry_theme_by_slug(str slug) -> entry_filter_theme?
-- Also by an address it had before.
SELECT id, slug, nl, en
  FROM theme
 WHERE slug = :slug
    OR id IN (SELECT theme_id FROM theme_former WHERE slug = :slug);

-- entry_places_of(str type) -> entry_filter_place*
-- Where there is something of this type, for the filter.
-- scan: the entries of one type, by index
-- kept: goes through all of one type
SELECT DISTINCT m.id, m.slug, m.name, m.kind
  FROM entry e
  JOIN place p ON p.id = e.place_id
  JOIN place m ON m.id = p.municipality_id
 WHERE e.type = :type AND e.status = 'published'
 ORDER BY m.name
 LIMIT 400;

-- entry_themes_of(str type) -> entry_theme_count*
-- scan: the themes counted, some tens
-- kept: goes through all of one type
SELECT h.slug, h.nl, h.en, c.n AS "n:int"
  FROM (SELECT t.theme_id, count(*) AS n
          FROM entry e
          JOIN entry_theme t ON t.entry_id = e.id
         WHERE e.type = :type AND e.status = 'published'
         GROUP BY t.theme_id) c
  JOIN theme h ON h.id = c.theme_id
 ORDER BY h.nl
 LIMIT 200;

-- entry_unmet(int64 limit) -> entry_card*
-- Asked or reconfirmed here, and not yet solved; the oldest first.
-- kept: a list
SELECT e.*
  FROM entry_shown e
  JOIN ask a ON a.id = e.id
 WHERE e.type = 'ask' AND e.status = 'published' AND e.reported = 0
   AND a.solved_at = 0
 ORDER BY e.created_at, e.id
 LIMIT :limit;

-- entry_offered(int64 limit) -> entry_card*
-- What can be had: what was brought here first.
-- kept: a list
SELECT e.*
  FROM entry_shown e
 WHERE e.type = 'offer' AND e.status = 'published'
   AND (e.offer_state = 'available' OR e.offer_state = 'announced')
 ORDER BY e.created_at DESC, e.sort_key, e.id
 LIMIT :limit;

-- entry_wished(int64 limit) -> entry_card*
-- What is asked for and nobody brings yet: no help, but demand.
-- kept: a list
SELECT e.*
  FROM entry_shown e
 WHERE e.type = 'offer' AND e.status = 'published'
   AND (e.offer_state = 'wish' OR e.offer_state = 'explored')
 ORDER BY e.sort_key, e.id
 LIMIT :limit;

-- entry_reported(str type, int64 limit, int64 offset) -> entry_card*
-- Noted at gatherings: does it still matter?
-- kept: a list
SELECT e.*
  FROM entry_shown e
 WHERE e.type = :type AND e.status = 'published' AND e.reported = 1
 ORDER BY e.sort_key, e.id
 LIMIT :limit OFFSET :offset;

-- entry_count_reported(str type) -> int64
-- kept: goes through all of one type
SELECT count(*) AS "n:int"
  FROM entry
 WHERE type = :type AND status = 'published' AND reported = 1;

-- entry_models_done(int64 limit) -> entry_card*
-- What initiatives say they live on, or want to: most named first.
-- scan: all models, a few dozen
SELECT e.*
  FROM funding_model f
  JOIN entry_shown e ON e.id = f.id
 WHERE e.status = 'published' AND f.state <> 'proposed'
 ORDER BY (SELECT count(*) FROM entry_link l
            WHERE l.entry_id = f.id AND l.role = 'mentioned_by') DESC,
       e.sort_key, e.id
 LIMIT :limit;

-- entry_slug_taken(str slug) -> int64
SELECT (SELECT count(*) FROM entry WHERE slug = :slug) +
       (SELECT count(*) FROM theme WHERE slug = :slug) +
       (SELECT count(*) FROM theme_former WHERE slug = :slug) +
       (SELECT count(*) FROM place WHERE slug = :slug) AS "n:int";

-- entry_merged_into(str slug) -> entry_merged_slug?
SELECT k.slug
  FROM entry e
  JOIN entry_merged m ON m.entry_id = e.id
  JOIN entry k ON k.id = m.into_id
 WHERE e.slug = :slug;

-- entry_merge(entry_id entry, entry_id into)
INSERT INTO entry_merged (entry_id, into_id) VALUES (:entry, :into)
ON CONFLICT (entry_id) DO UPDATE SET into_id = excluded.into_id;

-- entry_part(entry_id entry) -> bool
-- What was merged is one of its own again.
DELETE FROM entry_merged WHERE entry_id = :entry;

-- entry_was_merged(entry_id entry) -> int64
SELECT count(*) AS "n:int" FROM entry_merged WHERE entry_id = :entry;

-- entry_merged_here(entry_id entry) -> entry_merged_row*
SELECT e.id, e.type, e.slug, e.title
  FROM entry_merged m
  JOIN entry e ON e.id = m.entry_id
 WHERE m.into_id = :entry
 ORDER BY e.sort_key, e.id
 LIMIT 50;
