-- A change that someone proposes in what others keep; it waits until who
-- keeps it says yes or no.
CREATE TABLE proposal (
	id          INTEGER PRIMARY KEY,
	entry_id    INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	person_id   INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	made_at     INTEGER NOT NULL,
	why         TEXT    NOT NULL DEFAULT '',
	state       TEXT    NOT NULL DEFAULT 'open' CHECK (state IN ('open',
	                    'accepted', 'declined', 'withdrawn', 'lapsed')),
	answered_at INTEGER NOT NULL DEFAULT 0,
	word        TEXT    NOT NULL DEFAULT ''     -- to who proposed it
) STRICT;
CREATE INDEX proposal_entry ON proposal (entry_id, state);
CREATE INDEX proposal_person ON proposal (person_id, made_at);
CREATE INDEX proposal_state ON proposal (state, made_at);

CREATE TABLE proposal_field (
	proposal_id INTEGER NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
	name        TEXT    NOT NULL,               -- of the form: "naam"
	was         TEXT    NOT NULL,
	becomes     TEXT    NOT NULL,
	PRIMARY KEY (proposal_id, name)
) STRICT;

-- Who keeps an entry: the contacts of the party it is, or of the party it is
-- in the name of, and who wrote it.
CREATE VIEW keeper AS
SELECT party_id AS entry_id, person_id FROM membership WHERE role = 'manager'
UNION ALL
SELECT l.entry_id, m.person_id
  FROM entry_link l
  JOIN membership m ON m.party_id = l.target_id AND m.role = 'manager'
 WHERE l.role IN ('by', 'publisher', 'asked_by', 'asker_org', 'provider',
       'raised_by')
UNION ALL
SELECT id, person_id FROM ask WHERE person_id IS NOT NULL
UNION ALL
SELECT id, person_id FROM offer WHERE person_id IS NOT NULL;
