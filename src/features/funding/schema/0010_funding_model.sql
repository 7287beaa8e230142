-- Ways to be financed. Links: mentioned_by.
CREATE TABLE funding_model (
	id       INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
	en       TEXT NOT NULL DEFAULT '',
	duration TEXT NOT NULL DEFAULT '' CHECK (duration IN ('', 'structural',
	              'temporary', 'both')),
	source   TEXT NOT NULL DEFAULT '' CHECK (source IN ('', 'own-income',
	              'government', 'market', 'community', 'mixed')),
	state    TEXT NOT NULL DEFAULT 'existing' CHECK (state IN ('existing',
	              'proposed'))
) STRICT;
