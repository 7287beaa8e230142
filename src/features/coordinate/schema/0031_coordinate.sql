-- Which entries are whose to look after: those within the place of a grant, a
-- party without a place by its municipality; without a place, all of them.
CREATE VIEW coordinated AS
SELECT g.person_id, g.ends_at, e.id AS entry_id
  FROM role_grant g
  JOIN entry e ON g.place_id IS NULL OR g.role = 'administrator'
    OR EXISTS (SELECT 1 FROM place_within w
        WHERE w.within_id = g.place_id
          AND w.place_id = coalesce(e.place_id, (SELECT p.municipality_id
                FROM party p WHERE p.id = e.id)));

-- What a coordinator looks at again later.
CREATE TABLE set_aside (
	entry_id INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
	until    INTEGER NOT NULL
) STRICT;
