-- Every statement about who follows what.

-- follow_theme_subject(theme_id theme) -> follow_subject_id
INSERT INTO follow_subject (theme_id) VALUES (:theme)
ON CONFLICT (theme_id) DO UPDATE SET theme_id = excluded.theme_id
RETURNING id;

-- follow_place_subject(place_id place) -> follow_subject_id
INSERT INTO follow_subject (place_id) VALUES (:place)
ON CONFLICT (place_id) DO UPDATE SET place_id = excluded.place_id
RETURNING id;

-- follow_party_subject(entry_id party) -> follow_subject_id
INSERT INTO follow_subject (party_id) VALUES (:party)
ON CONFLICT (party_id) DO UPDATE SET party_id = excluded.party_id
RETURNING id;

-- follow_search_subject(str search) -> follow_subject_id
INSERT INTO follow_subject (search) VALUES (:search)
ON CONFLICT (search) DO UPDATE SET search = excluded.search
RETURNING id;

-- follow_subject_get(follow_subject_id id) -> followed?
SELECT s.id, 0 AS "follow:int", '' AS "rhythm:str",
       coalesce(s.search, '') AS "search:str", s.theme_id, s.place_id,
       s.party_id,
       t.slug AS theme_slug, t.nl, t.en, p.slug AS place_slug,
       p.name AS place_name, e.type AS party_type, e.slug AS party_slug,
       e.title AS party_title
  FROM follow_subject s
  LEFT JOIN theme t ON t.id = s.theme_id
  LEFT JOIN place p ON p.id = s.place_id
  LEFT JOIN entry e ON e.id = s.party_id AND e.status = 'published'
 WHERE s.id = :id;

-- follow_list(person_id person) -> followed*
-- The oldest first, as people remember them.
SELECT s.id, f.id AS "follow:int", f.rhythm AS "rhythm:str",
       coalesce(s.search, '') AS "search:str", s.theme_id, s.place_id,
       s.party_id,
       t.slug AS theme_slug, t.nl, t.en, p.slug AS place_slug,
       p.name AS place_name, e.type AS party_type, e.slug AS party_slug,
       e.title AS party_title
  FROM follow f
  JOIN follow_subject s ON s.id = f.subject_id
  LEFT JOIN theme t ON t.id = s.theme_id
  LEFT JOIN place p ON p.id = s.place_id
  LEFT JOIN entry e ON e.id = s.party_id AND e.status = 'published'
 WHERE f.person_id = :person
 ORDER BY f.since, f.id
 LIMIT 200;

-- follow_of(person_id person, theme_id theme, place_id place, entry_id party, str search) -> follow_found?
SELECT f.id, f.rhythm
  FROM follow f
  JOIN follow_subject s ON s.id = f.subject_id
 WHERE f.person_id = :person
   AND (s.theme_id = :theme OR s.place_id = :place OR s.party_id = :party
        OR s.search = :search);

-- follow_count(person_id person) -> int64
SELECT count(*) AS "n:int" FROM follow WHERE person_id = :person;

-- follow_add(person_id person, follow_subject_id subject, int64 now)
INSERT INTO follow (person_id, subject_id, since, told_at)
VALUES (:person, :subject, :now, :now)
ON CONFLICT (person_id, subject_id) DO NOTHING;

-- follow_set_rhythm(follow_id id, person_id person, str rhythm, int64 now)
-- Who hears of it by mail again, hears of what is new from now on.
UPDATE follow
   SET told_at = CASE WHEN rhythm = 'feed' THEN :now ELSE told_at END,
       rhythm = :rhythm
 WHERE id = :id AND person_id = :person AND rhythm <> :rhythm;

-- follow_end(follow_id id, person_id person) -> bool
DELETE FROM follow WHERE id = :id AND person_id = :person;

-- follow_begin_anew(person_id person, int64 now)
-- What was new while they wanted no mail is past.
UPDATE follow SET told_at = :now WHERE person_id = :person AND told_at < :now;

-- follow_merge(follow_subject_id from, follow_subject_id to)
UPDATE follow
   SET subject_id = :to
 WHERE subject_id = :from AND NOT EXISTS (SELECT 1 FROM follow o
       WHERE o.subject_id = :to AND o.person_id = follow.person_id);

-- follow_subject_delete(follow_subject_id id)
DELETE FROM follow_subject WHERE id = :id;

-- follow_tidy(int64 now)
-- What nobody follows any more, or is about to.
-- scan: once a night
DELETE FROM follow_subject
 WHERE NOT EXISTS (SELECT 1 FROM follow f WHERE f.subject_id = follow_subject.id)
   AND NOT EXISTS (SELECT 1 FROM link_token l
        WHERE l.about = follow_subject.id AND l.purpose = 'follow'
          AND l.ends_at > :now);

-- follow_news_of(theme_id theme, place_id place, entry_id party, int64 limit) -> follow_new*
-- What is new of it for everyone, the newest first.
SELECT e.id
  FROM entry_news n
  JOIN entry e ON e.id = n.entry_id
 WHERE e.status = 'published' AND e.type <> 'table'
   AND (EXISTS (SELECT 1 FROM entry_theme t JOIN theme h ON h.id = t.theme_id
         WHERE t.entry_id = e.id AND (h.id = :theme OR h.parent_id = :theme))
    OR EXISTS (SELECT 1 FROM place_within w
         WHERE w.place_id = e.place_id AND w.within_id = :place)
    OR EXISTS (SELECT 1 FROM entry_link l
         WHERE l.entry_id = e.id AND l.target_id = :party
           AND l.role <> 'mentioned_by'))
 ORDER BY n.at DESC, e.updated_at DESC, e.id DESC
 LIMIT :limit;
