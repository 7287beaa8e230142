-- What a meeting yielded: the lines that point at itself, and at its tables.
-- Always asked for one meeting, or for a few: then it reads these only.
CREATE VIEW meeting_yield AS
SELECT m.target_id AS meeting_id, h.id
  FROM entry_link m
  LEFT JOIN entry_link t ON t.target_id = m.entry_id AND t.role = 'table'
  JOIN harvest_item h ON h.id = coalesce(t.entry_id, m.entry_id)
  JOIN entry e ON e.id = h.id AND e.status = 'published'
 WHERE m.role = 'meeting';
