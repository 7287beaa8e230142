-- Every statement about who comes to a meeting.

-- registration_get(registration_id id) -> registration?
SELECT r.id, r.meeting_id, r.person_id, r.guest, r.behalf, r.wants, r.brings,
       r.answers, r.state, r.turn, r.registered_at, r.mailed_at, r.sequence,
       r.invited, r.answered_at,
       coalesce(p.name, '') AS "person_name:str",
       coalesce(p.mail, '') AS "mail:str", coalesce(p.lang, '') AS "lang:str"
  FROM registration r
  LEFT JOIN person p ON p.id = r.person_id
 WHERE r.id = :id;

-- registration_known(entry_id meeting, person_id person, str fold) -> registration_key?
SELECT id, state
  FROM registration
 WHERE meeting_id = :meeting AND person_id = :person AND fold = :fold;

-- registration_named(entry_id meeting, str fold) -> registration_named*
-- Those of that name who were written down by who organises it.
SELECT behalf
  FROM registration
 WHERE meeting_id = :meeting AND person_id IS NULL AND fold = :fold
   AND state <> 'off';

-- registration_insert(entry_id meeting, person_id person, str guest, str fold, str state, int64 turn, int64 now) -> registration_id
INSERT INTO registration (meeting_id, person_id, guest, fold, state, turn,
                          registered_at)
VALUES (:meeting, nullif(:person, 0), :guest, :fold, :state, :turn, :now)
RETURNING id;

-- registration_set_words(registration_id id, str behalf, str wants, str brings, str answers)
UPDATE registration SET behalf = :behalf, wants = :wants, brings = :brings,
       answers = :answers
 WHERE id = :id;

-- registration_set_state(registration_id id, str state, int64 turn)
UPDATE registration SET state = :state, turn = :turn WHERE id = :id;

-- registration_mailed(registration_id id, int64 now)
UPDATE registration SET mailed_at = :now WHERE id = :id;

-- registration_invited(registration_id id, int64 invited)
-- One more message went to their calendar.
UPDATE registration SET sequence = sequence + 1, invited = :invited
 WHERE id = :id;

-- registration_uninvited(registration_id id)
UPDATE registration SET invited = 0 WHERE id = :id;

-- registration_answered(registration_id id, int64 stamp)
UPDATE registration SET answered_at = :stamp WHERE id = :id;

-- registration_ignored(str why)
INSERT INTO calendar_ignored (why, n) VALUES (:why, 1)
ON CONFLICT (why) DO UPDATE SET n = calendar_ignored.n + 1;

-- registration_came(registration_id id, entry_id meeting, int64 came)
-- They were there, at that session.
INSERT INTO registration_visit (registration_id, meeting_id, came)
VALUES (:id, :meeting, :came)
ON CONFLICT (registration_id, meeting_id) DO UPDATE SET came = excluded.came;

-- registration_count(entry_id meeting, str state) -> int64
SELECT count(*) AS "n:int"
  FROM registration
 WHERE meeting_id = :meeting AND state = :state;

-- registration_last_turn(entry_id meeting) -> int64
SELECT coalesce(max(turn), 0) AS "n:int"
  FROM registration
 WHERE meeting_id = :meeting;

-- registration_of_person_lately(person_id person, int64 since) -> int64
SELECT count(*) AS "n:int"
  FROM registration
 WHERE person_id = :person AND registered_at > :since;

-- registration_first_waiting(entry_id meeting) -> registration_key?
SELECT id, state
  FROM registration
 WHERE meeting_id = :meeting AND state = 'waiting'
 ORDER BY turn
 LIMIT 1;

