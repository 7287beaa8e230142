-- Every statement about asks.

-- ask_get(entry_id id) -> ask?
SELECT id, kind, body, asker_kind, person_id, solved_at, worked_out, outcome,
       outcome_shared AS "outcome_shared:bool"
  FROM ask
 WHERE id = :id;

-- ask_insert(entry_id id, str kind, str body, str asker_kind, person_id? person, str lang)
INSERT INTO ask (id, kind, body, asker_kind, person_id, lang)
VALUES (:id, :kind, :body, :asker_kind, :person, :lang);

-- ask_update(entry_id id, str kind, str body)
UPDATE ask SET kind = :kind, body = :body WHERE id = :id;

-- ask_solve(entry_id id, int64 now, str worked_out, str outcome, bool shared)
UPDATE ask
   SET solved_at = :now, worked_out = :worked_out, outcome = :outcome,
       outcome_shared = :shared
 WHERE id = :id;

-- ask_reconfirm(entry_id id, int64 now, str by)
-- It was noted somewhere else, and holds here too from now on.
UPDATE entry
   SET reported = 0, checked_at = :now, checked_by = :by
 WHERE id = :id;

-- ask_mine(person_id person) -> ask_mine_row*
SELECT e.id, e.slug, e.title, e.status, e.created_at, a.solved_at,
       coalesce(p.confirmed_at, 0) AS "confirmed_at:int",
       coalesce(p.held_for, '') AS "held_for:str",
       coalesce(p.withdrawn_at, 0) AS "withdrawn_at:int"
  FROM ask a
  JOIN entry e ON e.id = a.id
  LEFT JOIN post p ON p.id = a.id
 WHERE a.person_id = :person
 ORDER BY e.created_at DESC, e.id DESC
 LIMIT 100;
