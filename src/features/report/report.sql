-- Every statement about what is not right, and what was done about it.

-- report_open(str path, entry_id? entry, int64 now) -> report_id
-- The one that waits for this page, made if there is none.
INSERT INTO report (path, entry_id, first_at) VALUES (:path, :entry, :now)
ON CONFLICT (path) WHERE decided_at = 0 DO UPDATE SET path = excluded.path
RETURNING id;

-- report_say(report_id report, str reason, str words, str mail, str lang, int64 now)
INSERT INTO report_word (report_id, reason, words, mail, lang, at)
VALUES (:report, :reason, :words, :mail, :lang, :now);

-- report_quote(report_id report, person_id? person, str quote)
INSERT INTO report_message (report_id, person_id, quote)
VALUES (:report, :person, :quote)
ON CONFLICT (report_id) DO NOTHING;

-- report_get(report_id id) -> report?
SELECT r.id, r.path, r.entry_id, r.first_at, r.decided_at,
       coalesce(e.slug, '') AS "slug:str", coalesce(e.type, '') AS "type:str",
       coalesce(e.title, '') AS "title:str",
       coalesce(q.quote, e.summary, '') AS "summary:str",
       coalesce(e.status, '') AS "status:str",
       q.report_id IS NOT NULL AS "is_message:bool"
  FROM report r
  LEFT JOIN entry e ON e.id = r.entry_id
  LEFT JOIN report_message q ON q.report_id = r.id
 WHERE r.id = :id;

-- report_waiting(person_id person, int64 site, int64 now, int64 limit) -> report_line*
-- What this moderator may decide; site: whether everywhere.
SELECT r.id, r.first_at, r.path, coalesce(e.title, '') AS "title:str",
       coalesce(e.type, '') AS "type:str",
       (SELECT count(*) FROM report_word w WHERE w.report_id = r.id) AS "n:int"
  FROM report r
  LEFT JOIN entry e ON e.id = r.entry_id
 WHERE r.decided_at = 0
   AND ((r.entry_id IS NULL AND :site <> 0)
        OR EXISTS (SELECT 1 FROM moderated m
            WHERE m.entry_id = r.entry_id AND m.person_id = :person
              AND (m.ends_at = 0 OR m.ends_at > :now)))
 ORDER BY r.first_at, r.id
 LIMIT :limit;

-- report_decided(person_id person, int64 site, int64 now, int64 limit) -> report_past*
SELECT r.id, r.decided_at, coalesce(e.title, '') AS "title:str",
       coalesce((SELECT m.what FROM measure m WHERE m.report_id = r.id
                  ORDER BY m.at DESC, m.id DESC LIMIT 1), '') AS "what:str"
  FROM report r
  LEFT JOIN entry e ON e.id = r.entry_id
 WHERE r.decided_at > 0
   AND ((r.entry_id IS NULL AND :site <> 0)
        OR EXISTS (SELECT 1 FROM moderated m
            WHERE m.entry_id = r.entry_id AND m.person_id = :person
              AND (m.ends_at = 0 OR m.ends_at > :now)))
 ORDER BY r.decided_at DESC, r.id DESC
 LIMIT :limit;

-- report_words(report_id report) -> report_word*
SELECT id, reason, words, mail, lang, at
  FROM report_word
 WHERE report_id = :report
 ORDER BY at, id
 LIMIT 100;

-- report_forget_mail(report_id report)
UPDATE report_word SET mail = '' WHERE report_id = :report AND mail <> '';

-- report_decide(report_id id, int64 now) -> bool
UPDATE report SET decided_at = :now WHERE id = :id AND decided_at = 0;

-- report_writer(report_id report) -> report_person?
SELECT p.id, p.name, p.mail, p.lang, p.blocked_until
  FROM report r
  LEFT JOIN report_message q ON q.report_id = r.id
  LEFT JOIN ask a ON a.id = r.entry_id
  LEFT JOIN offer o ON o.id = r.entry_id
  JOIN person p ON p.id = coalesce(q.person_id, a.person_id, o.person_id)
 WHERE r.id = :report;

