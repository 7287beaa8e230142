-- Which places are whose to look after, as `coordinated` says it of entries.
CREATE VIEW place_coordinated AS
SELECT g.person_id, g.ends_at, p.id AS place_id
  FROM role_grant g
  JOIN place p ON (g.place_id IS NULL AND g.theme_id IS NULL)
    OR EXISTS (SELECT 1 FROM place_within w
        WHERE w.place_id = p.id AND w.within_id = g.place_id)
 WHERE g.role = 'coordinator' OR g.role = 'administrator';
