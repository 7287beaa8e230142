-- Every statement about what people write themselves.

-- post_by_slug(str slug) -> post?
SELECT e.id, e.type, e.slug, e.title, e.summary, e.status, e.phase,
       e.reported AS "reported:bool", e.updated_at, e.created_at, e.place_id,
       coalesce(a.person_id, o.person_id) AS "person_id:person_id",
       coalesce(a.body, o.body, '') AS "body:str",
       coalesce(a.kind, o.kind, '') AS "kind:str",
       coalesce(o.eligible, '') AS "audience:str",
       coalesce(p.readers, 'everyone') AS "readers:str",
       coalesce(p.confirmed_at, 0) AS "confirmed_at:int",
       coalesce(p.held_for, '') AS "held_for:str",
       coalesce(p.withdrawn_at, 0) AS "withdrawn_at:int",
       coalesce(p.removal_asked_at, 0) AS "removal_asked_at:int"
  FROM entry e
  LEFT JOIN post p ON p.id = e.id
  LEFT JOIN ask a ON a.id = e.id
  LEFT JOIN offer o ON o.id = e.id
 WHERE e.slug = :slug AND e.type IN ('ask', 'offer', 'signal');

-- post_by_id(entry_id id) -> post?
SELECT e.id, e.type, e.slug, e.title, e.summary, e.status, e.phase,
       e.reported AS "reported:bool", e.updated_at, e.created_at, e.place_id,
       coalesce(a.person_id, o.person_id) AS "person_id:person_id",
       coalesce(a.body, o.body, '') AS "body:str",
       coalesce(a.kind, o.kind, '') AS "kind:str",
       coalesce(o.eligible, '') AS "audience:str",
       coalesce(p.readers, 'everyone') AS "readers:str",
       coalesce(p.confirmed_at, 0) AS "confirmed_at:int",
       coalesce(p.held_for, '') AS "held_for:str",
       coalesce(p.withdrawn_at, 0) AS "withdrawn_at:int",
       coalesce(p.removal_asked_at, 0) AS "removal_asked_at:int"
  FROM entry e
  LEFT JOIN post p ON p.id = e.id
  LEFT JOIN ask a ON a.id = e.id
  LEFT JOIN offer o ON o.id = e.id
 WHERE e.id = :id AND e.type IN ('ask', 'offer', 'signal');

-- post_row_insert(entry_id id, str readers, str held_for)
INSERT INTO post (id, readers, held_for) VALUES (:id, :readers, :held_for);

-- post_row_ensure(entry_id id, int64 now)
-- An entry from elsewhere that is changed here gets its row then.
INSERT INTO post (id, confirmed_at) VALUES (:id, :now)
ON CONFLICT (id) DO NOTHING;

-- post_link_add(entry_id entry, str role, entry_id target)
INSERT INTO entry_link (entry_id, role, position, target_id)
VALUES (:entry, :role, 1, :target);

-- post_links_clear(entry_id entry, str role, str other)
DELETE FROM entry_link
 WHERE entry_id = :entry AND (role = :role OR role = :other);

-- post_set_readers(entry_id id, str readers)
UPDATE post SET readers = :readers WHERE id = :id;

-- post_hold(entry_id id, str held_for)
UPDATE post SET held_for = :held_for WHERE id = :id;

-- post_confirm(entry_id id, int64 now)
UPDATE post SET confirmed_at = :now WHERE id = :id AND confirmed_at = 0;

-- post_mark_checked(entry_id id, int64 now)
-- Its writer said so just now.
UPDATE entry SET checked_at = :now WHERE id = :id;

-- post_set_withdrawn(entry_id id, int64 at)
UPDATE post SET withdrawn_at = :at WHERE id = :id;

-- post_ask_removal(entry_id id, int64 at)
UPDATE post SET removal_asked_at = :at WHERE id = :id;

-- post_delete(entry_id id)
DELETE FROM entry WHERE id = :id;

