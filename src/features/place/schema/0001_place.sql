-- Where things are. Rows come from the gazetteer (every municipality and
-- town of the country) and from the network's own places.csv, which wins.
CREATE TABLE place (
	id              INTEGER PRIMARY KEY,
	slug            TEXT    NOT NULL UNIQUE,
	name            TEXT    NOT NULL,
	fold            TEXT    NOT NULL,       -- place_fold(name), for looking up
	kind            TEXT    NOT NULL CHECK (
	           kind = 'country' OR kind = 'province' OR kind = 'region'
	            OR kind = 'municipality' OR kind = 'town'
	            OR kind = 'village' OR kind = 'neighbourhood'),
	parent_id       INTEGER REFERENCES place (id),
	municipality_id INTEGER REFERENCES place (id),
	region          TEXT    NOT NULL DEFAULT '',    -- names, with bars
	province        TEXT    NOT NULL DEFAULT '',
	setting         TEXT    NOT NULL DEFAULT '',    -- urban, rural, mixed
	population      INTEGER NOT NULL DEFAULT 0,     -- 0: not known
	population_note TEXT    NOT NULL DEFAULT '',
	small_core      TEXT    NOT NULL DEFAULT '',    -- yes, no, '' unsure
	programme_area  TEXT    NOT NULL DEFAULT '',    -- utrecht-oost, ...
	basis           TEXT    NOT NULL DEFAULT '',
	gazetteer       TEXT    NOT NULL DEFAULT '',    -- GM0344, 3295, gn2753082
	lat             TEXT    NOT NULL DEFAULT '',    -- WGS84, as written
	lon             TEXT    NOT NULL DEFAULT '',
	point_basis     TEXT    NOT NULL DEFAULT '',
	lat_e5          INTEGER NOT NULL DEFAULT 0,     -- the same in 1e-5 degree;
	lon_e5          INTEGER NOT NULL DEFAULT 0,     -- both 0: no point
	own             INTEGER NOT NULL DEFAULT 0 CHECK (own IN (0, 1)),
	position        INTEGER NOT NULL DEFAULT 0,     -- row in places.csv
	updated_at      INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX place_fold ON place (fold);
CREATE INDEX place_gazetteer ON place (gazetteer);
CREATE INDEX place_parent ON place (parent_id);
CREATE INDEX place_municipality ON place (municipality_id);

-- Each place lies within itself, its parents, its municipality, its regions,
-- its province and its country: a filter on any of them is one lookup.
CREATE TABLE place_within (
	place_id  INTEGER NOT NULL REFERENCES place (id) ON DELETE CASCADE,
	within_id INTEGER NOT NULL REFERENCES place (id) ON DELETE CASCADE,
	PRIMARY KEY (place_id, within_id)
) STRICT;
CREATE INDEX place_within_of ON place_within (within_id, place_id);
