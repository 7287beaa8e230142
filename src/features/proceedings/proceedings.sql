-- Every statement about reports of meetings.

-- proceedings_get(entry_id id) -> proceedings?
SELECT id, intro, parties, changes, opened_at, ends_at, version, withdrawn
  FROM proceedings
 WHERE id = :id;

-- proceedings_begin(entry_id id, str parties)
INSERT INTO proceedings (id, parties) VALUES (:id, :parties)
ON CONFLICT (id) DO NOTHING;

-- proceedings_set(entry_id id, str intro, str parties)
UPDATE proceedings SET intro = :intro, parties = :parties, changes = changes + 1
 WHERE id = :id;

-- proceedings_set_intro(entry_id id, str intro)
UPDATE proceedings SET intro = :intro, changes = changes + 1 WHERE id = :id;

-- proceedings_text_of(entry_id meeting, entry_id table) -> proceedings_words?
SELECT text
  FROM proceedings_text
 WHERE meeting_id = :meeting AND table_id = :table;

-- proceedings_set_text(entry_id meeting, entry_id table, str text)
INSERT INTO proceedings_text (meeting_id, table_id, text)
VALUES (:meeting, :table, :text)
ON CONFLICT (meeting_id, table_id) DO UPDATE SET text = excluded.text;

-- proceedings_came(entry_id meeting) -> proceedings_behalf*
-- For whom those came who were there; if nobody was ticked: who would come.
SELECT r.behalf
  FROM attendance r
 WHERE r.meeting_id = :meeting AND r.state = 'coming' AND r.behalf <> ''
   AND (r.came = 1 OR NOT EXISTS (SELECT 1 FROM attendance c
        WHERE c.meeting_id = :meeting AND c.came = 1))
 ORDER BY r.behalf, r.id
 LIMIT 2500;

-- proceedings_open(entry_id id, int64 now, int64 ends)
UPDATE proceedings SET opened_at = :now, ends_at = :ends WHERE id = :id;

-- proceedings_set_end(entry_id id, int64 ends)
UPDATE proceedings SET ends_at = :ends WHERE id = :id;

-- proceedings_withdraw(entry_id id, int64 withdrawn)
UPDATE proceedings SET withdrawn = :withdrawn WHERE id = :id;

-- proceedings_set_version(entry_id id, int64 version)
UPDATE proceedings SET version = :version, withdrawn = 0 WHERE id = :id;

-- version_insert(entry_id meeting, int64 number, int64 now, str what) -> proceedings_version_id
INSERT INTO proceedings_version (meeting_id, number, published_at, what)
VALUES (:meeting, :number, :now, :what)
RETURNING id;

-- version_get(entry_id meeting, int64 number) -> version?
SELECT id, meeting_id, number, published_at, what
  FROM proceedings_version
 WHERE meeting_id = :meeting AND number = :number;

-- version_by_id(proceedings_version_id id) -> version?
SELECT id, meeting_id, number, published_at, what
  FROM proceedings_version
 WHERE id = :id;

-- version_list(entry_id meeting) -> version*
SELECT id, meeting_id, number, published_at, what
  FROM proceedings_version
 WHERE meeting_id = :meeting
 ORDER BY number DESC
 LIMIT 100;

-- version_line_insert(proceedings_version_id version, int64 position, str kind, str target, str title, str text, str perspective, str level, str owner, str due, str mark)
INSERT INTO proceedings_line (version_id, position, kind, target, title, text,
                              perspective, level, owner, due, mark)
VALUES (:version, :position, :kind, :target, :title, :text, :perspective,
        :level, :owner, :due, :mark);

-- version_lines(proceedings_version_id version) -> report_line*
SELECT kind, target, title, text, perspective, level, owner, due,
       mark
  FROM proceedings_line
 WHERE version_id = :version
 ORDER BY position
 LIMIT 5000;

-- version_changes(entry_id meeting, int64 upto) -> version_change*
-- What participants added, up to that version; the newest version first.
SELECT v.number, l.title, l.text, l.mark
  FROM proceedings_version v
  JOIN proceedings_line l ON l.version_id = v.id
 WHERE v.meeting_id = :meeting AND v.number <= :upto AND l.kind = 'change'
 ORDER BY v.number DESC, l.position
 LIMIT 1000;

-- reader_add_all(entry_id meeting, int64 now)
-- Who registered and has a mail address, each once.
INSERT INTO correction_reader (meeting_id, person_id, party, made_at)
SELECT r.meeting_id, r.person_id, max(r.behalf), :now
  FROM attendance r
 WHERE r.meeting_id = :meeting AND r.state = 'coming'
   AND r.person_id IS NOT NULL
 GROUP BY r.meeting_id, r.person_id
 LIMIT 2500
ON CONFLICT (meeting_id, person_id) DO NOTHING;

-- reader_get(correction_reader_id id) -> reader?
SELECT r.id, r.meeting_id, r.person_id, r.party, r.made_at, r.mailed_at,
       p.name, coalesce(p.mail, '') AS "mail:str", p.lang
  FROM correction_reader r
  JOIN person p ON p.id = r.person_id
 WHERE r.id = :id;

