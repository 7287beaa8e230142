-- Every statement about agendas and what stands on them.

-- agenda_list(int64 limit) -> agenda_row*
-- Those that have a row and those that items name.
-- scan: the agendas and their items, a handful
SELECT x.slug AS "slug:str", coalesce(max(a.title), '') AS "title:str",
       coalesce(max(a.closed_at), 0) AS "closed_at:int",
       CAST(sum(x.n) AS INTEGER) AS "n:int",
       CAST(sum(x.done) AS INTEGER) AS "done:int"
  FROM (SELECT i.agenda AS slug, 1 AS n,
               CASE WHEN i.state = 'done' THEN 1 ELSE 0 END AS done
          FROM agenda_item i
          JOIN entry e ON e.id = i.id
         WHERE e.status = 'published'
        UNION ALL
        SELECT slug, 0, 0 FROM agenda) x
  LEFT JOIN agenda a ON a.slug = x.slug
 GROUP BY x.slug
 ORDER BY x.slug
 LIMIT :limit;

-- agenda_get(str slug) -> agenda?
SELECT id, slug, title, closed_at FROM agenda WHERE slug = :slug;

-- agenda_has_items(str agenda) -> int64
SELECT count(*) AS "n:int" FROM agenda_item WHERE agenda = :agenda;

-- agenda_put(str slug, str title, int64 closed_at)
INSERT INTO agenda (slug, title, closed_at) VALUES (:slug, :title, :closed_at)
ON CONFLICT (slug) DO UPDATE SET title = excluded.title,
       closed_at = excluded.closed_at;

-- agenda_items(str agenda, str state, theme_id theme, str year, int64 limit) -> agenda_item*
SELECT e.id, e.slug, e.title, e.summary, e.status, i.agenda, i.kind, i.state,
       i.due, i.by_network, i.agreed_at, e.created_at
  FROM agenda_item i
  JOIN entry e ON e.id = i.id
 WHERE i.agenda = :agenda AND e.status = 'published'
   AND (:state = '' OR i.state = :state
        OR (:state = 'proposed' AND i.state = 'planned'))
   AND (:theme = 0 OR EXISTS (SELECT 1 FROM entry_theme t
        JOIN theme h ON h.id = t.theme_id
        WHERE t.entry_id = e.id AND (h.id = :theme OR h.parent_id = :theme)))
   AND (:year = '' OR substr(i.due, 1, 4) = :year)
 ORDER BY CASE i.state WHEN 'done' THEN 1 WHEN 'stopped' THEN 2 ELSE 0 END,
       e.id
 LIMIT :limit;

-- agenda_owners(str agenda) -> agenda_owner*
-- Who is at the wheel of each thing on it.
SELECT i.id, l.target_id
  FROM agenda_item i
  JOIN entry_link l ON l.entry_id = i.id AND l.role = 'owner'
 WHERE i.agenda = :agenda
 ORDER BY i.id, l.position
 LIMIT 5000;

-- agenda_years(str agenda) -> agenda_year*
SELECT DISTINCT substr(i.due, 1, 4) AS "year:str"
  FROM agenda_item i
  JOIN entry e ON e.id = i.id
 WHERE i.agenda = :agenda AND e.status = 'published' AND i.due <> ''
 ORDER BY 1
 LIMIT 30;

-- agenda_themes(str agenda) -> agenda_theme*
SELECT DISTINCT h.slug, h.nl, h.en
  FROM agenda_item i
  JOIN entry e ON e.id = i.id
  JOIN entry_theme t ON t.entry_id = i.id
  JOIN theme h ON h.id = t.theme_id
 WHERE i.agenda = :agenda AND e.status = 'published'
 ORDER BY h.nl
 LIMIT 100;

-- agenda_item_get(entry_id id) -> agenda_item?
SELECT e.id, e.slug, e.title, e.summary, e.status, i.agenda, i.kind, i.state,
       i.due, i.by_network, i.agreed_at, e.created_at
  FROM agenda_item i
  JOIN entry e ON e.id = i.id
 WHERE i.id = :id;

-- agenda_item_insert(entry_id id, str agenda, str kind, int64 by_network)
INSERT INTO agenda_item (id, agenda, kind, by_network)
VALUES (:id, :agenda, :kind, :by_network);

-- agenda_owners_clear(entry_id id)
DELETE FROM entry_link WHERE entry_id = :id AND role = 'owner';

-- agenda_set_kind(entry_id id, str kind)
UPDATE agenda_item SET kind = :kind WHERE id = :id;

-- agenda_set_due(entry_id id, str due, int64 now)
UPDATE agenda_item SET due = :due, agreed_at = :now WHERE id = :id;

-- agenda_line_get(entry_id line) -> agenda_line?
-- Who is at the wheel of a line of a harvest, and by when.
SELECT v.owner_id AS "owner_id:entry_id", v.owner AS "owner:str",
       v.due AS "due:str", v.meeting_title
  FROM followup_line v
 WHERE v.id = :line AND v.owner_id > 0;

-- agenda_drivers(entry_id party) -> agenda_driver*
SELECT p.id, p.name, p.mail, p.lang
  FROM membership m
  JOIN person p ON p.id = m.person_id
 WHERE m.party_id = :party AND m.role = 'manager'
 ORDER BY p.id
 LIMIT 20;

-- agenda_set_state(entry_id id, str state)
UPDATE agenda_item SET state = :state WHERE id = :id;

