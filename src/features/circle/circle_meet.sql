-- Every statement about the meetings of a circle, and when they suit.

-- circle_meeting_get(circle_meeting_id id) -> circle_meeting?
-- case_party_id is 0 where nobody is chosen, or no member any more.
SELECT g.id, g.circle_id, g.venue, g.state, g.starts_at, g.reason, g.sequence,
       g.made_at, e.title AS "case_title:str",
       CASE WHEN m.id IS NULL THEN 0 ELSE g.case_party_id END
         AS "case_party_id:int"
  FROM circle_meeting g
  LEFT JOIN circle_member m ON m.circle_id = g.circle_id
       AND m.party_id = g.case_party_id AND m.state = 'member'
  LEFT JOIN entry e ON e.id = m.party_id
 WHERE g.id = :id;

-- circle_meeting_next(circle_id circle, int64 since) -> circle_meeting_key?
-- The one that is to come: its date is asked about, or chosen and not before.
SELECT id
  FROM circle_meeting
 WHERE circle_id = :circle
   AND (state = 'asking' OR (state = 'chosen' AND starts_at >= :since))
 ORDER BY id DESC
 LIMIT 1;

-- circle_meetings_held(circle_id circle, int64 before) -> circle_meeting_key*
-- Those that were, the last first.
SELECT id
  FROM circle_meeting
 WHERE circle_id = :circle AND state = 'chosen' AND starts_at < :before
 ORDER BY starts_at DESC, id DESC
 LIMIT 50;

-- circle_meeting_insert(circle_id circle, int64 now) -> circle_meeting_id
INSERT INTO circle_meeting (circle_id, state, made_at)
VALUES (:circle, 'asking', :now)
RETURNING id;

-- circle_meeting_settle(circle_meeting_id id, entry_id party, str venue)
UPDATE circle_meeting
   SET case_party_id = nullif(:party, 0), venue = :venue
 WHERE id = :id;

-- circle_meeting_case(circle_meeting_id id, entry_id party)
UPDATE circle_meeting SET case_party_id = :party WHERE id = :id;

-- circle_meeting_choose(circle_meeting_id id, int64 at, str reason)
-- Calendars take what has the higher sequence.
UPDATE circle_meeting
   SET state = 'chosen', starts_at = :at, reason = :reason,
       sequence = sequence + 1
 WHERE id = :id;

-- circle_meetings_soon(int64 now, int64 until) -> circle_meeting_key*
-- Whose members were not reminded of that moment yet.
-- scan: circles are few
SELECT id
  FROM circle_meeting
 WHERE state = 'chosen' AND starts_at > :now AND starts_at <= :until
   AND reminded_for <> starts_at
 ORDER BY starts_at, id
 LIMIT 200;

-- circle_meeting_reminded(circle_meeting_id id)
UPDATE circle_meeting SET reminded_for = starts_at WHERE id = :id;

-- circle_meeting_off(circle_meeting_id id, str reason)
UPDATE circle_meeting
   SET state = 'off', reason = :reason, sequence = sequence + 1
 WHERE id = :id;

-- circle_meetings_end(circle_id circle, int64 now)
-- Nobody is left in the circle.
UPDATE circle_meeting SET state = 'off'
 WHERE circle_id = :circle
   AND (state = 'asking' OR (state = 'chosen' AND starts_at >= :now));

-- circle_moment_add(circle_meeting_id meeting, int64 at)
INSERT INTO circle_moment (meeting_id, starts_at) VALUES (:meeting, :at)
ON CONFLICT (meeting_id, starts_at) DO NOTHING;

-- circle_moment_remove(circle_moment_id id)
DELETE FROM circle_moment WHERE id = :id;

-- circle_moments(circle_meeting_id meeting) -> circle_moment*
SELECT id, starts_at
  FROM circle_moment
 WHERE meeting_id = :meeting
 ORDER BY starts_at, id
 LIMIT 50;

-- circle_said(circle_meeting_id meeting) -> circle_said*
-- What its members said, who is longest in it first.
SELECT s.moment_id, s.member_id, s.answer, e.title AS party
  FROM circle_moment k
  JOIN circle_suits s ON s.moment_id = k.id
  JOIN circle_member m ON m.id = s.member_id AND m.state = 'member'
  JOIN entry e ON e.id = m.party_id
 WHERE k.meeting_id = :meeting
 ORDER BY m.since, m.id, s.moment_id
 LIMIT 500;

-- circle_say(circle_moment_id moment, circle_member_id member, str answer)
INSERT INTO circle_suits (moment_id, member_id, answer)
VALUES (:moment, :member, :answer)
ON CONFLICT (moment_id, member_id) DO UPDATE SET answer = excluded.answer;

-- circle_suits_end(int64 before)
-- Nobody asks any more when they could have been there.
-- scan: circles are few
DELETE FROM circle_suits
 WHERE moment_id IN (SELECT id FROM circle_moment WHERE starts_at < :before);

-- circle_guest(circle_meeting_id meeting, circle_member_id member) -> circle_guest?
-- A member, by the link of their mail.
SELECT m.id, m.since, m.person_id, g.circle_id
  FROM circle_meeting g
  JOIN circle_member m ON m.circle_id = g.circle_id AND m.id = :member
       AND m.state = 'member'
 WHERE g.id = :meeting;

-- circle_guest_of(circle_meeting_id meeting, person_id person) -> circle_guest?
SELECT m.id, m.since, m.person_id, g.circle_id
  FROM circle_meeting g
  JOIN circle_member m ON m.circle_id = g.circle_id
       AND m.person_id = :person AND m.state = 'member'
 WHERE g.id = :meeting
 ORDER BY m.since, m.id
 LIMIT 1;

-- circle_rota(circle_id circle, circle_meeting_id but) -> circle_turn*
-- Who brings the question: first who did not yet, then who did longest ago.
SELECT m.party_id, e.slug, e.title,
       coalesce((SELECT max(g.starts_at) FROM circle_meeting g
                  WHERE g.circle_id = m.circle_id AND g.id <> :but
                    AND g.case_party_id = m.party_id
                    AND g.state = 'chosen'), 0) AS "last:int"
  FROM circle_member m
  JOIN entry e ON e.id = m.party_id
 WHERE m.circle_id = :circle AND m.state = 'member'
 ORDER BY 4, m.since, m.id
 LIMIT 8;
