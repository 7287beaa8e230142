-- Every statement about offers.

-- offer_get(entry_id id) -> offer?
SELECT id, kind, eligible, eligible_rule, condition, state, body
  FROM offer
 WHERE id = :id;
