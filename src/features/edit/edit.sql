-- Every statement about changes and their history.

-- edit_revision_add(entry_id entry, int64 version, int64 now, str what, str role, entry_id? party, person_id? person, str reason, str note) -> revision_id
INSERT INTO revision (entry_id, number, version, made_at, what, role, party_id,
                      person_id, reason, note)
SELECT :entry, coalesce(max(number), 0) + 1, :version, :now, :what, :role,
       :party, :person, :reason, :note
  FROM revision
 WHERE entry_id = :entry
RETURNING id;

-- edit_field_add(revision_id revision, str name, str was, str became)
INSERT INTO revision_field (revision_id, name, was, became)
VALUES (:revision, :name, :was, :became);

-- edit_revisions(entry_id entry, int64 limit, int64 offset) -> edit_revision*
-- The newest first.
SELECT r.id, r.number, r.made_at, r.what, r.role, r.reason, r.note,
       coalesce(e.title, '') AS "party:str"
  FROM revision r
  LEFT JOIN entry e ON e.id = r.party_id
 WHERE r.entry_id = :entry
 ORDER BY r.number DESC
 LIMIT :limit OFFSET :offset;

-- edit_fields(revision_id revision) -> edit_changed_field*
SELECT name, was, became FROM revision_field
 WHERE revision_id = :revision
 ORDER BY name;

-- edit_fields_after(entry_id entry, int64 number) -> edit_changed_field*
-- What changed after that one, the newest first: who follows it to its end
-- is back there.
SELECT f.name, f.was, f.became
  FROM revision r
  JOIN revision_field f ON f.revision_id = r.id
 WHERE r.entry_id = :entry AND r.number > :number
 ORDER BY r.number DESC, f.name;

-- edit_fields_since(entry_id entry, int64 version) -> edit_changed_field*
-- The same of what changed since someone read that version.
SELECT f.name, f.was, f.became
  FROM revision r
  JOIN revision_field f ON f.revision_id = r.id
 WHERE r.entry_id = :entry AND r.version >= :version
 ORDER BY r.number DESC, f.name;

-- edit_last(entry_id entry) -> int64
SELECT coalesce(max(number), 0) AS "n:int"
  FROM revision
 WHERE entry_id = :entry;

-- edit_hidden(entry_id entry) -> edit_hiding?
-- When and why it was hidden last.
SELECT made_at, reason FROM revision
 WHERE entry_id = :entry AND what = 'hide'
 ORDER BY number DESC
 LIMIT 1;

-- edit_checked(entry_id id, int64 now, str by)
-- Who owns it went through it just now.
UPDATE entry SET checked_at = :now, checked_by = :by WHERE id = :id;
