-- What someone brings. Links: provider (organisation or initiative).
CREATE TABLE offer (
	id            INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
	kind          TEXT    NOT NULL CHECK (
	           kind = 'voucher' OR kind = 'coaching' OR kind = 'meeting'
	            OR kind = 'knowledge' OR kind = 'finance'
	            OR kind = 'space' OR kind = 'network' OR kind = 'time'
	            OR kind = 'goods' OR kind = 'experience'),
	eligible      TEXT    NOT NULL DEFAULT '',  -- for whom, in words
	eligible_rule TEXT    NOT NULL DEFAULT '',  -- the same for the matcher
	condition     TEXT    NOT NULL DEFAULT '',
	state         TEXT    NOT NULL DEFAULT 'available' CHECK (
	           state = 'available' OR state = 'announced'
	            OR state = 'explored' OR state = 'wish'
	            OR state = 'ended'),
	body          TEXT    NOT NULL DEFAULT '',
	person_id     INTEGER REFERENCES person (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX offer_of ON offer (person_id);
