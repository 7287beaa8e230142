-- Every statement about what forms begin from.

-- origin_get(str slug) -> origin_item?
SELECT e.id, e.slug, e.title, h.kind, m.id AS meeting_id,
       m.slug AS meeting_slug, m.title AS meeting_title,
       coalesce(p.slug, '') AS "place_slug:str"
  FROM entry e
  JOIN harvest_item h ON h.id = e.id
  LEFT JOIN entry_link lt ON lt.entry_id = e.id AND lt.role = 'table'
  JOIN entry_link lm ON lm.entry_id = coalesce(lt.target_id, e.id)
   AND lm.role = 'meeting'
  JOIN entry m ON m.id = lm.target_id
  LEFT JOIN place p ON p.id = coalesce(e.place_id, m.place_id)
 WHERE e.slug = :slug AND e.status = 'published' AND m.status = 'published';

-- origin_parties(entry_id item) -> origin_party*
-- Who owns the line, and who is named with it.
SELECT e.id
  FROM entry_link l
  JOIN entry e ON e.id = l.target_id
 WHERE l.entry_id = :item AND (l.role = 'owner' OR l.role = 'link')
   AND (e.type = 'initiative' OR e.type = 'organisation')
 ORDER BY e.id
 LIMIT 50;

-- origin_organisers(entry_id meeting) -> origin_party*
SELECT l.target_id AS id
  FROM entry_link l
 WHERE l.entry_id = :meeting AND l.role = 'organiser'
 ORDER BY l.position
 LIMIT 20;

-- origin_link_add(entry_id item, entry_id made)
INSERT INTO entry_link (entry_id, role, position, target_id)
SELECT :item, 'link', (SELECT coalesce(max(position) + 1, 0) FROM entry_link
                        WHERE entry_id = :item AND role = 'link'), :made
 WHERE NOT EXISTS (SELECT 1 FROM entry_link WHERE entry_id = :item
                      AND role = 'link' AND target_id = :made);

-- origin_link_drop(entry_id item, entry_id made) -> bool
DELETE FROM entry_link
 WHERE entry_id = :item AND role = 'link' AND target_id = :made;