-- report_concerned(report_id report) -> report_person*
-- Whose it is: who wrote it, and who manages what it was written for.
SELECT p.id, p.name, p.mail, p.lang, p.blocked_until
  FROM person p
 WHERE p.id IN (
       SELECT q.person_id FROM report_message q WHERE q.report_id = :report
        UNION SELECT a.person_id FROM report r
                JOIN ask a ON a.id = r.entry_id WHERE r.id = :report
        UNION SELECT o.person_id FROM report r
                JOIN offer o ON o.id = r.entry_id WHERE r.id = :report
        UNION SELECT m.person_id FROM report r
                JOIN membership m ON m.party_id = r.entry_id
               WHERE r.id = :report AND m.role = 'manager'
        UNION SELECT m.person_id FROM report r
                JOIN entry_link l ON l.entry_id = r.entry_id
                JOIN membership m ON m.party_id = l.target_id
               WHERE r.id = :report AND m.role = 'manager'
                 AND l.role IN ('asked_by', 'asker_org', 'provider',
                                'raised_by', 'by', 'publisher'))
 ORDER BY p.id
 LIMIT 20;

-- report_block(person_id person, int64 until)
UPDATE person SET blocked_until = :until WHERE id = :person;

-- report_office(person_id person, int64 now) -> int64
-- How many roles they hold.
SELECT count(*) AS "n:int"
  FROM role_grant
 WHERE person_id = :person AND (ends_at = 0 OR ends_at > :now);

-- measure_add(report_id report, person_id? person, str what, str reason, str words, person_id by, int64 now, int64 ends_at) -> measure_id
INSERT INTO measure (report_id, person_id, what, reason, words, by_id, at,
                     ends_at)
VALUES (:report, :person, :what, :reason, :words, :by, :now, :ends_at)
RETURNING id;

-- measure_get(measure_id id) -> measure?
SELECT id, report_id, person_id, what, reason, words, by_id, at, ends_at,
       appealed_at, appeal, answered_at, answer, overturned AS "overturned:bool"
  FROM measure
 WHERE id = :id;

-- measure_list(report_id report) -> measure*
SELECT id, report_id, person_id, what, reason, words, by_id, at, ends_at,
       appealed_at, appeal, answered_at, answer, overturned AS "overturned:bool"
  FROM measure
 WHERE report_id = :report
 ORDER BY at, id
 LIMIT 50;

-- measure_object(measure_id id, str appeal, int64 now) -> bool
UPDATE measure SET appeal = :appeal, appealed_at = :now
 WHERE id = :id AND appealed_at = 0;

-- measure_answer(measure_id id, str answer, bool overturned, person_id by, int64 now) -> bool
UPDATE measure SET answer = :answer, answered_at = :now, answer_by = :by,
       overturned = :overturned
 WHERE id = :id AND appealed_at > 0 AND answered_at = 0;

-- measure_appeals(person_id person, int64 site, int64 now, int64 limit) -> measure_line*
-- For someone else than who decided.
SELECT x.id, x.appealed_at, x.what, coalesce(e.title, '') AS "title:str"
  FROM measure x
  JOIN report r ON r.id = x.report_id
  LEFT JOIN entry e ON e.id = r.entry_id
 WHERE x.appealed_at > 0 AND x.answered_at = 0
   AND coalesce(x.by_id, 0) <> :person
   AND ((r.entry_id IS NULL AND :site <> 0)
        OR EXISTS (SELECT 1 FROM moderated m
            WHERE m.entry_id = r.entry_id AND m.person_id = :person
              AND (m.ends_at = 0 OR m.ends_at > :now)))
 ORDER BY x.appealed_at, x.id
 LIMIT :limit;

-- report_forget_decided(int64 before)
DELETE FROM report WHERE decided_at > 0 AND decided_at < :before;
