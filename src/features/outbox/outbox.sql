-- Mail that was given up (mail.send jobs that are dead), and mail that waits.

-- outbox_failed(int64 limit) -> outbox_line*
SELECT j.id, m.recipient, m.subject, m.created_at, j.failure
  FROM job j
  JOIN mail m ON m.id = j.about
 WHERE j.dead = 1 AND j.kind = 'mail.send'
 ORDER BY j.id DESC
 LIMIT :limit;

-- outbox_waiting() -> outbox_wait?
-- Tried before, and to be tried again.
SELECT count(*) AS "n:int", coalesce(max(failure), '') AS "failure:str"
  FROM job
 WHERE dead = 0 AND due > 0 AND kind = 'mail.send' AND failure <> ''
   AND lease = 0;

-- outbox_retry(job_id id, int64 now) -> bool
UPDATE job
   SET dead = 0, attempts = 0, lease = 0, due = :now
 WHERE id = :id AND dead = 1 AND kind = 'mail.send';

-- outbox_retry_all(int64 now)
UPDATE job
   SET dead = 0, attempts = 0, lease = 0, due = :now
 WHERE dead = 1 AND kind = 'mail.send';

-- outbox_discard_mail(job_id id) -> bool
DELETE FROM mail
 WHERE id = (SELECT about FROM job
              WHERE id = :id AND dead = 1 AND kind = 'mail.send');

-- outbox_discard_job(job_id id)
DELETE FROM job WHERE id = :id AND dead = 1 AND kind = 'mail.send';

-- outbox_suppressed(int64 limit) -> outbox_suppressed_row*
-- scan: by the primary key, from its end
SELECT id, masked, person_id, status, since, asked_at
  FROM mail_suppressed
 ORDER BY id DESC
 LIMIT :limit;

-- outbox_suppressed_get(mail_suppressed_id id) -> outbox_suppressed_row?
SELECT id, masked, person_id, status, since, asked_at
  FROM mail_suppressed
 WHERE id = :id;

-- outbox_asked(mail_suppressed_id id, int64 now)
UPDATE mail_suppressed SET asked_at = :now WHERE id = :id;

-- outbox_person(person_id id) -> outbox_person_row?
SELECT name, mail, lang FROM person WHERE id = :id;