-- registration_list(entry_id meeting, entry_id session) -> registration_line*
-- In order of arrival; who does not come after all at the end.
SELECT r.id, r.guest, r.behalf, r.wants, r.brings, r.answers, r.state,
       coalesce(v.came, 0) AS "came:int", coalesce(p.name, '') AS "person_name:str",
       coalesce(w.side, '') AS "side:str",
       coalesce(a.title, '') AS "table:str", coalesce(b.title, '') AS "second:str"
  FROM registration r
  LEFT JOIN person p ON p.id = r.person_id
  LEFT JOIN registration_visit v ON v.registration_id = r.id
   AND v.meeting_id = :session
  LEFT JOIN registration_wish w ON w.registration_id = r.id
  LEFT JOIN entry_link la ON la.entry_id = w.first_id AND la.role = 'meeting'
   AND la.target_id = :session
  LEFT JOIN entry_link lb ON lb.entry_id = w.second_id AND lb.role = 'meeting'
   AND lb.target_id = :session
  LEFT JOIN entry a ON a.id = la.entry_id AND a.status = 'published'
  LEFT JOIN entry b ON b.id = lb.entry_id AND b.status = 'published'
 WHERE r.meeting_id = :meeting
 ORDER BY r.state, r.turn
 LIMIT 2500;

-- registration_to_tell(entry_id meeting) -> registration_key*
-- Who comes or waits and has a mail address.
SELECT id, state
  FROM registration
 WHERE meeting_id = :meeting AND state <> 'off' AND person_id IS NOT NULL
 ORDER BY turn
 LIMIT 2500;

-- registration_to_remind(int64 now, int64 until, int64 limit) -> registration_soon*
-- scan: meetings to come are few
SELECT r.id, m.id AS session_id
  FROM meeting m
  JOIN attendance r ON r.meeting_id = m.id
 WHERE m.starts_at > :now AND m.starts_at <= :until
   AND m.state = 'planned' AND r.state = 'coming' AND r.reminded_at = 0
   AND r.registered_at < m.starts_at - 259200 AND r.person_id IS NOT NULL
 ORDER BY m.starts_at, r.id
 LIMIT :limit;

-- registration_reminded(registration_id id, entry_id meeting, int64 now)
INSERT INTO registration_visit (registration_id, meeting_id, reminded_at)
VALUES (:id, :meeting, :now)
ON CONFLICT (registration_id, meeting_id) DO UPDATE
   SET reminded_at = excluded.reminded_at;

-- registration_mine(person_id person, int64 now) -> registration_mine_row*
-- Of a course its next session.
SELECT r.id, r.guest, r.state, e.slug, e.title, m.date, m.starts_at, m.ends_at,
       m.venue
  FROM registration r
  JOIN meeting m ON m.id = coalesce(
       (SELECT n.id
          FROM course_session c
          JOIN meeting n ON n.id = c.id
         WHERE c.course_id = r.meeting_id AND n.ends_at > :now
           AND n.state = 'planned'
         ORDER BY n.starts_at
         LIMIT 1), r.meeting_id)
  JOIN entry e ON e.id = m.id
 WHERE r.person_id = :person AND r.state <> 'off' AND m.ends_at > :now
   AND m.state = 'planned' AND e.status = 'published'
 ORDER BY m.starts_at, r.id
 LIMIT 30;

-- registration_seats_of(person_id person, int64 now) -> registration_seat*
-- Where they, or someone they registered, come.
SELECT r.id, r.meeting_id
  FROM registration r
 WHERE r.person_id = :person AND r.state = 'coming'
   AND EXISTS (SELECT 1
          FROM attendance s
          JOIN meeting m ON m.id = s.meeting_id
         WHERE s.id = r.id AND m.ends_at > :now)
 ORDER BY r.id
 LIMIT 500;

-- registration_forget(int64 before)
-- scan: once a night; of a course when its last session is that long ago
DELETE FROM registration
 WHERE meeting_id IN (SELECT id FROM meeting WHERE ends_at < :before)
   AND NOT EXISTS (SELECT 1 FROM course_session c JOIN meeting m ON m.id = c.id
        WHERE c.course_id = registration.meeting_id AND m.ends_at >= :before);
