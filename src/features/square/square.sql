-- Every statement about the square as a whole.

-- square_balance(int64 since) -> square_balance_row?
-- Brought and put in touch since then; and what waits, whenever it was asked.
-- kept: counts
SELECT (SELECT count(*) FROM entry e CROSS JOIN offer o
         WHERE o.id = e.id AND e.type = 'offer' AND e.status = 'published'
           AND e.created_at > :since AND o.person_id IS NOT NULL) AS "brought:int",
       (SELECT count(*) FROM introduction i
         WHERE (i.state = 'accepted' OR i.state = 'called')
           AND i.answered_at > :since) +
       (SELECT count(*) FROM ask a WHERE a.solved_at > :since AND a.solved_at > 0) AS "used:int",
       (SELECT count(*) FROM entry e CROSS JOIN ask a
         WHERE a.id = e.id AND e.type = 'ask' AND e.status = 'published'
           AND e.reported = 0 AND a.solved_at = 0) AS "waiting:int";
