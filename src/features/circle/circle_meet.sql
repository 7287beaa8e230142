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
