-- What visitors said that is not right: one row for each thing, however many
-- say so, until someone decides.
CREATE TABLE report (
	id         INTEGER PRIMARY KEY,
	path       TEXT    NOT NULL,            -- of the page it is about
	entry_id   INTEGER REFERENCES entry (id) ON DELETE CASCADE,
	                   -- NULL: a page that is no entry
	first_at   INTEGER NOT NULL,
	decided_at INTEGER NOT NULL DEFAULT 0   -- 0: it waits
) STRICT;
CREATE UNIQUE INDEX report_open ON report (path) WHERE decided_at = 0;
CREATE INDEX report_entry ON report (entry_id);
CREATE INDEX report_waits ON report (decided_at, first_at);

-- What one of them said. The address is there to tell what became of it, and
-- is forgotten then.
CREATE TABLE report_word (
	id        INTEGER PRIMARY KEY,
	report_id INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
	reason    TEXT    NOT NULL,             -- "wrong", "person", ...
	words     TEXT    NOT NULL DEFAULT '',
	mail      TEXT    NOT NULL DEFAULT '',
	lang      TEXT    NOT NULL,
	at        INTEGER NOT NULL
) STRICT;
CREATE INDEX report_word_of ON report_word (report_id);

-- What a moderator did about it, in the words sent to whose it is; and, if
-- they do not agree, what someone else made of that. Decided once.
CREATE TABLE measure (
	id          INTEGER PRIMARY KEY,
	report_id   INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
	person_id   INTEGER REFERENCES person (id) ON DELETE SET NULL,
	                    -- who wrote it; NULL: nobody we know
	what        TEXT    NOT NULL CHECK (what IN ('hide', 'restore', 'warn',
	                    'block', 'unblock', 'dismiss')),
	reason      TEXT    NOT NULL,
	words       TEXT    NOT NULL,
	by_id       INTEGER REFERENCES person (id) ON DELETE SET NULL,
	at          INTEGER NOT NULL,
	ends_at     INTEGER NOT NULL DEFAULT 0, -- of a block
	appealed_at INTEGER NOT NULL DEFAULT 0, -- 0: they did not object
	appeal      TEXT    NOT NULL DEFAULT '',
	answered_at INTEGER NOT NULL DEFAULT 0,
	answer      TEXT    NOT NULL DEFAULT '',
	answer_by   INTEGER REFERENCES person (id) ON DELETE SET NULL,
	overturned  INTEGER NOT NULL DEFAULT 0 CHECK (overturned IN (0, 1))
) STRICT;
CREATE INDEX measure_of ON measure (report_id, at);
CREATE INDEX measure_person ON measure (person_id);
CREATE INDEX measure_by ON measure (by_id);
CREATE INDEX measure_answer_by ON measure (answer_by);
CREATE INDEX measure_appeal ON measure (appealed_at)
 WHERE appealed_at > 0 AND answered_at = 0;
