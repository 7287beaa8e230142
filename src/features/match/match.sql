-- Facts that matches are made from and reasons tell.

-- match_fact(entry_id id) -> match_fact_row?
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
  FROM entry e
  LEFT JOIN party p ON p.id = e.id
  LEFT JOIN offer o ON o.id = e.id
  LEFT JOIN ask a ON a.id = e.id
  LEFT JOIN meeting m ON m.id = e.id
  LEFT JOIN funding_model f ON f.id = e.id
 WHERE e.id = :id AND e.status = 'published';

-- match_place(place_id id) -> match_place_row?
SELECT p.id, p.slug, p.name, p.kind, p.setting, p.population, p.small_core,
       p.programme_area, p.municipality_id, p.lat_e5, p.lon_e5,
       coalesce(m.name, '') AS "municipality:str"
  FROM place p
  LEFT JOIN place m ON m.id = p.municipality_id
 WHERE p.id = :id;

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
SELECT t.nl, t.en FROM theme t WHERE t.slug = :slug;

-- match_theme_above(str slug) -> match_slug?
SELECT u.slug FROM theme t JOIN theme u ON u.id = t.parent_id
 WHERE t.slug = :slug;

-- match_themes(entry_id id, int64 limit) -> match_slug*
SELECT t.slug FROM entry_theme x JOIN theme t ON t.id = x.theme_id
 WHERE x.entry_id = :id ORDER BY x.position LIMIT :limit;

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

-- match_meeting_of(entry_id harvest) -> match_slug_id?
-- The meeting whose table yielded it.
SELECT lm.target_id AS "id:int"
  FROM entry_link lt JOIN entry_link lm ON lm.entry_id = lt.target_id
   AND lm.role = 'meeting'
 WHERE lt.entry_id = :harvest AND lt.role = 'table';

-- match_general(int64 limit) -> match_slug_id*
-- Who asks around or thinks along with anyone, whatever it is about.
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
