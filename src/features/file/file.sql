-- Every statement about files.

-- file_list(entry_id entry) -> file_row*
SELECT id, title, name, kind, size, hash
  FROM file
 WHERE entry_id = :entry AND removed_at = 0
 ORDER BY id
 LIMIT 40;

-- file_removed_list(entry_id entry, int64 since) -> file_row*
-- Those that can be put back, the last one first.
SELECT id, title, name, kind, size, hash
  FROM file
 WHERE entry_id = :entry AND removed_at > :since
 ORDER BY removed_at DESC, id DESC
 LIMIT 20;

-- file_get(file_id id, entry_id entry) -> file?
SELECT id, title, removed_at
  FROM file
 WHERE id = :id AND entry_id = :entry;

-- file_count(entry_id entry) -> int64
SELECT count(*) AS "n:int"
  FROM file
 WHERE entry_id = :entry AND removed_at = 0;

-- file_add(entry_id entry, str title, str name, str kind, int64 size, str hash, int64 now, person_id by) -> file_id
INSERT INTO file (entry_id, title, name, kind, size, hash, added_at, added_by)
VALUES (:entry, :title, :name, :kind, :size, :hash, :now, :by)
RETURNING id;

-- file_piece_add(file_id file, int64 number, bytes bytes)
INSERT INTO file_piece (file_id, number, bytes) VALUES (:file, :number, :bytes);

-- file_set_removed(file_id id, int64 removed)
UPDATE file SET removed_at = :removed WHERE id = :id;

-- file_shown(str hash) -> file_shown?
-- Only of what is shown to everyone.
SELECT f.id, f.name, f.kind, f.size
  FROM file f
  JOIN entry e ON e.id = f.entry_id
 WHERE f.hash = :hash AND f.removed_at = 0 AND e.status = 'published'
 LIMIT 1;

-- file_added_by(file_id id, person_id person) -> file_added?
SELECT id, name, kind, size
  FROM file
 WHERE id = :id AND added_by = :person;

-- file_piece(file_id file, int64 number) -> file_piece?
SELECT bytes
  FROM file_piece
 WHERE file_id = :file AND number = :number;

-- file_forget(int64 before)
-- What was removed so long ago that nobody wants it back.
DELETE FROM file WHERE removed_at > 0 AND removed_at < :before;