-- agenda_parties(person_id person) -> agenda_party*
-- For whom they act.
SELECT e.id, e.type, e.slug, e.title
  FROM membership m
  JOIN entry e ON e.id = m.party_id
 WHERE m.person_id = :person AND e.status = 'published'
 ORDER BY e.sort_key, e.id
 LIMIT 50;

-- agenda_stands(entry_id item) -> agenda_stand*
SELECT s.id, s.how, s.party_id, e.type, e.slug, e.title
  FROM agenda_stand s
  JOIN entry e ON e.id = s.party_id
 WHERE s.item_id = :item AND e.status = 'published'
 ORDER BY s.how, s.at, s.id
 LIMIT 600;

-- agenda_stand_add(entry_id item, entry_id party, str how, int64 now)
INSERT INTO agenda_stand (item_id, party_id, how, at)
VALUES (:item, :party, :how, :now)
ON CONFLICT (item_id, how, party_id) DO NOTHING;

-- agenda_stand_remove(entry_id item, entry_id party, str how)
DELETE FROM agenda_stand
 WHERE item_id = :item AND party_id = :party AND how = :how;

-- agenda_needs(entry_id item) -> agenda_need*
-- With what is pledged so far; also what nobody asked for.
-- scan: the five kinds at most
SELECT k.kind AS "kind:str", coalesce(n.wanted, 0) AS "wanted:int",
       coalesce(n.enough, 0) AS "enough:int",
       (SELECT CAST(coalesce(sum(p.amount), 0) AS INTEGER) FROM agenda_pledge p
         WHERE p.item_id = :item AND p.kind = k.kind) AS "pledged:int"
  FROM (SELECT kind FROM agenda_need WHERE item_id = :item
        UNION
        SELECT kind FROM agenda_pledge WHERE item_id = :item) k
  LEFT JOIN agenda_need n ON n.item_id = :item AND n.kind = k.kind
 ORDER BY 1
 LIMIT 10;

-- agenda_need_put(entry_id item, str kind, int64 wanted, int64 enough)
INSERT INTO agenda_need (item_id, kind, wanted, enough)
VALUES (:item, :kind, :wanted, :enough)
ON CONFLICT (item_id, kind) DO UPDATE SET wanted = excluded.wanted,
       enough = excluded.enough;

-- agenda_need_remove(entry_id item, str kind)
DELETE FROM agenda_need WHERE item_id = :item AND kind = :kind;

-- agenda_pledges(entry_id item) -> agenda_pledge*
SELECT p.id, p.party_id, p.kind, p.amount, p.words, p.made_at, e.type, e.slug,
       e.title
  FROM agenda_pledge p
  JOIN entry e ON e.id = p.party_id
 WHERE p.item_id = :item
 ORDER BY p.kind, p.id
 LIMIT 500;

-- agenda_pledge_add(entry_id item, entry_id party, str kind, int64 amount, str words, int64 now)
INSERT INTO agenda_pledge (item_id, party_id, kind, amount, words, made_at)
VALUES (:item, :party, :kind, :amount, :words, :now);

-- agenda_pledge_remove(entry_id item, agenda_pledge_id id)
DELETE FROM agenda_pledge WHERE item_id = :item AND id = :id;

-- agenda_logs(entry_id item) -> agenda_log*
-- The newest first.
SELECT l.id, l.party_id, l.what, l.value, l.words, l.at,
       coalesce(e.title, '') AS "party:str"
  FROM agenda_log l
  LEFT JOIN entry e ON e.id = l.party_id
 WHERE l.item_id = :item
 ORDER BY l.id DESC
 LIMIT 200;

-- agenda_log_add(entry_id item, entry_id? party, str what, str value, str words, int64 now)
INSERT INTO agenda_log (item_id, party_id, what, value, words, at)
VALUES (:item, :party, :what, :value, :words, :now);

-- agenda_log_remove(entry_id item, agenda_log_id id)
DELETE FROM agenda_log WHERE item_id = :item AND id = :id;

-- agenda_log_unsay(entry_id item, agenda_log_id id)
-- The words go; that it changed its state stays.
UPDATE agenda_log SET words = '' WHERE item_id = :item AND id = :id;

-- agenda_due_people(int64 limit) -> agenda_person*
-- Who acts for an owner of something that goes on.
-- scan: the items of all agendas, once a day
SELECT DISTINCT m.person_id
  FROM agenda_item i
  JOIN entry e ON e.id = i.id
  JOIN entry_link l ON l.entry_id = i.id AND l.role = 'owner'
  JOIN membership m ON m.party_id = l.target_id AND m.role = 'manager'
 WHERE e.status = 'published' AND i.state <> 'done' AND i.state <> 'stopped'
 ORDER BY m.person_id
 LIMIT :limit;

-- agenda_due_of(person_id person) -> agenda_due*
SELECT DISTINCT i.id, i.due, i.agreed_at, e.created_at
  FROM membership m
  JOIN entry_link l ON l.target_id = m.party_id AND l.role = 'owner'
  JOIN agenda_item i ON i.id = l.entry_id
  JOIN entry e ON e.id = i.id
 WHERE m.person_id = :person AND m.role = 'manager' AND e.status = 'published'
   AND i.state <> 'done' AND i.state <> 'stopped'
 ORDER BY i.id
 LIMIT 100;
