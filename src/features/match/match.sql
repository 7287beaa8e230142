-- Facts that matches are made from and reasons tell.

-- match_facts(str ids) -> match_fact*
-- scan: the ids given
SELECT e.id, e.type, e.slug, e.title, e.summary, e.phase, e.reported,
       e.reported_on, e.updated_at, e.checked_at, e.place_id,
       coalesce(p.kind, '') AS "kind:str", coalesce(p.generic, 0) AS "generic:bool",
       coalesce(p.founded, 0) AS "founded:int",
       coalesce(p.brings, '') AS "brings:str",
       p.municipality_id AS "own_municipality:int",
       coalesce(o.state, '') AS "offer_state:str",
       coalesce(o.eligible, '') AS "eligible:str",
       coalesce(o.eligible_rule, '') AS "rule:str",
       coalesce(a.body, '') AS "ask_body:str",
       coalesce(a.solved_at, 0) AS "solved_at:int",
       coalesce(a.worked_out, '') AS "worked_out:str",
       coalesce(m.state, '') AS "meeting_state:str",
       coalesce(m.starts_at, 0) AS "starts_at:int",
       coalesce(f.duration, '') AS "duration:str",
       coalesce(f.state, '') AS "model_state:str"
  FROM json_each(:ids) j
  JOIN entry e ON e.id = j.value
  LEFT JOIN party p ON p.id = e.id
  LEFT JOIN offer o ON o.id = e.id
  LEFT JOIN ask a ON a.id = e.id
  LEFT JOIN meeting m ON m.id = e.id
  LEFT JOIN funding_model f ON f.id = e.id
 WHERE e.status = 'published'
 ORDER BY e.id;

-- match_places(str ids) -> match_place*
-- scan: the ids given
SELECT p.id, p.slug, p.name, p.kind, p.setting, p.population, p.small_core,
       p.programme_area, p.municipality_id, p.lat_e5, p.lon_e5,
       coalesce(m.name, '') AS "municipality:str"
  FROM json_each(:ids) j
  JOIN place p ON p.id = j.value
  LEFT JOIN place m ON m.id = p.municipality_id
 ORDER BY p.id;

-- match_within(place_id id, int64 limit) -> match_slug*
SELECT w.slug FROM place_within x JOIN place w ON w.id = x.within_id
 WHERE x.place_id = :id LIMIT :limit;

-- match_inside(str place, place_id whole) -> int64
-- Whether the place of that slug lies in the whole.
SELECT count(*) AS "n:int"
  FROM place p JOIN place_within x ON x.place_id = p.id
 WHERE p.slug = :place AND x.within_id = :whole;

-- match_place_name(str slug) -> match_name?
SELECT name FROM place WHERE slug = :slug;

-- match_theme_name(str slug) -> match_theme_row?
-- kept: few themes, and each reason names some
SELECT t.nl, t.en FROM theme t WHERE t.slug = :slug;

-- match_theme_above(str slug) -> match_slug?
-- kept: as their names
SELECT u.slug FROM theme t JOIN theme u ON u.id = t.parent_id
 WHERE t.slug = :slug;

-- match_themes(entry_id id, int64 limit) -> match_slug*
SELECT t.slug FROM entry_theme x JOIN theme t ON t.id = x.theme_id
 WHERE x.entry_id = :id ORDER BY x.position LIMIT :limit;

-- match_themes_among(str ids) -> match_theme_of*
-- scan: the ids given
SELECT x.entry_id, t.slug
  FROM json_each(:ids) j
  JOIN entry_theme x ON x.entry_id = j.value
  JOIN theme t ON t.id = x.theme_id
 ORDER BY x.entry_id, x.position;

-- match_owners(str ids) -> match_owner*
-- Whose each is: which role says so depends on its type.
-- scan: the ids given
SELECT l.entry_id AS "of:entry_id", l.role, e.id, e.type, e.title, e.place_id,
       e.phase
  FROM json_each(:ids) j
  JOIN entry_link l ON l.entry_id = j.value
  JOIN entry e ON e.id = l.target_id
 WHERE e.status = 'published'
   AND l.role IN ('by', 'provider', 'asked_by', 'publisher', 'mentioned_by',
                  'organiser')
 ORDER BY l.entry_id, l.role, l.position;

-- match_linked(entry_id id, str role, int64 limit) -> match_link*
SELECT e.id, e.type, e.title, e.place_id, e.phase
  FROM entry_link l JOIN entry e ON e.id = l.target_id
 WHERE l.entry_id = :id AND l.role = :role AND e.status = 'published'
 ORDER BY l.position LIMIT :limit;

-- match_linking(entry_id id, str role, int64 limit) -> match_link*
SELECT e.id, e.type, e.title, e.place_id, e.phase
  FROM entry_link l JOIN entry e ON e.id = l.entry_id
 WHERE l.target_id = :id AND l.role = :role AND e.status = 'published'
 ORDER BY e.id LIMIT :limit;

-- match_meetings_of(str ids) -> match_meeting_of*
-- The meetings whose tables yielded these.
-- scan: the ids given
SELECT lt.entry_id AS "of:entry_id", lm.target_id AS "meeting:entry_id"
  FROM json_each(:ids) j
  JOIN entry_link lt ON lt.entry_id = j.value AND lt.role = 'table'
  JOIN entry_link lm ON lm.entry_id = lt.target_id AND lm.role = 'meeting'
 ORDER BY lt.entry_id, lt.position, lm.position;

-- match_general(int64 limit) -> match_slug_id*
-- Who asks around or thinks along with anyone, whatever it is about.
-- kept: goes through all offers
SELECT o.id AS "id:int"
  FROM offer o JOIN entry e ON e.id = o.id
 WHERE e.type = 'offer' AND e.status = 'published'
   AND o.kind IN ('network', 'coaching')
   AND o.eligible_rule IN ('open', 'actor=initiative')
   AND o.state IN ('available', 'announced')
 ORDER BY o.id
 LIMIT :limit;

-- match_self(entry_id id) -> match_self_row?
SELECT e.summary, p.strengths FROM entry e JOIN party p ON p.id = e.id
 WHERE e.id = :id;

-- match_is_double(entry_id one, entry_id other) -> int64
-- Whether either was noted as a double of the other, or both of a third.
SELECT count(*) AS "n:int"
  FROM entry_link a
  LEFT JOIN entry_link b ON b.entry_id = :other AND b.role = 'duplicate_of'
 WHERE a.role = 'duplicate_of'
   AND ((a.entry_id = :one AND a.target_id IN (:other, b.target_id))
        OR (a.entry_id = :other AND a.target_id = :one));
