-- Every statement about what a circle keeps for itself: notes and steps.

-- circle_met_at(circle_id circle, int64 now) -> int64
-- When it met last; 0: it did not meet yet.
SELECT coalesce(max(starts_at), 0) AS "at:int"
  FROM circle_meeting
 WHERE circle_id = :circle AND state = 'chosen' AND starts_at <= :now;

-- circle_notes(circle_id circle, int64 since) -> circle_note_row*
SELECT n.id, n.member_id, n.words, n.of_at, n.made_at, e.title
  FROM circle_member m
  JOIN circle_note n ON n.member_id = m.id
  JOIN entry e ON e.id = m.party_id
 WHERE m.circle_id = :circle AND m.state = 'member' AND n.of_at > :since
 ORDER BY n.made_at DESC, n.id DESC
 LIMIT 200;

-- circle_note_add(circle_member_id member, str words, int64 of, int64 now)
INSERT INTO circle_note (member_id, words, of_at, made_at)
VALUES (:member, :words, :of, :now);

-- circle_note_remove(circle_note_id id, circle_member_id member) -> bool
DELETE FROM circle_note WHERE id = :id AND member_id = :member;

-- circle_notes_end(int64 before)
DELETE FROM circle_note WHERE of_at < :before;

-- circle_steps(circle_id circle) -> circle_step_row*
-- The latest first.
SELECT s.id, s.member_id, s.meeting_at, s.words, s.due, s.state, e.title
  FROM circle_member m
  JOIN circle_step s ON s.member_id = m.id
  JOIN entry e ON e.id = m.party_id
 WHERE m.circle_id = :circle AND m.state = 'member'
 ORDER BY s.meeting_at DESC, s.made_at, s.id
 LIMIT 60;

-- circle_step_at(circle_member_id member, int64 meeting) -> circle_step_own?
SELECT id, words, due, state
  FROM circle_step
 WHERE member_id = :member AND meeting_at = :meeting;

-- circle_step_put(circle_member_id member, int64 meeting, str words, str due, int64 now)
INSERT INTO circle_step (member_id, meeting_at, words, due, made_at)
VALUES (:member, :meeting, :words, :due, :now)
ON CONFLICT (member_id, meeting_at) DO UPDATE
   SET words = excluded.words, due = excluded.due, state = 'open',
       made_at = excluded.made_at;

-- circle_step_say(circle_step_id id, person_id person, str state) -> bool
-- False: it is not theirs, or gone.
UPDATE circle_step SET state = :state
 WHERE id = :id
   AND EXISTS (SELECT 1 FROM circle_member m
        WHERE m.id = circle_step.member_id AND m.person_id = :person
          AND m.state = 'member');

-- circle_step_get(circle_step_id id, person_id person) -> circle_step_asked?
SELECT s.id, s.words, s.made_at, m.circle_id, c.purpose
  FROM circle_step s
  JOIN circle_member m ON m.id = s.member_id
  JOIN circle c ON c.id = m.circle_id
 WHERE s.id = :id AND m.person_id = :person AND m.state = 'member';

-- circle_step_due(person_id person, int64 from, int64 until, int64 limit) -> circle_step_due*
-- Of nobody (0): of all.
SELECT s.id, m.person_id
  FROM circle_step s
  JOIN circle_member m ON m.id = s.member_id
 WHERE s.made_at > :from AND s.made_at <= :until
   AND (s.state = 'open' OR s.state = 'underway') AND m.state = 'member'
   AND m.person_id IS NOT NULL AND (:person = 0 OR m.person_id = :person)
 ORDER BY s.made_at, s.id
 LIMIT :limit;

-- circle_steps_end(int64 before)
DELETE FROM circle_step WHERE made_at < :before;
