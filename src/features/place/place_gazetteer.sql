-- Loading the gazetteer, and what lies in what.

-- place_by_code(str code) -> place_code?
SELECT id, own
  FROM place
 WHERE gazetteer = :code
 LIMIT 1;

-- place_province(str fold) -> place_id
-- A province of the gazetteer that no row of the network took over.
SELECT id
  FROM place
 WHERE fold = :fold AND kind = 'province' AND own = 0
 LIMIT 1;

-- place_slug_taken(str slug) -> int64
SELECT (SELECT count(*) FROM place WHERE slug = :slug) +
       (SELECT count(*) FROM theme WHERE slug = :slug) +
       (SELECT count(*) FROM entry WHERE slug = :slug) AS "n:int";

-- place_for_slug(place_id id) -> place_for_slug?
SELECT p.slug, p.name, p.kind, p.gazetteer, m.name AS "municipality:str"
  FROM place p
  LEFT JOIN place m ON m.id = p.municipality_id
 WHERE p.id = :id;

-- place_rename(place_id id, str slug)
UPDATE place SET slug = :slug WHERE id = :id;

-- place_add(str slug, str name, str fold, str kind, place_id? parent_id, place_id? municipality_id, str region, str province, int64 population, str small_core, str gazetteer, str lat, str lon, int64 lat_e5, int64 lon_e5, int64 now)
INSERT INTO place (slug, name, fold, kind, parent_id, municipality_id, region,
                   province, population, small_core, gazetteer, lat, lon,
                   lat_e5, lon_e5, updated_at)
VALUES (:slug, :name, :fold, :kind, :parent_id,
        :municipality_id, :region, :province, :population,
        :small_core, :gazetteer, :lat, :lon, :lat_e5, :lon_e5, :now);

-- place_are_own_municipality()
-- A municipality lies in itself.
-- scan: all of them, once
UPDATE place SET municipality_id = id
 WHERE kind = 'municipality' AND municipality_id IS NULL;

-- place_within_clear()
-- scan: all of it is made anew
DELETE FROM place_within;

-- place_within_chains()
-- A place lies in itself, its municipality and the parents of both. Whoever
-- lies in himself, by a mistake, ends at the second round: UNION drops doubles.
-- scan: all of it is made anew
INSERT INTO place_within (place_id, within_id)
WITH RECURSIVE up (place_id, within_id) AS (
	SELECT id, id FROM place
	 UNION
	SELECT id, municipality_id FROM place WHERE municipality_id IS NOT NULL
	 UNION
	SELECT up.place_id, p.parent_id
	  FROM up
	  JOIN place p ON p.id = up.within_id
	 WHERE p.parent_id IS NOT NULL
)
SELECT place_id, within_id FROM up;

-- place_within_province(place_id province, str name)
-- Places of the network that give a province without lying in it by a parent.
-- scan: the network's own places are few
INSERT INTO place_within (place_id, within_id)
SELECT id, :province
  FROM place
 WHERE own = 1 AND province = :name AND kind <> 'region' AND kind <> 'country'
ON CONFLICT (place_id, within_id) DO NOTHING;

-- place_parts() -> place_part*
-- What may hold others by name, or be held: regions, and places that say so.
-- scan: worked out for all places at once
SELECT id, kind, region, province, programme_area, own
  FROM place
 WHERE kind = 'region' OR kind = 'province' OR region <> '' OR
       programme_area <> ''
 ORDER BY id;

-- place_within_add(place_id place, place_id within)
INSERT INTO place_within (place_id, within_id)
VALUES (:place, :within)
ON CONFLICT (place_id, within_id) DO NOTHING;

-- place_within_add_below(place_id municipality, place_id within)
-- What the gazetteer has in a municipality lies where that lies.
INSERT INTO place_within (place_id, within_id)
SELECT id, :within
  FROM place
 WHERE municipality_id = :municipality AND own = 0
ON CONFLICT (place_id, within_id) DO NOTHING;

-- place_slugs() -> place_slug*
-- scan: every slug there is, before the gazetteer's are given out
SELECT slug AS "slug:str" FROM place
 UNION ALL
SELECT slug FROM theme
 UNION ALL
SELECT slug FROM entry;
