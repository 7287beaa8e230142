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

-- edit_keepers(entry_id entry) -> edit_keeper*
-- scan: those who keep one entry, found by index
SELECT DISTINCT p.id, p.name, p.mail, p.lang
  FROM keeper k
  JOIN person p ON p.id = k.person_id
 WHERE k.entry_id = :entry
 ORDER BY p.id
 LIMIT 20;

-- edit_keeps(entry_id entry, person_id person) -> int64
-- scan: those who keep one entry, found by index
SELECT count(*) AS "n:int"
  FROM keeper
 WHERE entry_id = :entry AND person_id = :person;

-- edit_proposal_add(entry_id entry, person_id person, int64 now, str why) -> proposal_id
INSERT INTO proposal (entry_id, person_id, made_at, why)
VALUES (:entry, :person, :now, :why)
RETURNING id;

-- edit_proposal_field_add(proposal_id proposal, str name, str was, str becomes)
INSERT INTO proposal_field (proposal_id, name, was, becomes)
VALUES (:proposal, :name, :was, :becomes);

-- edit_proposal(proposal_id id) -> edit_proposal?
SELECT p.id, p.entry_id, e.slug, e.title, p.person_id, p.made_at, p.why,
       p.state, p.answered_at, p.word
  FROM proposal p
  JOIN entry e ON e.id = p.entry_id
 WHERE p.id = :id;

-- edit_proposal_fields(proposal_id proposal) -> edit_proposed*
SELECT name, was, becomes FROM proposal_field
 WHERE proposal_id = :proposal
 ORDER BY name;

-- edit_proposal_open(entry_id entry, person_id person) -> proposal_id
-- The one of theirs that waits there; 0: none.
SELECT coalesce(max(id), 0) AS "id:proposal_id"
  FROM proposal
 WHERE entry_id = :entry AND state = 'open' AND person_id = :person;

-- edit_proposals_waiting(person_id person) -> int64
SELECT count(*) AS "n:int"
  FROM proposal
 WHERE person_id = :person AND state = 'open';

-- edit_proposals_on(entry_id entry) -> int64
SELECT count(*) AS "n:int"
  FROM proposal
 WHERE entry_id = :entry AND state = 'open';

-- edit_proposal_end(proposal_id id, str state, int64 now, str word) -> bool
UPDATE proposal SET state = :state, answered_at = :now, word = :word
 WHERE id = :id AND state = 'open';

-- edit_proposals_to(person_id person, int64 limit) -> edit_proposal_line*
-- What waits for who keeps it, the oldest first.
SELECT p.id, e.title, p.made_at, p.state
  FROM proposal p
  JOIN entry e ON e.id = p.entry_id
 WHERE p.state = 'open'
   AND EXISTS (SELECT 1 FROM keeper k
        WHERE k.entry_id = p.entry_id AND k.person_id = :person)
 ORDER BY p.made_at, p.id
 LIMIT :limit;

-- edit_proposals_by(person_id person, int64 since, int64 limit) -> edit_proposal_line*
-- Of their own: what waits, and what was answered since.
SELECT p.id, e.title, p.made_at, p.state
  FROM proposal p
  JOIN entry e ON e.id = p.entry_id
 WHERE p.person_id = :person
   AND (p.state = 'open'
        OR (p.answered_at > :since AND p.state <> 'withdrawn'))
 ORDER BY p.made_at DESC, p.id DESC
 LIMIT :limit;

-- edit_proposals_unkept(person_id person, int64 now, int64 limit) -> edit_proposal_line*
-- In what nobody keeps, for a coordinator of it.
SELECT p.id, e.title, p.made_at, p.state
  FROM proposal p
  JOIN entry e ON e.id = p.entry_id
 WHERE p.state = 'open'
   AND NOT EXISTS (SELECT 1 FROM keeper k WHERE k.entry_id = p.entry_id)
   AND EXISTS (SELECT 1 FROM coordinated c
        WHERE c.entry_id = p.entry_id AND c.person_id = :person
          AND (c.ends_at = 0 OR c.ends_at > :now))
 ORDER BY p.made_at, p.id
 LIMIT :limit;

-- edit_proposals_old(int64 before, int64 limit) -> edit_proposal_id*
SELECT id FROM proposal
 WHERE state = 'open' AND made_at < :before
 ORDER BY made_at
 LIMIT :limit;

-- edit_parties(person_id person) -> edit_party*
-- In whose name they may write one.
SELECT e.id, e.slug, e.title
  FROM membership m
  JOIN entry e ON e.id = m.party_id
 WHERE m.person_id = :person AND e.status = 'published'
 ORDER BY e.sort_key, e.id
 LIMIT 50;
