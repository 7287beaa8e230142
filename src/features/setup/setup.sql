-- Every statement about the first start.

-- setup_now() -> setup_row?
-- While it is not done: nobody administers, and nothing is there yet.
-- scan: stops at the first
-- kept: asked for every page
SELECT s.code_hash, s.tries, s.holder_hash, s.step, s.name, s.mail,
       s.test_mail_id, s.sample = 1 AS "sample:bool"
  FROM setup s
 WHERE s.id = 1 AND s.done_at = 0
   AND NOT EXISTS (SELECT 1 FROM role_grant g WHERE g.role = 'administrator')
   AND NOT EXISTS (SELECT 1 FROM entry);

-- setup_is_due() -> int64
-- scan: stops at the first
SELECT CASE WHEN EXISTS (SELECT 1 FROM role_grant g
                          WHERE g.role = 'administrator')
              OR EXISTS (SELECT 1 FROM entry)
              OR EXISTS (SELECT 1 FROM setup WHERE id = 1 AND done_at > 0)
            THEN 0 ELSE 1 END AS "due:int";

-- setup_code(str hash)
INSERT INTO setup (id, code_hash) VALUES (1, :hash)
ON CONFLICT (id) DO UPDATE SET code_hash = excluded.code_hash, tries = 0;

-- setup_was_wrong()
UPDATE setup SET tries = tries + 1 WHERE id = 1;

-- setup_hold(str hash)
UPDATE setup SET code_hash = '', holder_hash = :hash WHERE id = 1;

-- setup_reached(int64 step)
UPDATE setup SET step = :step WHERE id = 1 AND step < :step;

-- setup_admin(str name, str mail)
UPDATE setup SET name = :name, mail = :mail WHERE id = 1;

-- setup_tested(mail_id mail)
UPDATE setup SET test_mail_id = :mail WHERE id = 1;

-- setup_sample(int64 sample)
UPDATE setup SET sample = :sample WHERE id = 1;

-- setup_done(int64 now)
UPDATE setup SET done_at = :now, code_hash = '', holder_hash = '' WHERE id = 1;

-- setup_mail(mail_id id) -> setup_mail_row?
SELECT failure, sent_at FROM mail WHERE id = :id;

-- dns_seen_all() -> dns_seen_row*
-- scan: three rows
SELECT kind, name, answer, at FROM dns_seen;

-- dns_seen_put(str kind, str name, str answer, int64 now)
INSERT INTO dns_seen (kind, name, answer, at)
VALUES (:kind, :name, :answer, :now)
ON CONFLICT (kind) DO UPDATE
   SET name = excluded.name, answer = excluded.answer, at = excluded.at;

-- setup_hide_samples(int64 now)
-- scan: once, by hand
UPDATE entry SET status = 'hidden', updated_at = :now
 WHERE substr(slug, 1, 10) = 'voorbeeld-' AND status <> 'hidden';

-- setup_samples() -> int64
-- scan: once, on one page
SELECT count(*) AS "n:int" FROM entry
 WHERE substr(slug, 1, 10) = 'voorbeeld-' AND status <> 'hidden';
