-- What was said to have come of a line of a harvest; a line without a row, or
-- with an empty state, had nothing said of it. Its owner is a link: owner.
CREATE TABLE followup (
	id      INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
	state   TEXT    NOT NULL DEFAULT '' CHECK (
	           state = '' OR state = 'open' OR state = 'underway'
	            OR state = 'achieved' OR state = 'stopped'),
	since   INTEGER NOT NULL DEFAULT 0,         -- when that was said
	said_by TEXT    NOT NULL DEFAULT '',        -- a role or a party's name
	words   TEXT    NOT NULL DEFAULT '',        -- what came of it, in a few
	due     TEXT    NOT NULL DEFAULT ''         -- 2027-03-01; empty: no day
) STRICT;

-- A line of a harvest with its meeting, and what was said of it. Its owner and
-- day are as its note-taker wrote them, until someone says otherwise.
CREATE VIEW followup_line AS
SELECT e.id, e.slug, e.title, h.kind, m.id AS meeting_id, m.slug AS meeting_slug, m.title AS meeting_title,
       g.date AS meeting_date, g.starts_at, g.ends_at,
       coalesce(e.place_id, m.place_id) AS place_id,
       coalesce(f.state, '') AS state, coalesce(f.since, 0) AS since,
       coalesce(f.said_by, '') AS said_by, coalesce(f.words, '') AS words,
       coalesce(nullif(f.due, ''), n.due, '') AS due, coalesce(o.id, 0) AS owner_id,
       coalesce(o.slug, '') AS owner_slug, coalesce(o.title, n.owner, '') AS owner,
       coalesce(o.type, '') AS owner_type
  FROM harvest_item h
  JOIN entry e ON e.id = h.id
  LEFT JOIN entry_link lt ON lt.entry_id = e.id AND lt.role = 'table'
  JOIN entry_link lm ON lm.entry_id = coalesce(lt.target_id, e.id)
   AND lm.role = 'meeting'
  JOIN entry m ON m.id = lm.target_id
  JOIN meeting g ON g.id = m.id
  LEFT JOIN followup f ON f.id = e.id
  LEFT JOIN harvest_note n ON n.entry_id = e.id
  LEFT JOIN entry_link lo ON lo.entry_id = e.id AND lo.role = 'owner'
   AND lo.position = 0
  LEFT JOIN entry o ON o.id = lo.target_id AND o.status = 'published'
 WHERE e.status = 'published' AND m.status = 'published';
