-- That someone was asked whether an entry is still right.
CREATE TABLE fresh_ask (
	entry_id    INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
	person_id   INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	asked_at    INTEGER NOT NULL,
	reminded_at INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX fresh_ask_of ON fresh_ask (person_id, asked_at);

-- Who can say whether an entry is right: who manages it or wrote it.
CREATE VIEW fresh_owner AS
SELECT m.person_id, m.party_id AS entry_id
  FROM membership m
 WHERE m.role = 'manager'
UNION ALL
SELECT m.person_id, l.entry_id
  FROM membership m
  JOIN entry_link l ON l.target_id = m.party_id
 WHERE m.role = 'manager' AND l.role IN ('by', 'publisher')
UNION ALL
SELECT o.person_id, o.id FROM offer o WHERE o.person_id IS NOT NULL
UNION ALL
SELECT a.person_id, a.id FROM ask a
 WHERE a.person_id IS NOT NULL AND a.solved_at = 0;
