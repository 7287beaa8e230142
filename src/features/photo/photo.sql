-- Every statement about photos and logos.

-- photo_list(entry_id entry) -> photo_row*
-- Those that are shown: the logo, then the others in their order.
SELECT id, kind, alt, position
  FROM photo
 WHERE entry_id = :entry AND removed_at = 0
 ORDER BY kind, position, id
 LIMIT 40;

-- photo_removed_list(entry_id entry, int64 since) -> photo_row*
-- Those that can be put back, the last one first.
SELECT id, kind, alt, position
  FROM photo
 WHERE entry_id = :entry AND removed_at > :since
 ORDER BY removed_at DESC, id DESC
 LIMIT 20;

-- photo_sizes(photo_id photo) -> photo_sized*
-- From small to large.
SELECT type, width, height, hash
  FROM photo_size
 WHERE photo_id = :photo
 ORDER BY type, width
 LIMIT 10;

-- photo_get(photo_id id, entry_id entry) -> photo?
SELECT id, kind, alt, position, removed_at
  FROM photo
 WHERE id = :id AND entry_id = :entry;

-- photo_count(entry_id entry, str kind) -> int64
SELECT count(*) AS "n:int"
  FROM photo
 WHERE entry_id = :entry AND kind = :kind AND removed_at = 0;

-- photo_last(entry_id entry) -> int64
SELECT coalesce(max(position), 0) AS "n:int"
  FROM photo
 WHERE entry_id = :entry;

-- photo_add(entry_id entry, str kind, int64 position, str alt, int64 now, person_id by) -> photo_id
INSERT INTO photo (entry_id, kind, position, alt, added_at, added_by)
VALUES (:entry, :kind, :position, :alt, :now, :by)
RETURNING id;

-- photo_size_add(photo_id photo, str type, int64 width, int64 height, str hash, bytes bytes)
INSERT INTO photo_size (photo_id, type, width, height, hash, bytes)
VALUES (:photo, :type, :width, :height, :hash, :bytes)
ON CONFLICT (photo_id, type, width) DO NOTHING;

-- photo_describe(photo_id id, str alt)
UPDATE photo SET alt = :alt WHERE id = :id;

-- photo_place(photo_id id, int64 position)
UPDATE photo SET position = :position WHERE id = :id;

-- photo_remove(photo_id id, int64 now)
UPDATE photo SET removed_at = :now WHERE id = :id AND removed_at = 0;

-- photo_put_back(photo_id id, int64 position)
UPDATE photo SET removed_at = 0, position = :position WHERE id = :id;

-- photo_remove_logo(entry_id entry, int64 now)
UPDATE photo SET removed_at = :now
 WHERE entry_id = :entry AND kind = 'logo' AND removed_at = 0;

-- photo_file(str hash) -> photo_bytes?
-- Only of what is shown to everyone.
SELECT s.type, s.bytes
  FROM photo_size s
  JOIN photo p ON p.id = s.photo_id
  JOIN entry e ON e.id = p.entry_id
 WHERE s.hash = :hash AND p.removed_at = 0 AND e.status = 'published'
 LIMIT 1;

-- photo_about(photo_id id) -> photo_of?
SELECT p.id, e.slug
  FROM photo p
  JOIN entry e ON e.id = p.entry_id
 WHERE p.id = :id;

-- photo_forget(int64 before)
-- What was removed so long ago that nobody wants it back.
DELETE FROM photo WHERE removed_at > 0 AND removed_at < :before;
