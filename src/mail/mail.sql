-- Messages on their way.

-- mail_insert(str recipient, str subject, str text, int64 created_at) -> mail_id
INSERT INTO mail (recipient, subject, text, created_at)
VALUES (:recipient, :subject, :text, :created_at)
RETURNING id;

-- mail_get(mail_id id) -> mail_row?
SELECT id, recipient, subject, text, message_id, reply_to, created_at, sent_at
  FROM mail
 WHERE id = :id;

-- mail_mark_sent(mail_id id, int64 now)
UPDATE mail SET sent_at = :now WHERE id = :id;

-- mail_mark_failed(mail_id id, str failure)
UPDATE mail SET failure = :failure WHERE id = :id;

-- mail_delete(mail_id id)
DELETE FROM mail WHERE id = :id;
