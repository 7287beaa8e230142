-- Every statement about lessons of circles.

-- circle_lesson_get(circle_lesson_id id) -> circle_lesson?
-- members: how many the circle has; waiting: of how many there is no yes yet;
-- shown: everyone can read it.
SELECT l.id, l.circle_id, l.title, l.words, l.round, l.state, l.why,
       l.entry_id, l.changed_at,
       e.slug AS "slug:str", coalesce(e.status, '') AS "status:str",
       t.slug AS "theme:str", c.purpose,
       (SELECT count(*) FROM circle_member m
         WHERE m.circle_id = l.circle_id AND m.state = 'member')
         AS "members:int",
       (SELECT count(*) FROM circle_member m
         WHERE m.circle_id = l.circle_id AND m.state = 'member'
           AND NOT EXISTS (SELECT 1 FROM circle_lesson_yes y
                WHERE y.lesson_id = l.id AND y.member_id = m.id))
         AS "waiting:int"
  FROM circle_lesson l
  JOIN circle c ON c.id = l.circle_id
  LEFT JOIN theme t ON t.id = c.theme_id
  LEFT JOIN entry e ON e.id = l.entry_id
 WHERE l.id = :id;

-- circle_lessons(circle_id circle) -> circle_lesson_key*
SELECT id FROM circle_lesson
 WHERE circle_id = :circle
 ORDER BY id DESC
 LIMIT 50;

-- circle_lessons_shown(circle_id circle) -> circle_lesson_shown*
SELECT e.slug, e.title
  FROM circle_lesson l
  JOIN entry e ON e.id = l.entry_id AND e.status = 'published'
 WHERE l.circle_id = :circle
 ORDER BY l.id DESC
 LIMIT 50;

-- circle_lessons_proposed(circle_id circle) -> circle_lesson_key*
-- Of circle 0: of all.
-- scan: what is being asked, a handful
SELECT id FROM circle_lesson
 WHERE state = 'proposed' AND (:circle = 0 OR circle_id = :circle)
 ORDER BY id
 LIMIT 500;

-- circle_lesson_of(entry_id entry) -> circle_lesson_home?
SELECT l.circle_id, c.kind
  FROM circle_lesson l
  JOIN circle c ON c.id = l.circle_id
 WHERE l.entry_id = :entry;

-- circle_lesson_insert(circle_id circle, str title, str words, int64 now) -> circle_lesson_id
INSERT INTO circle_lesson (circle_id, title, words, changed_at)
VALUES (:circle, :title, :words, :now)
RETURNING id;

-- circle_lesson_change(circle_lesson_id id, str title, str words, int64 now)
-- Another text: what was said of the one before counts no more.
UPDATE circle_lesson
   SET title = :title, words = :words, round = round + 1, state = 'proposed',
       why = '', changed_at = :now
 WHERE id = :id;

-- circle_lesson_ask_again(circle_lesson_id id)
DELETE FROM circle_lesson_yes WHERE lesson_id = :id;

-- circle_lesson_agree(circle_lesson_id id, person_id person, int64 now)
-- In all names they are in the circle.
INSERT INTO circle_lesson_yes (lesson_id, member_id, at)
SELECT l.id, m.id, :now
  FROM circle_lesson l
  JOIN circle_member m ON m.circle_id = l.circle_id AND m.state = 'member'
 WHERE l.id = :id AND m.person_id = :person
ON CONFLICT (lesson_id, member_id) DO NOTHING;

-- circle_lesson_agrees(circle_lesson_id id, person_id person) -> int64
SELECT count(*) AS "n:int"
  FROM circle_lesson_yes y
  JOIN circle_member m ON m.id = y.member_id
 WHERE y.lesson_id = :id AND m.person_id = :person;

-- circle_lesson_keep(circle_lesson_id id, str why, int64 now)
UPDATE circle_lesson SET state = 'kept', why = :why, changed_at = :now
 WHERE id = :id;

-- circle_lesson_publish(circle_lesson_id id, entry_id entry, int64 now)
UPDATE circle_lesson
   SET state = 'published', entry_id = :entry, changed_at = :now
 WHERE id = :id;

-- circle_lesson_withdraw(circle_lesson_id id, int64 now)
UPDATE circle_lesson SET state = 'withdrawn', changed_at = :now
 WHERE id = :id;

-- circle_lesson_entry_set(entry_id id, str title, str sort_key, str words)
UPDATE entry SET title = :title, sort_key = :sort_key, summary = :words
 WHERE id = :id;

-- circle_lesson_parties(circle_id circle) -> circle_called*
-- What its parties are called.
SELECT e.title AS "name:str"
  FROM circle_member m
  JOIN entry e ON e.id = m.party_id
 WHERE m.circle_id = :circle AND m.state = 'member'
UNION
SELECT a.alias
  FROM circle_member m
  JOIN party_alias a ON a.party_id = m.party_id
 WHERE m.circle_id = :circle AND m.state = 'member'
 ORDER BY 1
 LIMIT 200;

-- circle_lesson_people(circle_id circle) -> circle_called*
-- Who takes part in those.
SELECT DISTINCT p.name AS "name:str"
  FROM circle_member m
  JOIN membership s ON s.party_id = m.party_id
  JOIN person p ON p.id = s.person_id
 WHERE m.circle_id = :circle AND m.state = 'member'
 ORDER BY p.name
 LIMIT 500;

-- circle_lesson_others() -> circle_called*
SELECT title AS "name:str" FROM entry
 WHERE (type = 'initiative' OR type = 'organisation') AND status = 'published'
 ORDER BY id
 LIMIT 20000;

-- circle_lessons_end_entries(int64 before)
-- Also of a circle that nobody is left in, who could show it again.
-- scan: lessons are few
DELETE FROM entry
 WHERE status = 'withdrawn'
   AND id IN (SELECT l.entry_id FROM circle_lesson l
               WHERE l.state <> 'published'
                 AND (l.changed_at < :before
                      OR NOT EXISTS (SELECT 1 FROM circle_member m
                          WHERE m.circle_id = l.circle_id
                            AND m.state = 'member')));

-- circle_lessons_end(int64 before)
-- scan: lessons are few
DELETE FROM circle_lesson
 WHERE state <> 'published' AND changed_at < :before;
