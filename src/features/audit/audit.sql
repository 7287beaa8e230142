-- Who did what that matters.

-- audit_note(person_id actor, str deed, person_id person, str about, int64 now)
-- person: to whom, or 0.
INSERT INTO audit (at, actor_id, deed, person_id, about)
VALUES (:now, nullif(:actor, 0), :deed, nullif(:person, 0), :about);

-- audit_note_entry(person_id actor, str deed, entry_id entry, person_id person, int64 now)
-- The same of something done to an entry; person: of whom it is, or 0.
INSERT INTO audit (at, actor_id, deed, person_id, entry_id)
VALUES (:now, nullif(:actor, 0), :deed, nullif(:person, 0),
        nullif(:entry, 0));

-- audit_find(str deed, str role, int64 from, int64 to, int64 before, int64 limit) -> audit_line*
-- The newest first. role: what who did it was then.
SELECT a.id, a.at, a.deed, a.about, coalesce(e.title, '') AS "title:str",
       coalesce(e.slug, '') AS "slug:str", coalesce(e.type, '') AS "type:str",
       a.entry_id, coalesce(w.name, '') AS "actor:str",
       coalesce(p.name, '') AS "person:str",
       coalesce((SELECT min(g.role) FROM role_grant g
                  WHERE g.person_id = a.actor_id AND g.granted_at <= a.at
                    AND (g.ends_at = 0 OR g.ends_at >= a.at)), '') AS "role:str"
  FROM audit a
  LEFT JOIN entry e ON e.id = a.entry_id
  LEFT JOIN person w ON w.id = a.actor_id
  LEFT JOIN person p ON p.id = a.person_id
 WHERE a.id < :before AND a.at >= :from AND a.at <= :to
   AND (:deed = '' OR a.deed = :deed)
   AND (:role = '' OR EXISTS (SELECT 1 FROM role_grant g
        WHERE g.person_id = a.actor_id AND g.role = :role
          AND g.granted_at <= a.at AND (g.ends_at = 0 OR g.ends_at >= a.at)))
 ORDER BY a.id DESC
 LIMIT :limit;

-- audit_forget(int64 before)
-- For the nightly cleaning: lines older than that.
DELETE FROM audit WHERE at < :before;
