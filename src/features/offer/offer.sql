-- Every statement about offers.

-- offer_get(entry_id id) -> offer?
SELECT id, kind, eligible, eligible_rule, condition, state, body, person_id
  FROM offer
 WHERE id = :id;

-- offer_insert(entry_id id, str kind, str body, str eligible, person_id? person)
INSERT INTO offer (id, kind, body, eligible, person_id)
VALUES (:id, :kind, :body, :eligible, :person);

-- offer_update(entry_id id, str kind, str body, str eligible)
UPDATE offer SET kind = :kind, body = :body, eligible = :eligible
 WHERE id = :id;
