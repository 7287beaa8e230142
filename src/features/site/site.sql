-- Statements of the pages about the site itself.

-- site_mail(int64 limit) -> site_mail_row*
-- The newest first.
-- scan: by the primary key, from its end
SELECT id, recipient, subject, text, created_at
  FROM mail
 WHERE recipient <> ''
 ORDER BY id DESC
 LIMIT :limit;
