-- Every statement about open days: who asks, who is invited, who comes.

-- openday_asking(entry_id party, int64 since) -> int64
-- How many ask them and wait for an answer.
SELECT count(*) AS "n:int"
  FROM introduction
 WHERE party_id = :party AND created_at >= :since
   AND state IN ('waiting', 'sent', 'with-coordinator');

-- openday_wanted(int64 since, int64 now, int64 proposed_before, int64 enough) -> openday_wanted_row*
-- By whom so many wait, with no day set and none proposed lately.
SELECT i.party_id, count(*) AS "n:int"
  FROM introduction i
  JOIN party p ON p.id = i.party_id
 WHERE i.state IN ('waiting', 'sent', 'with-coordinator')
   AND i.created_at >= :since
   AND NOT EXISTS (SELECT 1 FROM openday o
        WHERE o.party_id = i.party_id AND o.starts_at > :now
          AND o.state = 'planned')
   AND NOT EXISTS (SELECT 1 FROM openday_proposal s
        WHERE s.party_id = i.party_id AND s.proposed_at > :proposed_before)
 GROUP BY i.party_id
HAVING count(*) >= :enough
 ORDER BY i.party_id
 LIMIT 50;

-- openday_proposed(entry_id party, int64 now)
INSERT INTO openday_proposal (party_id, proposed_at) VALUES (:party, :now)
ON CONFLICT (party_id) DO UPDATE SET proposed_at = excluded.proposed_at;

-- openday_insert(entry_id party, int64 starts_at, str venue, int64 seats, int64 now) -> openday_id
INSERT INTO openday (party_id, starts_at, venue, seats, state, created_at)
VALUES (:party, :starts_at, :venue, :seats, 'planned', :now)
RETURNING id;

-- openday_get(openday_id id) -> openday?
SELECT o.id, o.party_id, o.starts_at, o.venue, o.seats, o.state, o.meeting_id,
       e.type, e.slug, e.title AS party, e.place_id,
       (SELECT count(*) FROM openday_guest g
         WHERE g.openday_id = o.id AND g.answer = 'yes') AS "coming:int"
  FROM openday o
  JOIN entry e ON e.id = o.party_id
 WHERE o.id = :id;

-- openday_next(entry_id party, int64 now) -> openday_id_row?
SELECT id
  FROM openday
 WHERE party_id = :party AND starts_at > :now AND state = 'planned'
 ORDER BY starts_at
 LIMIT 1;

-- openday_open(int64 after) -> openday_id_row*
-- scan: opendays are few
SELECT id FROM openday WHERE starts_at > :after AND state = 'planned'
 ORDER BY id LIMIT 500;

-- openday_move(openday_id id, int64 starts_at, str venue, int64 seats) -> bool
UPDATE openday SET starts_at = :starts_at, venue = :venue, seats = :seats
 WHERE id = :id AND state = 'planned';

-- openday_cancel(openday_id id) -> bool
UPDATE openday SET state = 'cancelled' WHERE id = :id AND state = 'planned';

-- openday_uninvited(openday_id openday, entry_id party, int64 since) -> openday_asker*
SELECT i.id
  FROM introduction i
 WHERE i.party_id = :party AND i.created_at >= :since
   AND i.state IN ('waiting', 'sent', 'with-coordinator')
   AND NOT EXISTS (SELECT 1 FROM openday_guest g
        WHERE g.openday_id = :openday AND g.introduction_id = i.id)
 ORDER BY i.created_at, i.id
 LIMIT 100;

-- guest_insert(openday_id openday, introduction_id introduction) -> openday_guest_id
INSERT INTO openday_guest (openday_id, introduction_id)
VALUES (:openday, :introduction)
RETURNING id;

-- guest_get(openday_guest_id id) -> guest?
SELECT g.id, g.openday_id, g.introduction_id, g.answer, i.person_id
  FROM openday_guest g
  JOIN introduction i ON i.id = g.introduction_id
 WHERE g.id = :id;

-- guest_list(openday_id openday) -> guest_line*
SELECT g.id, g.introduction_id, g.answer, p.name, f.title AS "from_title:str"
  FROM openday_guest g
  JOIN introduction i ON i.id = g.introduction_id
  JOIN person p ON p.id = i.person_id
  LEFT JOIN entry f ON f.id = i.from_id
 WHERE g.openday_id = :openday
 ORDER BY g.id
 LIMIT 500;

-- guest_of_person(person_id person, int64 now) -> guest_invited*
SELECT g.id, g.answer, o.starts_at, o.venue, e.title AS party
  FROM introduction i
  JOIN openday_guest g ON g.introduction_id = i.id
  JOIN openday o ON o.id = g.openday_id
  JOIN entry e ON e.id = o.party_id
 WHERE i.person_id = :person AND o.starts_at > :now AND o.state = 'planned'
 ORDER BY o.starts_at, g.id
 LIMIT 20;

-- guest_set(openday_guest_id id, str answer)
UPDATE openday_guest SET answer = :answer WHERE id = :id;

-- openday_meeting_row(entry_id id, str date, int64 starts_at, int64 ends_at, str venue)
INSERT INTO meeting (id, date, date_precision, starts_at, ends_at, venue, kind,
                     state)
VALUES (:id, :date, 'day', :starts_at, :ends_at, :venue, 'kijkmiddag',
        'planned')
ON CONFLICT (id) DO UPDATE SET date = excluded.date,
       starts_at = excluded.starts_at, ends_at = excluded.ends_at,
       venue = excluded.venue;

-- openday_meeting_update(entry_id id, str summary, str status, int64 now)
UPDATE entry SET summary = :summary, status = :status, updated_at = :now
 WHERE id = :id;

-- openday_set_meeting(openday_id id, entry_id meeting)
UPDATE openday SET meeting_id = :meeting WHERE id = :id;
