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
