-- Every statement about ways of funding.

-- funding_model_get(entry_id id) -> funding_model?
SELECT id, en, duration, source, state FROM funding_model WHERE id = :id;

-- funding_model_list(str duration, str source) -> funding_row*
-- scan: all models, a few dozen
SELECT e.id, e.slug, e.title, e.summary, f.en, f.duration, f.source, f.state
  FROM funding_model f
  JOIN entry e ON e.id = f.id
 WHERE e.status = 'published'
   AND (:duration = '' OR f.duration = :duration OR f.duration = 'both')
   AND (:source = '' OR f.source = :source)
 ORDER BY e.sort_key, e.id
 LIMIT 200;

-- funding_users() -> funding_user*
-- Who does it that way, of each model.
-- scan: all models, a few dozen
SELECT f.id, e.title
  FROM funding_model f
  JOIN entry_link l ON l.entry_id = f.id AND l.role = 'mentioned_by'
  JOIN entry e ON e.id = l.target_id
 WHERE e.status = 'published'
 ORDER BY f.id, l.position
 LIMIT 2000;

-- funding_on_offer(str today, int64 limit) -> funding_offer*
-- Money that can be asked for now, as far as someone here saw to it; what
-- closes first comes first.
-- scan: what is on offer
SELECT e.slug, e.title, e.summary, o.until, o.state = 'announced' AS "announced:bool"
  FROM offer o
  JOIN entry e ON e.id = o.id AND e.status = 'published' AND e.checked_at > 0
 WHERE o.kind = 'finance' AND (o.state = 'available' OR o.state = 'announced')
   AND (o.until = '' OR o.until >= :today)
 ORDER BY o.until = '', o.until, e.sort_key, e.id
 LIMIT :limit;

-- funding_model_update(entry_id id, str en, str duration, str source, str state)
UPDATE funding_model
   SET en = :en, duration = :duration, source = :source, state = :state
 WHERE id = :id;
