-- Places by the name people know them by.

-- place_named_by_slug(str slug, str area) -> place_named?
SELECT p.id, p.slug, p.name, p.kind, p.municipality_id,
       m.name AS "municipality:str",
       p.own = 1 OR p.kind = 'municipality' OR length(p.gazetteer) = 4
           AS "known:bool",
       EXISTS (SELECT 1 FROM place_within w JOIN place s ON s.id = w.within_id
               WHERE w.place_id = p.id AND s.slug = :area) AS "near:bool"
  FROM place p
  LEFT JOIN place m ON m.id = p.municipality_id
 WHERE p.slug = :slug;

-- place_named_so(str fold, str area) -> place_named*
-- Known: the network's own, a municipality or a town by its own postal name;
-- the rest are hamlets. The near ones first, and a village before its
-- municipality.
SELECT p.id, p.slug, p.name, p.kind, p.municipality_id,
       m.name AS "municipality:str",
       p.own = 1 OR p.kind = 'municipality' OR length(p.gazetteer) = 4
           AS "known:bool",
       EXISTS (SELECT 1 FROM place_within w JOIN place s ON s.id = w.within_id
               WHERE w.place_id = p.id AND s.slug = :area) AS "near:bool"
  FROM place p
  LEFT JOIN place m ON m.id = p.municipality_id
 WHERE p.fold = :fold
 ORDER BY 8 DESC, 7 DESC,
          CASE p.kind WHEN 'village' THEN 0 WHEN 'town' THEN 1
          WHEN 'municipality' THEN 2 WHEN 'neighbourhood' THEN 3 ELSE 4 END,
          p.id
 LIMIT 20;

-- place_named_like(str begin, str end, str area, int64 limit) -> place_named*
-- Whose folded name is from begin to end, not that one included.
SELECT p.id, p.slug, p.name, p.kind, p.municipality_id,
       m.name AS "municipality:str",
       p.own = 1 OR p.kind = 'municipality' OR length(p.gazetteer) = 4
           AS "known:bool",
       EXISTS (SELECT 1 FROM place_within w JOIN place s ON s.id = w.within_id
               WHERE w.place_id = p.id AND s.slug = :area) AS "near:bool"
  FROM place p
  LEFT JOIN place m ON m.id = p.municipality_id
 WHERE p.fold >= :begin AND p.fold < :end
   AND p.kind IN ('village', 'town', 'municipality', 'neighbourhood')
 ORDER BY 8 DESC, 7 DESC, p.fold, p.id
 LIMIT :limit;

-- place_names_in(str area) -> place_name*
-- The towns, villages and municipalities of an area, and the network's own.
SELECT p.name
  FROM place s
  JOIN place_within w ON w.within_id = s.id
  JOIN place p ON p.id = w.place_id
 WHERE s.slug = :area
   AND (p.kind = 'municipality' OR length(p.gazetteer) = 4 OR
        (p.own = 1 AND p.kind = 'neighbourhood'))
 ORDER BY p.fold, p.id
 LIMIT 1000;
