-- Every statement about places, as pages show them.

-- place_get(str slug) -> place?
SELECT p.id, p.slug, p.name, p.kind, p.setting, p.population, p.population_note,
       p.small_core, p.lat, p.lon, p.lat_e5, p.lon_e5, p.own AS "own:bool",
       p.updated_at, p.municipality_id, m.name AS municipality_name,
       m.slug AS municipality_slug, u.name AS parent_name, u.slug AS parent_slug
  FROM place p
  LEFT JOIN place m ON m.id = p.municipality_id
  LEFT JOIN place u ON u.id = p.parent_id
 WHERE p.slug = :slug;

-- place_inside(place_id place) -> place_child*
-- Places right under it where the network has something.
SELECT c.slug, c.name
  FROM place c
 WHERE c.parent_id = :place
   AND EXISTS (SELECT 1 FROM entry e JOIN place_within w
               ON w.place_id = e.place_id
               WHERE w.within_id = c.id AND e.status = 'published')
 ORDER BY c.name
 LIMIT 200;

-- place_list(place_id within, int64 limit, int64 offset) -> place_item*
-- The network's own; within: id 0 for all of them.
-- scan: places of the network's own list
SELECT p.slug, p.name, p.kind, p.lat, p.lon, p.updated_at
  FROM place p
 WHERE p.own = 1
   AND (:within = 0 OR EXISTS (SELECT 1 FROM place_within w
        WHERE w.place_id = p.id AND w.within_id = :within))
 ORDER BY p.name, p.id
 LIMIT :limit OFFSET :offset;

-- place_count(place_id within) -> int64
-- scan: places of the network's own list
SELECT count(*) AS "n:int"
  FROM place p
 WHERE p.own = 1
   AND (:within = 0 OR EXISTS (SELECT 1 FROM place_within w
        WHERE w.place_id = p.id AND w.within_id = :within));

-- place_own(int64 limit) -> place_own_row*
-- scan: places of the network's own list
SELECT p.slug, p.name, p.kind
  FROM place p
 WHERE p.own = 1
 ORDER BY p.name
 LIMIT :limit;
