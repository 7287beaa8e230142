-- Every statement about agendas.

-- agenda_list(int64 limit) -> agenda_row*
-- scan: the agendas, a handful
SELECT a.agenda, count(*) AS "n:int"
  FROM agenda_item a
  JOIN entry e ON e.id = a.id
 WHERE e.status = 'published'
 GROUP BY a.agenda
 ORDER BY a.agenda
 LIMIT :limit;

-- agenda_items(str agenda) -> agenda_item_row*
SELECT e.id, e.slug, e.title, e.summary, e.checked_at, e.checked_by, a.kind,
       a.state, a.due
  FROM agenda_item a
  JOIN entry e ON e.id = a.id
 WHERE a.agenda = :agenda AND e.status = 'published'
 ORDER BY e.id
 LIMIT 500;
