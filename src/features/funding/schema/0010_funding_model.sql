-- Ways to be financed. Links: mentioned_by.
CREATE TABLE funding_model (
	id       INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
	en       TEXT NOT NULL DEFAULT '',
	duration TEXT NOT NULL DEFAULT '' CHECK (
	           duration = '' OR duration = 'structural'
	            OR duration = 'temporary' OR duration = 'both'),
	source   TEXT NOT NULL DEFAULT '' CHECK (
	           source = '' OR source = 'own-income'
	            OR source = 'government' OR source = 'market'
	            OR source = 'community' OR source = 'mixed'),
	state    TEXT NOT NULL DEFAULT 'existing' CHECK (state IN ('existing',
	              'proposed'))
) STRICT;
