-- Every statement about who sits where.

-- seating_state(entry_id meeting) -> seating_state?
SELECT rounds, was_rounds, wanted, keeps AS "keeps:bool", shown AS "shown:bool"
  FROM seating
 WHERE meeting_id = :meeting;

-- seating_want(entry_id meeting, int64 rounds, int64 keeps)
INSERT INTO seating (meeting_id, wanted, keeps)
VALUES (:meeting, :rounds, :keeps)
ON CONFLICT (meeting_id) DO UPDATE SET wanted = excluded.wanted,
       keeps = excluded.keeps;

-- seating_made(entry_id meeting, int64 rounds)
UPDATE seating SET was_rounds = rounds, rounds = :rounds, wanted = 0
 WHERE meeting_id = :meeting;

-- seating_undone(entry_id meeting)
UPDATE seating SET rounds = was_rounds, was_rounds = rounds
 WHERE meeting_id = :meeting;

-- seating_show(entry_id meeting, int64 shown)
UPDATE seating SET shown = :shown WHERE meeting_id = :meeting;

-- seating_people(entry_id meeting) -> seating_comer*
-- Who comes, in order of arrival; one more than can be seated, so that this is
-- seen.
SELECT r.id, coalesce(nullif(r.guest, ''), p.name, '') AS "name:str", r.behalf,
       w.side AS "side:str", w.first_id AS "first_id:entry_id",
       w.second_id AS "second_id:entry_id",
       coalesce((SELECT v.table_id
                   FROM table_voice v
                   JOIN entry e ON e.id = v.table_id AND e.status = 'published'
                  WHERE v.registration_id = r.id
                    AND v.meeting_id = w.meeting_id
                  ORDER BY v.position
                  LIMIT 1), 0) AS "wrote_id:entry_id"
  FROM table_wish w
  JOIN registration r ON r.id = w.registration_id
  LEFT JOIN person p ON p.id = r.person_id
 WHERE w.meeting_id = :meeting
 ORDER BY r.turn, r.id
 LIMIT 2001;

-- seating_seats(entry_id meeting) -> seat_row*
-- In the order of seating_people.
SELECT s.registration_id, s.round, s.table_id, s.locked AS "locked:bool"
  FROM attendance r
  JOIN seat s ON s.registration_id = r.id AND s.meeting_id = r.meeting_id
 WHERE r.meeting_id = :meeting AND r.state = 'coming'
 ORDER BY r.turn, r.id, s.round
 LIMIT 6010;

-- seat_before(entry_id meeting)
-- What was is remembered, and nobody sits.
UPDATE seat SET was_id = table_id, table_id = NULL
 WHERE meeting_id = :meeting;

-- seat_back(entry_id meeting)
UPDATE seat SET table_id = was_id, was_id = table_id
 WHERE meeting_id = :meeting;

-- seat_put(registration_id registration, entry_id meeting, int64 round, entry_id table)
INSERT INTO seat (registration_id, meeting_id, round, table_id)
VALUES (:registration, :meeting, :round, nullif(:table, 0))
ON CONFLICT (registration_id, meeting_id, round) DO UPDATE
   SET table_id = excluded.table_id;

-- seat_lock(registration_id registration, entry_id meeting, int64 round, int64 locked)
UPDATE seat SET locked = :locked
 WHERE registration_id = :registration AND meeting_id = :meeting
   AND round = :round;

-- seat_mine(registration_id registration, int64 now) -> seat_mine*
-- What they may see of it: once who organises it says so, until it is over; of
-- a course at each of its sessions.
SELECT s.round, g.rounds, t.number, e.title, m.starts_at,
       EXISTS (SELECT 1 FROM course_session c WHERE c.id = m.id) AS "course:bool"
  FROM registration r
  JOIN seat s ON s.registration_id = r.id
  JOIN seating g ON g.meeting_id = s.meeting_id
  JOIN meeting m ON m.id = s.meeting_id
  JOIN entry e ON e.id = s.table_id
  JOIN meeting_table t ON t.id = e.id
 WHERE r.id = :registration AND r.state = 'coming' AND s.round < g.rounds
   AND g.shown = 1 AND e.status = 'published' AND m.state = 'planned'
   AND m.ends_at > :now
 ORDER BY m.starts_at, s.round;

-- seat_numbers(registration_id registration, entry_id meeting) -> seat_number*
-- For a badge, shown or not.
SELECT t.number
  FROM seat s
  JOIN seating g ON g.meeting_id = s.meeting_id
  JOIN entry e ON e.id = s.table_id
  JOIN meeting_table t ON t.id = e.id
 WHERE s.registration_id = :registration AND s.meeting_id = :meeting
   AND s.round < g.rounds AND e.status = 'published'
 ORDER BY s.round;
