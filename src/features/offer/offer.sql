-- Every statement about offers.

-- offer_get(entry_id id) -> offer?
SELECT id, kind, eligible, eligible_rule, condition, state, body, person_id,
       until
  FROM offer
 WHERE id = :id;

-- offer_insert(entry_id id, str kind, str body, str eligible, str until, person_id? person)
INSERT INTO offer (id, kind, body, eligible, until, person_id)
VALUES (:id, :kind, :body, :eligible, :until, :person);

-- offer_update(entry_id id, str kind, str body, str eligible, str until)
-- What was over because of its day begins again with another.
UPDATE offer
   SET kind = :kind, body = :body, eligible = :eligible, until = :until,
       state = CASE WHEN state = 'ended' AND until <> '' AND until <> :until
                    THEN 'available' ELSE state END
 WHERE id = :id;

-- offer_past(str today) -> offer_past_row*
-- Those whose last day was before today.
SELECT id FROM offer
 WHERE until > '' AND until < :today
   AND (state = 'available' OR state = 'announced')
 ORDER BY until, id
 LIMIT 1000;

-- offer_end(entry_id id)
UPDATE offer SET state = 'ended' WHERE id = :id;
