-- Theme tables of a meeting that is planned here. Each is an entry of type
-- table with its row in meeting_table; links: meeting, host, notes, pitch.
-- Of those who host and take notes one of both is known: a party by its link,
-- or who registered.
CREATE TABLE table_plan (
	id       INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
	seats    INTEGER NOT NULL DEFAULT 12 CHECK (seats BETWEEN 2 AND 200),
	mix      TEXT    NOT NULL DEFAULT '',   -- sides wanted, with spaces between
	host_id  INTEGER REFERENCES registration (id) ON DELETE SET NULL,
	noter_id INTEGER REFERENCES registration (id) ON DELETE SET NULL,
	why      TEXT    NOT NULL DEFAULT ''    -- of a proposal: the theme, and
	                                        -- how many wrote about it
) STRICT;
CREATE INDEX table_plan_host ON table_plan (host_id);
CREATE INDEX table_plan_noter ON table_plan (noter_id);

-- On whose side one comes, and at which tables one wants to sit. It stands
-- while a table is removed: when that comes back, so does the choice.
CREATE TABLE registration_wish (
	registration_id INTEGER PRIMARY KEY REFERENCES registration (id) ON DELETE CASCADE,
	side            TEXT    NOT NULL DEFAULT '',
	first_id        INTEGER REFERENCES entry (id) ON DELETE SET NULL,
	second_id       INTEGER REFERENCES entry (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX registration_wish_first ON registration_wish (first_id);
CREATE INDEX registration_wish_second ON registration_wish (second_id);

-- Whose words a table was proposed from.
CREATE TABLE table_voice (
	table_id        INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	registration_id INTEGER NOT NULL REFERENCES registration (id) ON DELETE CASCADE,
	position        INTEGER NOT NULL,       -- 1: what they wrote about most
	PRIMARY KEY (registration_id, position)
) STRICT;
CREATE INDEX table_voice_table ON table_voice (table_id);

-- Which sides an organiser expects, and how many of each registered and came:
-- without names, so it stays when these go.
CREATE TABLE meeting_side (
	meeting_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	side       TEXT    NOT NULL,
	expected   INTEGER NOT NULL DEFAULT 0,
	registered INTEGER NOT NULL DEFAULT 0,
	came       INTEGER NOT NULL DEFAULT 0,
	PRIMARY KEY (meeting_id, side)
) STRICT;

-- What each who comes wants now: of tables that are not removed, the second
-- where the first is none; and 0 where they chose none that is left.
CREATE VIEW table_wish AS
SELECT r.id AS registration_id, r.meeting_id, coalesce(w.side, '') AS side,
       coalesce(a.id, b.id, 0) AS first_id,
       CASE WHEN a.id IS NULL THEN 0 ELSE coalesce(b.id, 0) END AS second_id,
       CASE WHEN w.first_id IS NULL AND w.second_id IS NULL THEN 0 ELSE 1 END AS chose
  FROM registration r
  LEFT JOIN registration_wish w ON w.registration_id = r.id
  LEFT JOIN entry a ON a.id = w.first_id AND a.status = 'published'
  LEFT JOIN entry b ON b.id = w.second_id AND b.status = 'published'
 WHERE r.state = 'coming';
