-- Every statement about initiatives and organisations.

-- party_get(entry_id id) -> party?
SELECT p.id, p.kind, p.level, p.brings, p.generic AS "generic:bool", p.website,
       p.legal_form, p.founded, p.strengths, p.extra_source, p.mail,
       m.name AS municipality_name, m.slug AS municipality_slug
  FROM party p
  LEFT JOIN place m ON m.id = p.municipality_id
 WHERE p.id = :id;

-- party_aliases(entry_id id) -> party_alias_row*
SELECT alias FROM party_alias WHERE party_id = :id ORDER BY position;

-- party_update(entry_id id, str level, str brings, str website, str legal_form, int64 founded, str strengths)
-- Its municipality follows its place, where that lies in one.
UPDATE party
   SET level = :level, brings = :brings, website = :website,
       legal_form = :legal_form, founded = :founded, strengths = :strengths,
       municipality_id = coalesce((SELECT p.municipality_id
           FROM entry e JOIN place p ON p.id = e.place_id
          WHERE e.id = party.id), municipality_id)
 WHERE id = :id;

-- party_aliases_clear(entry_id id)
DELETE FROM party_alias WHERE party_id = :id;

-- party_alias_add(entry_id id, int64 position, str alias, str fold)
INSERT INTO party_alias (party_id, position, alias, fold)
VALUES (:id, :position, :alias, :fold);

-- party_relations(entry_id id) -> party_relation*
-- Those that start here.
SELECT r.kind, r.note, e.id, e.type, e.slug, e.title
  FROM relation r
  JOIN entry e ON e.id = r.to_id
 WHERE r.from_id = :id AND e.status = 'published' AND e.type <> 'table'
 ORDER BY r.id
 LIMIT 100;

-- party_relations_back(entry_id id) -> party_relation*
-- Those that end here.
SELECT r.kind, r.note, e.id, e.type, e.slug, e.title
  FROM relation r
  JOIN entry e ON e.id = r.from_id
 WHERE r.to_id = :id AND e.status = 'published'
 ORDER BY r.id
 LIMIT 100;

-- party_of_municipality(place_id place) -> party_of_place?
-- The municipality itself, as an organisation of that place.
SELECT e.id, e.slug, e.title
  FROM entry e
  JOIN party p ON p.id = e.id
 WHERE e.place_id = :place AND p.kind = 'municipality'
   AND e.status = 'published'
 ORDER BY e.id
 LIMIT 1;
