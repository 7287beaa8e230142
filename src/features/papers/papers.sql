-- What the papers are made of, besides the settings.

-- papers_last() -> papers_last?
-- Of what stands in the papers: how often it was changed, and when last.
-- scan: settings are changed seldom
SELECT count(*) AS "n:int", coalesce(max(at), 0) AS "at:int"
  FROM (SELECT at FROM setting_change
         WHERE name NOT IN ('mail_password', 'phone_role', 'phone_hours')
         UNION ALL SELECT made_at FROM access_issue
         UNION ALL SELECT solved_at FROM access_issue WHERE solved_at > 0) c;

-- papers_posts() -> int64
-- Whether someone's ask or offer is kept.
-- scan: stops at the first one
SELECT count(*) AS "n:int"
  FROM (SELECT a.id FROM ask a WHERE a.person_id IS NOT NULL
         UNION ALL SELECT o.id FROM offer o WHERE o.person_id IS NOT NULL
         LIMIT 1) p;

-- issue_add_row(str what, str cause, str effect, str instead, str measure, str by_day, int64 now)
INSERT INTO access_issue (what, cause, effect, instead, measure, by_day, made_at)
VALUES (:what, :cause, :effect, :instead, :measure, :by_day, :now);

-- issue_list() -> issue*
-- scan: a site has a few
SELECT id, what, cause, effect, instead, measure, by_day
  FROM access_issue
 WHERE solved_at = 0
 ORDER BY id
 LIMIT 100;

-- issue_end(access_issue_id id, int64 now) -> bool
UPDATE access_issue SET solved_at = :now WHERE id = :id AND solved_at = 0;
