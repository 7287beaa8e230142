-- Every statement about what the network says of a place.

-- placewords_place(str slug) -> placewords_place?
SELECT id, slug, name FROM place WHERE slug = :slug;

-- placewords_add(place_id place, str text, str links, str role, person_id person, int64 now)
INSERT INTO place_words (place_id, number, text, links, role, person_id, made_at)
SELECT :place, coalesce(max(number), 0) + 1, :text, :links, :role, :person, :now
  FROM place_words
 WHERE place_id = :place;

-- placewords_at(place_id place, int64 number) -> placewords?
SELECT number, text, links, role, made_at
  FROM place_words
 WHERE place_id = :place AND number = :number;

-- placewords_last(place_id place) -> int64
SELECT coalesce(max(number), 0) AS "n:int"
  FROM place_words
 WHERE place_id = :place;

-- placewords_history(place_id place, int64 limit) -> placewords_past*
-- The newest first.
SELECT number, text, links, role, made_at
  FROM place_words
 WHERE place_id = :place
 ORDER BY number DESC
 LIMIT :limit;
