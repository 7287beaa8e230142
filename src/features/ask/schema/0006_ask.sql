-- What someone needs. Links: asked_by, asker_org, meeting, duplicate_of.
CREATE TABLE ask (
	id          INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
	kind        TEXT    NOT NULL DEFAULT 'question' CHECK (
	           kind = 'question' OR kind = 'need-money'
	            OR kind = 'need-expert' OR kind = 'need-place'
	            OR kind = 'need-people' OR kind = 'need-partner'
	            OR kind = 'policy-barrier'),
	body        TEXT    NOT NULL DEFAULT '',
	asker_kind  TEXT    NOT NULL DEFAULT '',
	person_id   INTEGER REFERENCES person (id) ON DELETE SET NULL,
	solved_at   INTEGER NOT NULL DEFAULT 0,
	worked_out  TEXT    NOT NULL DEFAULT '' CHECK (
	           worked_out = '' OR worked_out = 'yes'
	            OR worked_out = 'partly' OR worked_out = 'no'),
	lang        TEXT    NOT NULL DEFAULT 'nl'
) STRICT;
CREATE INDEX ask_of ON ask (person_id);
