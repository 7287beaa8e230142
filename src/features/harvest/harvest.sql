-- Every statement about what is noted at the tables of a meeting.

-- harvest_notes(entry_id meeting) -> harvest_note*
SELECT n.id, n.meeting_id, n.table_id, n.uid, n.mark, n.kind, n.perspective,
       n.level, n.text, n.theme_id, n.owner, n.due, n.position, n.version, n.state,
       n.merged_into, n.beside_id, n.entry_id, n.created_at, n.updated_at,
       coalesce(h.slug, '') AS "theme_slug:str",
       coalesce(h.nl, '') AS "theme_nl:str",
       coalesce(h.en, '') AS "theme_en:str",
       coalesce(e.slug, '') AS "entry_slug:str"
  FROM harvest_note n
  LEFT JOIN meeting_table t ON t.id = n.table_id
  LEFT JOIN theme h ON h.id = n.theme_id
  LEFT JOIN entry e ON e.id = n.entry_id
 WHERE n.meeting_id = :meeting
 ORDER BY coalesce(t.number, 0), coalesce(n.table_id, 0), n.position, n.id
 LIMIT 1500;

-- harvest_note_get(harvest_note_id id) -> harvest_note?
SELECT n.id, n.meeting_id, n.table_id, n.uid, n.mark, n.kind, n.perspective,
       n.level, n.text, n.theme_id, n.owner, n.due, n.position, n.version, n.state,
       n.merged_into, n.beside_id, n.entry_id, n.created_at, n.updated_at,
       coalesce(h.slug, '') AS "theme_slug:str",
       coalesce(h.nl, '') AS "theme_nl:str",
       coalesce(h.en, '') AS "theme_en:str",
       coalesce(e.slug, '') AS "entry_slug:str"
  FROM harvest_note n
  LEFT JOIN theme h ON h.id = n.theme_id
  LEFT JOIN entry e ON e.id = n.entry_id
 WHERE n.id = :id;

-- harvest_note_count(entry_id meeting) -> int64
SELECT count(*) AS "n:int" FROM harvest_note WHERE meeting_id = :meeting;

-- harvest_note_last(entry_id meeting, entry_id table) -> int64
SELECT coalesce(max(position), 0) AS "n:int"
  FROM harvest_note
 WHERE meeting_id = :meeting AND coalesce(table_id, 0) = :table;

-- harvest_note_room(entry_id meeting, entry_id table, int64 after)
-- The place after that one is free.
UPDATE harvest_note SET position = position + 1
 WHERE meeting_id = :meeting AND coalesce(table_id, 0) = :table
   AND position > :after;

-- harvest_note_insert(entry_id meeting, entry_id table, str mark, str kind, str perspective, str level, str text, theme_id theme, str owner, str due, int64 position, harvest_note_id beside, int64 now) -> harvest_note_id
INSERT INTO harvest_note (meeting_id, table_id, uid, mark, kind, perspective,
                          level, text, theme_id, owner, due, position, beside_id,
                          created_at, updated_at)
VALUES (:meeting, nullif(:table, 0), :mark, :mark, :kind, :perspective, :level,
        :text, nullif(:theme, 0), :owner, :due, :position, nullif(:beside, 0), :now,
        :now)
RETURNING id;

-- harvest_note_set(harvest_note_id id, int64 version, str mark, str kind, str perspective, str level, str text, theme_id theme, str owner, str due, str state, harvest_note_id into, int64 now) -> bool
-- Only if it is of that version.
UPDATE harvest_note
   SET version = version + 1, mark = :mark, kind = :kind,
       perspective = :perspective, level = :level, text = :text,
       theme_id = nullif(:theme, 0),
       owner = :owner, due = :due, state = :state,
       merged_into = nullif(:into, 0), updated_at = :now
 WHERE id = :id AND version = :version;

-- harvest_note_place(harvest_note_id id, entry_id table, int64 position)
UPDATE harvest_note SET table_id = nullif(:table, 0), position = :position
 WHERE id = :id;

-- harvest_note_published(harvest_note_id id, entry_id entry)
UPDATE harvest_note SET entry_id = :entry WHERE id = :id;

-- harvest_version_keep(harvest_note_id id)
INSERT INTO harvest_version (note_id, version, meeting_id, mark, kind,
                             perspective, level, text, theme_id, owner, due,
                             state, written_at)
SELECT id, version, meeting_id, mark, kind, perspective, level, text, theme_id,
       owner, due, state, updated_at
  FROM harvest_note
 WHERE id = :id;

-- harvest_version_of(entry_id meeting, str mark) -> harvest_known?
SELECT note_id, version
  FROM harvest_version
 WHERE meeting_id = :meeting AND mark = :mark;

-- harvest_link_turn(entry_id about) -> int64
SELECT coalesce(max(turn), 0) AS "n:int"
  FROM harvest_link
 WHERE about_id = :about;

-- harvest_link_renew(entry_id about)
INSERT INTO harvest_link (about_id, turn)
VALUES (:about, 1)
ON CONFLICT (about_id) DO UPDATE SET turn = harvest_link.turn + 1;

-- harvest_published_item(entry_id id) -> harvest_published?
-- As it stands for readers.
SELECT e.id, e.title, e.status, h.kind, h.perspective, h.level,
       coalesce((SELECT l.target_id FROM entry_link l
                  WHERE l.entry_id = e.id AND l.role = 'table'), 0) AS "table_at:int",
       coalesce((SELECT min(t.theme_id) FROM entry_theme t
                  WHERE t.entry_id = e.id), 0) AS "theme_at:int"
  FROM entry e
  JOIN harvest_item h ON h.id = e.id
 WHERE e.id = :id;

-- harvest_entry_set(entry_id id, str title, str sort_key, str status, int64 now)
UPDATE entry SET title = :title, sort_key = :sort_key, status = :status,
       updated_at = :now
 WHERE id = :id;

-- harvest_item_set(entry_id id, str kind, str perspective, str level)
INSERT INTO harvest_item (id, kind, perspective, level)
VALUES (:id, :kind, :perspective, :level)
ON CONFLICT (id) DO UPDATE SET kind = excluded.kind,
       perspective = excluded.perspective, level = excluded.level;

-- harvest_item_unlink(entry_id id)
DELETE FROM entry_link
 WHERE entry_id = :id AND (role = 'table' OR role = 'meeting');

-- harvest_item_no_theme(entry_id id)
DELETE FROM entry_theme WHERE entry_id = :id;

-- harvest_item_theme(entry_id id, theme_id theme)
INSERT INTO entry_theme (entry_id, theme_id, position) VALUES (:id, :theme, 0);

-- harvest_table_of(entry_id id) -> harvest_table?
-- A table, and the meeting it is of.
SELECT e.id, e.slug, e.title, t.number, t.kind, t.questions, t.participants,
       l.target_id AS meeting_id
  FROM meeting_table t
  JOIN entry e ON e.id = t.id
  JOIN entry_link l ON l.entry_id = e.id AND l.role = 'meeting'
 WHERE t.id = :id AND e.status = 'published';
