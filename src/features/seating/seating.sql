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
                  ORDER BY v.position
                  LIMIT 1), 0) AS "wrote_id:entry_id"
  FROM registration r
  JOIN table_wish w ON w.registration_id = r.id
  LEFT JOIN person p ON p.id = r.person_id
 WHERE r.meeting_id = :meeting AND r.state = 'coming'
 ORDER BY r.turn, r.id
 LIMIT 2001;

-- seating_seats(entry_id meeting) -> seat_row*
-- In the order of seating_people.
SELECT s.registration_id, s.round, s.table_id, s.locked AS "locked:bool"
  FROM registration r
  JOIN seat s ON s.registration_id = r.id
 WHERE r.meeting_id = :meeting AND r.state = 'coming'
 ORDER BY r.turn, r.id, s.round
 LIMIT 6010;

-- seat_before(entry_id meeting)
-- What was is remembered, and nobody sits.
UPDATE seat SET was_id = table_id, table_id = NULL
 WHERE registration_id IN (SELECT id FROM registration
                            WHERE meeting_id = :meeting);

-- seat_back(entry_id meeting)
UPDATE seat SET table_id = was_id, was_id = table_id
 WHERE registration_id IN (SELECT id FROM registration
                            WHERE meeting_id = :meeting);

-- seat_put(registration_id registration, int64 round, entry_id table)
INSERT INTO seat (registration_id, round, table_id)
VALUES (:registration, :round, nullif(:table, 0))
ON CONFLICT (registration_id, round) DO UPDATE SET table_id = excluded.table_id;

-- seat_lock(registration_id registration, int64 round, int64 locked)
UPDATE seat SET locked = :locked
 WHERE registration_id = :registration AND round = :round;

-- seat_mine(registration_id registration) -> seat_mine*
-- What they may see of it: once who organises it says so.
SELECT s.round, t.number, e.title
  FROM registration r
  JOIN seating g ON g.meeting_id = r.meeting_id
  JOIN seat s ON s.registration_id = r.id
  JOIN entry e ON e.id = s.table_id
  JOIN meeting_table t ON t.id = e.id
 WHERE r.id = :registration AND r.state = 'coming' AND s.round < g.rounds
   AND g.shown = 1 AND e.status = 'published'
 ORDER BY s.round;

-- seat_numbers(registration_id registration) -> seat_number*
-- For a badge, shown or not.
SELECT t.number
  FROM registration r
  JOIN seating g ON g.meeting_id = r.meeting_id
  JOIN seat s ON s.registration_id = r.id
  JOIN entry e ON e.id = s.table_id
  JOIN meeting_table t ON t.id = e.id
 WHERE r.id = :registration AND s.round < g.rounds AND e.status = 'published'
 ORDER BY s.round;
