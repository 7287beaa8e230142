-- What a person may do besides, and where: everywhere, in a place with all
-- that lies in it, or for a theme with those below it. Ended is what ends_at
-- says; a grant stays, so that one can see who could do what, and when.
DROP VIEW coordinated;
CREATE TABLE role_grant_now (
	id         INTEGER PRIMARY KEY,
	person_id  INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	role       TEXT    NOT NULL CHECK (role IN ('administrator',
	                   'coordinator', 'moderator', 'municipality', 'desk')),
	place_id   INTEGER REFERENCES place (id),   -- both NULL: everywhere
	theme_id   INTEGER REFERENCES theme (id),
	granted_at INTEGER NOT NULL,
	granted_by TEXT    NOT NULL,                -- a name, as it was then
	ends_at    INTEGER NOT NULL DEFAULT 0,      -- 0: no end
	ended_by   TEXT    NOT NULL DEFAULT '',     -- '': it ran out
	CHECK (place_id IS NULL OR theme_id IS NULL),
	CHECK (role <> 'administrator' OR (place_id IS NULL AND theme_id IS NULL)),
	CHECK (role <> 'municipality' OR place_id IS NOT NULL)
) STRICT;
INSERT INTO role_grant_now (person_id, role, place_id, granted_at, granted_by,
                            ends_at)
SELECT person_id, role, CASE role WHEN 'administrator' THEN NULL ELSE place_id
       END, granted_at, granted_by, ends_at
  FROM role_grant
 ORDER BY id;
DROP TABLE role_grant;
ALTER TABLE role_grant_now RENAME TO role_grant;
CREATE INDEX role_grant_of ON role_grant (person_id);

-- Which entries a role reaches: those within its place (a party without a
-- place by its municipality), those of its theme, or all. The contact of a
-- municipality answers for a page, not for what others wrote.
CREATE VIEW role_reach AS
SELECT g.person_id, g.role, g.ends_at, e.id AS entry_id
  FROM role_grant g
  JOIN entry e ON g.role <> 'municipality'
   AND ((g.place_id IS NULL AND g.theme_id IS NULL)
    OR EXISTS (SELECT 1 FROM place_within w
        WHERE w.within_id = g.place_id
          AND w.place_id = coalesce(e.place_id, (SELECT p.municipality_id
                FROM party p WHERE p.id = e.id)))
    OR EXISTS (SELECT 1 FROM entry_theme t
         JOIN theme h ON h.id = t.theme_id
        WHERE t.entry_id = e.id
          AND (h.id = g.theme_id OR h.parent_id = g.theme_id)));

-- Which entries are whose to look after; and of which they look at what was
-- held, or objected to.
CREATE VIEW coordinated AS
SELECT person_id, ends_at, entry_id
  FROM role_reach
 WHERE role = 'coordinator' OR role = 'administrator';
CREATE VIEW moderated AS
SELECT person_id, ends_at, entry_id
  FROM role_reach
 WHERE role IN ('moderator', 'coordinator', 'administrator');
