-- What became of it: one mail to a person in a month at most, and no point
-- more than twice. source: the feature that asks; about: its own row.
CREATE TABLE outcome_mail (
	person_id INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
	sent_at   INTEGER NOT NULL
) STRICT;
CREATE TABLE outcome_asked (
	source   TEXT    NOT NULL,
	about    INTEGER NOT NULL,
	times    INTEGER NOT NULL,
	asked_at INTEGER NOT NULL,
	PRIMARY KEY (source, about)
) STRICT;
INSERT INTO outcome_asked (source, about, times, asked_at)
SELECT 'introduction', id, 1, asked_at FROM introduction_side WHERE asked_at > 0;
-- One place asks now; these letters are not sent any more.
DELETE FROM job WHERE kind IN ('introduction.ask-asker', 'introduction.ask-helper');
