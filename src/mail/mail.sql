-- Messages on their way, and who wants which.

-- mail_insert(str recipient, str subject, str text, str kind, str reply_to, str thread, str answers, bool asked, str message_id, int64 created_at) -> mail_id
-- message_id: what its Message-ID has of its own. Ids are used again once a
-- mail is gone, within the same second too.
INSERT INTO mail (recipient, subject, text, list, reply_to, thread, answers,
                  asked, message_id, created_at)
VALUES (:recipient, :subject, :text, :kind, :reply_to, :thread, :answers,
        :asked, :message_id, :created_at)
RETURNING id;

-- mail_set_calendar(mail_id id, str method, str calendar)
UPDATE mail SET calendar_method = :method, calendar = :calendar WHERE id = :id;

-- mail_get(mail_id id) -> mail_row?
SELECT id, recipient, subject, text, message_id, reply_to, list, thread,
       answers, asked, calendar_method, calendar, created_at, sent_at
  FROM mail
 WHERE id = :id;

-- mail_mark_sent(mail_id id, int64 now)
UPDATE mail SET sent_at = :now WHERE id = :id;

-- mail_mark_failed(mail_id id, str failure)
UPDATE mail SET failure = :failure WHERE id = :id;

-- mail_delete(mail_id id)
DELETE FROM mail WHERE id = :id;

-- mail_away_get() -> mail_away_row?
SELECT since, next, why FROM mail_away WHERE id = 1;

-- mail_away_set(int64 since, int64 next, str why)
INSERT INTO mail_away (id, since, next, why) VALUES (1, :since, :next, :why)
ON CONFLICT (id) DO UPDATE SET next = excluded.next, why = excluded.why;

-- mail_away_end() -> bool
DELETE FROM mail_away WHERE id = 1;

-- mail_key_row(str name) -> mail_key_found?
SELECT value FROM secret WHERE name = :name;

-- mail_key_insert(str name, str value)
-- Who else made one at the same moment was first.
INSERT INTO secret (name, value) VALUES (:name, :value)
ON CONFLICT (name) DO NOTHING;

-- mail_address_of(person_id person) -> mail_address?
SELECT mail FROM person WHERE id = :person;

-- mail_unwanted_since(str kind, str mark) -> int64
-- 0: they want it.
SELECT coalesce(max(since), 0) AS "since:int"
  FROM mail_unwanted
 WHERE list = :kind AND mark = :mark;

-- mail_refuse(str kind, str mark, int64 now)
INSERT INTO mail_unwanted (list, mark, since) VALUES (:kind, :mark, :now)
ON CONFLICT (list, mark) DO NOTHING;

-- mail_accept(str kind, str mark)
DELETE FROM mail_unwanted WHERE list = :kind AND mark = :mark;

-- bounce_insert(str source, str mark, str status, int64 now) -> bool
INSERT INTO mail_bounce (source, mark, status, at)
VALUES (:source, :mark, :status, :now)
ON CONFLICT (source) DO NOTHING;

-- bounce_count(str mark, str class, int64 since) -> int64
-- class: '4' or '5'.
SELECT count(*) AS "n:int"
  FROM mail_bounce
 WHERE mark = :mark AND at >= :since AND substr(status, 1, 1) = :class;

-- bounce_forget(int64 before)
DELETE FROM mail_bounce WHERE at < :before;

-- bounce_forget_of(str mark)
DELETE FROM mail_bounce WHERE mark = :mark;

-- bounce_suppress(str mark, str masked, person_id person, str status, int64 now)
INSERT INTO mail_suppressed (mark, masked, person_id, status, since)
VALUES (:mark, :masked, nullif(:person, 0), :status, :now)
ON CONFLICT (mark) DO NOTHING;

-- bounce_suppressed(str mark) -> int64
SELECT count(*) AS "n:int" FROM mail_suppressed WHERE mark = :mark;

-- bounce_suppressed_end(str mark)
DELETE FROM mail_suppressed WHERE mark = :mark;

-- reply_epoch(person_id person) -> int64
SELECT coalesce(max(epoch), 0) AS "epoch:int"
  FROM mail_reply_epoch
 WHERE person_id = :person;

-- reply_revoke(person_id person)
INSERT INTO mail_reply_epoch (person_id, epoch) VALUES (:person, 1)
ON CONFLICT (person_id) DO UPDATE SET epoch = mail_reply_epoch.epoch + 1;
