-- mail_insert(str recipient, str subject, str text, int64 created_at) -> mail_id
INSERT INTO mail (recipient, subject, text, created_at)
VALUES (:recipient, :subject, :text, :created_at)
RETURNING id;
