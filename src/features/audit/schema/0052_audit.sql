-- What people with a role did that matters, line by line; never changed.
CREATE TABLE audit (
	id        INTEGER PRIMARY KEY,
	at        INTEGER NOT NULL,
	actor_id  INTEGER REFERENCES person (id) ON DELETE SET NULL,
	deed      TEXT    NOT NULL,                 -- "role.granted"
	person_id INTEGER REFERENCES person (id) ON DELETE SET NULL,
	about     TEXT    NOT NULL DEFAULT ''       -- in words, of no person
) STRICT;
CREATE INDEX audit_person ON audit (person_id, at);
CREATE INDEX audit_actor ON audit (actor_id, at);