-- post_waiting(person_id person) -> int64
-- How many of theirs wait for their mail.
SELECT (SELECT count(*) FROM ask a JOIN post p ON p.id = a.id
         WHERE a.person_id = :person AND p.confirmed_at = 0) +
       (SELECT count(*) FROM offer o JOIN post p ON p.id = o.id
         WHERE o.person_id = :person AND p.confirmed_at = 0) AS "n:int";

-- post_derive(entry_id id, str summary, place_id place, str phase)
-- What follows from the rest: where it is and how far they are, unless it
-- says so itself.
UPDATE entry
   SET summary = :summary,
       place_id = CASE WHEN place_id IS NULL THEN nullif(:place, 0)
                  ELSE place_id END,
       phase = CASE WHEN phase = '' THEN :phase ELSE phase END
 WHERE id = :id;

-- post_manages_one(entry_id id, person_id person) -> int64
-- Whether they manage a party in whose name it was written.
SELECT count(*) AS "n:int"
  FROM entry_link l
  JOIN membership m ON m.party_id = l.target_id
 WHERE l.entry_id = :id AND l.role IN ('asked_by', 'asker_org', 'provider', 'raised_by')
   AND m.person_id = :person AND m.role = 'manager';

-- post_reads_along(person_id person, place_id within) -> int64
-- Whether they act for a party, and for one that lies in there; 0: anywhere.
SELECT count(*) AS "n:int"
  FROM membership m
  JOIN entry e ON e.id = m.party_id
 WHERE m.person_id = :person
   AND (:within = 0 OR EXISTS (SELECT 1 FROM place_within w
        WHERE w.place_id = e.place_id AND w.within_id = :within));

-- post_municipality_of(place_id place) -> place_id
SELECT municipality_id FROM place WHERE id = :place;

-- post_region_of(place_id place) -> place_id
-- The smallest region it lies in, else its province.
SELECT p.id
  FROM place_within w
  JOIN place p ON p.id = w.within_id
 WHERE w.place_id = :place AND p.kind IN ('region', 'province')
 ORDER BY CASE p.kind WHEN 'region' THEN 0 ELSE 1 END, p.id
 LIMIT 1;

-- post_asks_of(person_id person) -> post_mine*
SELECT e.id, e.slug, e.title, e.status, t.solved_at AS "solved_at:int",
       coalesce(p.confirmed_at, 0) AS "confirmed_at:int",
       coalesce(p.held_for, '') AS "held_for:str",
       coalesce(p.withdrawn_at, 0) AS "withdrawn_at:int"
  FROM ask t
  JOIN entry e ON e.id = t.id
  LEFT JOIN post p ON p.id = t.id
 WHERE t.person_id = :person
 ORDER BY e.created_at DESC, e.id DESC
 LIMIT 100;

-- post_offers_of(person_id person) -> post_mine*
SELECT e.id, e.slug, e.title, e.status, 0 AS "solved_at:int",
       coalesce(p.confirmed_at, 0) AS "confirmed_at:int",
       coalesce(p.held_for, '') AS "held_for:str",
       coalesce(p.withdrawn_at, 0) AS "withdrawn_at:int"
  FROM offer t
  JOIN entry e ON e.id = t.id
  LEFT JOIN post p ON p.id = t.id
 WHERE t.person_id = :person
 ORDER BY e.created_at DESC, e.id DESC
 LIMIT 100;

-- post_list_circle(int64 limit) -> post_in_circle*
-- What some may read, the newest first: post_may_read says who.
SELECT e.id, e.slug
  FROM post p
 CROSS JOIN entry e
 WHERE e.id = p.id
   AND p.readers <> 'everyone' AND p.confirmed_at > 0 AND p.held_for = ''
   AND p.withdrawn_at = 0 AND e.status = 'held'
 ORDER BY e.created_at DESC, e.id DESC
 LIMIT :limit;
