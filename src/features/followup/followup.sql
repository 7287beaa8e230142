-- Every statement about what came of what was agreed.

-- followup_among(str ids) -> followup_row*
-- scan: the ids given
SELECT v.id, v.slug, v.title, v.kind, v.meeting_id, v.meeting_slug,
       v.meeting_title, v.meeting_date, v.starts_at, v.ends_at,
       v.state AS "state:str", v.since AS "since:int",
       v.said_by AS "said_by:str", v.words AS "words:str", v.due AS "due:str",
       v.owner_id AS "owner_id:int", v.owner_slug AS "owner_slug:str",
       v.owner AS "owner:str", v.owner_type AS "owner_type:str"
  FROM json_each(:ids) j
  JOIN followup_line v ON v.id = j.value
 ORDER BY v.id;

-- followup_of_meeting(entry_id meeting) -> followup_row*
SELECT v.id, v.slug, v.title, v.kind, v.meeting_id, v.meeting_slug,
       v.meeting_title, v.meeting_date, v.starts_at, v.ends_at,
       v.state AS "state:str", v.since AS "since:int",
       v.said_by AS "said_by:str", v.words AS "words:str", v.due AS "due:str",
       v.owner_id AS "owner_id:int", v.owner_slug AS "owner_slug:str",
       v.owner AS "owner:str", v.owner_type AS "owner_type:str"
  FROM followup_line v
 WHERE v.id IN (
       SELECT lt.entry_id
         FROM entry_link lm
         JOIN entry_link lt ON lt.target_id = lm.entry_id AND lt.role = 'table'
        WHERE lm.target_id = :meeting AND lm.role = 'meeting'
        UNION
       SELECT entry_id
         FROM entry_link
        WHERE target_id = :meeting AND role = 'meeting')
   AND (v.kind = 'need' OR v.kind = 'action' OR v.kind = 'conclusion')
 ORDER BY v.id
 LIMIT 1000;

-- followup_get(entry_id id) -> followup_row?
SELECT v.id, v.slug, v.title, v.kind, v.meeting_id, v.meeting_slug,
       v.meeting_title, v.meeting_date, v.starts_at, v.ends_at,
       v.state AS "state:str", v.since AS "since:int",
       v.said_by AS "said_by:str", v.words AS "words:str", v.due AS "due:str",
       v.owner_id AS "owner_id:int", v.owner_slug AS "owner_slug:str",
       v.owner AS "owner:str", v.owner_type AS "owner_type:str"
  FROM followup_line v
 WHERE v.id = :id;

-- followup_agreed(place_id within, theme_id theme, int64 limit) -> followup_row*
-- Newest meeting first.
-- scan: all lines of all harvests, counted
-- kept: the same for everyone
SELECT v.id, v.slug, v.title, v.kind, v.meeting_id, v.meeting_slug,
       v.meeting_title, v.meeting_date, v.starts_at, v.ends_at,
       v.state AS "state:str", v.since AS "since:int",
       v.said_by AS "said_by:str", v.words AS "words:str", v.due AS "due:str",
       v.owner_id AS "owner_id:int", v.owner_slug AS "owner_slug:str",
       v.owner AS "owner:str", v.owner_type AS "owner_type:str"
  FROM followup_line v
 WHERE (v.kind = 'need' OR v.kind = 'action' OR v.kind = 'conclusion')
   AND (:within = 0 OR EXISTS (SELECT 1 FROM place_within w
        WHERE w.place_id = v.place_id AND w.within_id = :within))
   AND (:theme = 0 OR EXISTS (SELECT 1 FROM entry_theme t
        JOIN theme h ON h.id = t.theme_id
        WHERE t.entry_id = v.id AND (h.id = :theme OR h.parent_id = :theme)))
 ORDER BY v.starts_at DESC, v.meeting_id, v.id
 LIMIT :limit;

-- followup_led(str ids) -> followup_led_row*
-- What they led to, and how that stands.
-- scan: the ids given
SELECT l.entry_id, count(*) AS "n:int",
       max(CASE WHEN a.solved_at > 0 OR s.solved_at > 0 OR i.state = 'done'
                THEN 1 ELSE 0 END) AS "done:bool",
       max(CASE WHEN i.state = 'in-progress' THEN 1 ELSE 0 END) AS "busy:bool",
       max(coalesce(a.solved_at, 0)) AS "since:int"
  FROM json_each(:ids) j
  JOIN entry_link l ON l.entry_id = j.value AND l.role = 'link'
  JOIN entry e ON e.id = l.target_id AND e.status = 'published'
  LEFT JOIN ask a ON a.id = e.id
  LEFT JOIN signal s ON s.id = e.id
  LEFT JOIN agenda_item i ON i.id = e.id
 GROUP BY l.entry_id
 ORDER BY l.entry_id;

-- followup_say(entry_id id, str state, int64 now, str by)
INSERT INTO followup (id, state, since, said_by)
VALUES (:id, :state, :now, :by)
ON CONFLICT (id) DO UPDATE SET state = excluded.state,
       since = excluded.since, said_by = excluded.said_by;

-- followup_write(entry_id id, str words, str due)
INSERT INTO followup (id, words, due) VALUES (:id, :words, :due)
ON CONFLICT (id) DO UPDATE SET words = excluded.words, due = excluded.due;

-- followup_owner_clear(entry_id id)
DELETE FROM entry_link WHERE entry_id = :id AND role = 'owner';

-- followup_owner_set(entry_id id, entry_id owner)
INSERT INTO entry_link (entry_id, role, position, target_id)
VALUES (:id, 'owner', 0, :owner);
