-- What someone brings. Links: provider (organisation or initiative).
CREATE TABLE offer (
	id            INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
	kind          TEXT    NOT NULL CHECK (kind IN ('voucher', 'coaching',
	                      'meeting', 'knowledge', 'finance', 'space',
	                      'network', 'time', 'goods', 'experience')),
	eligible      TEXT    NOT NULL DEFAULT '',  -- for whom, in words
	eligible_rule TEXT    NOT NULL DEFAULT '',  -- the same for the matcher
	condition     TEXT    NOT NULL DEFAULT '',
	state         TEXT    NOT NULL DEFAULT 'available' CHECK (state IN
	                      ('available', 'announced', 'explored', 'wish',
	                      'ended')),
	body          TEXT    NOT NULL DEFAULT '',
	person_id     INTEGER REFERENCES person (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX offer_of ON offer (person_id);
