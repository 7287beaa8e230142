CREATE TABLE place (
	id   INTEGER PRIMARY KEY,
	name TEXT NOT NULL,
	fold TEXT NOT NULL
) STRICT;
CREATE INDEX place_fold ON place (fold);
CREATE TABLE visit (
	id       INTEGER PRIMARY KEY,
	place_id INTEGER NOT NULL REFERENCES place (id),
	guide_id INTEGER REFERENCES visit (id),
	day      INTEGER NOT NULL,
	ended    INTEGER,
	note     TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX visit_place ON visit (place_id, day);
CREATE INDEX visit_guide ON visit (guide_id);
CREATE VIEW guided AS
SELECT s.id, s.place_id, s.day FROM visit s WHERE s.guide_id IS NOT NULL
UNION ALL
SELECT s.id, s.place_id, 0 FROM visit s WHERE s.guide_id IS NULL;