-- reader_of(entry_id meeting, person_id person) -> reader_key?
SELECT id, made_at
  FROM correction_reader
 WHERE meeting_id = :meeting AND person_id = :person;

-- reader_count(entry_id meeting) -> int64
SELECT count(*) AS "n:int" FROM correction_reader WHERE meeting_id = :meeting;

-- registered_count(entry_id meeting) -> int64
-- How many would get a mail.
SELECT count(DISTINCT person_id) AS "n:int"
  FROM attendance
 WHERE meeting_id = :meeting AND state = 'coming' AND person_id IS NOT NULL;

-- reader_to_invite(entry_id meeting, int64 limit) -> reader_key*
SELECT id, made_at
  FROM correction_reader
 WHERE meeting_id = :meeting AND mailed_at = 0
 ORDER BY id
 LIMIT :limit;

-- reader_mailed(correction_reader_id id, int64 now)
UPDATE correction_reader SET mailed_at = :now WHERE id = :id;

-- reader_to_remind(int64 now, int64 until, int64 limit) -> reader_key*
-- Whose round ends soon, who had a mail before today and did nothing yet.
SELECT r.id, r.made_at
  FROM proceedings p
  JOIN correction_reader r ON r.meeting_id = p.id
 WHERE p.ends_at > :now AND p.ends_at <= :until AND p.opened_at > 0
   AND r.reminded_at = 0 AND r.mailed_at > 0 AND r.mailed_at < :now - 72000
   AND NOT EXISTS (SELECT 1 FROM correction c WHERE c.reader_id = r.id)
 ORDER BY r.id
 LIMIT :limit;

-- reader_reminded(correction_reader_id id, int64 now)
UPDATE correction_reader SET reminded_at = :now WHERE id = :id;

-- reader_forget(int64 before)
-- scan: once a night
DELETE FROM correction_reader
 WHERE meeting_id IN (SELECT id FROM proceedings
                       WHERE ends_at > 0 AND ends_at < :before);

-- correction_list(entry_id meeting) -> correction*
-- In the order in which they came.
SELECT c.id, c.meeting_id, c.reader_id, c.kind, c.target, c.was, c.text,
       c.state, c.words, c.replaced, c.became, c.landed, c.version, c.made_at,
       coalesce(r.party, '') AS "party:str"
  FROM correction c
  LEFT JOIN correction_reader r ON r.id = c.reader_id
 WHERE c.meeting_id = :meeting
 ORDER BY c.id
 LIMIT 2000;

-- correction_get(correction_id id) -> correction?
SELECT c.id, c.meeting_id, c.reader_id, c.kind, c.target, c.was, c.text,
       c.state, c.words, c.replaced, c.became, c.landed, c.version, c.made_at,
       coalesce(r.party, '') AS "party:str"
  FROM correction c
  LEFT JOIN correction_reader r ON r.id = c.reader_id
 WHERE c.id = :id;

-- correction_count(entry_id meeting, str state) -> int64
SELECT count(*) AS "n:int"
  FROM correction
 WHERE meeting_id = :meeting AND (:state = '' OR state = :state);

-- correction_count_of(correction_reader_id reader) -> int64
SELECT count(*) AS "n:int" FROM correction WHERE reader_id = :reader;

-- correction_same(correction_reader_id reader, str target, str text) -> correction_key?
SELECT id
  FROM correction
 WHERE reader_id = :reader AND target = :target AND text = :text
 LIMIT 1;

-- correction_insert(entry_id meeting, correction_reader_id reader, str kind, str target, str was, str text, int64 now) -> correction_id
INSERT INTO correction (meeting_id, reader_id, kind, target, was, text, made_at)
VALUES (:meeting, :reader, :kind, :target, :was, :text, :now)
RETURNING id;

-- correction_rewrite(correction_id id, correction_reader_id reader, str kind, str text) -> bool
UPDATE correction SET kind = :kind, text = :text
 WHERE id = :id AND reader_id = :reader AND state = 'open';

-- correction_take_back(correction_id id, correction_reader_id reader) -> bool
DELETE FROM correction
 WHERE id = :id AND reader_id = :reader AND state = 'open';

-- correction_accept(correction_id id, str words, str replaced, str became, str landed) -> bool
UPDATE correction SET state = 'accepted', words = :words, replaced = :replaced,
       became = :became, landed = :landed
 WHERE id = :id AND state = 'open';

-- correction_decline(correction_id id, str words) -> bool
UPDATE correction SET state = 'declined', words = :words
 WHERE id = :id AND state = 'open';

-- correction_reopen(correction_id id) -> bool
UPDATE correction SET state = 'open', words = '', replaced = '', became = '',
       landed = ''
 WHERE id = :id AND state <> 'open' AND version = 0;

-- correction_published(entry_id meeting, int64 version)
UPDATE correction SET version = :version
 WHERE meeting_id = :meeting AND state <> 'open' AND version = 0;

-- correction_to_tell(entry_id meeting, int64 version) -> correction_teller*
-- Who gets a mail about that version: whoever proposed something in it.
SELECT DISTINCT reader_id
  FROM correction
 WHERE meeting_id = :meeting AND state <> 'open' AND version = :version
   AND reader_id IS NOT NULL
 ORDER BY reader_id NULLS LAST
 LIMIT 2500;
