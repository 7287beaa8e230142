-- Agendas that can be made, renamed and closed. Without a row or a title one
-- is called by its slug; those here are of every network.
CREATE TABLE agenda (
	id        INTEGER PRIMARY KEY,
	slug      TEXT    NOT NULL UNIQUE,
	title     TEXT    NOT NULL DEFAULT '',
	closed_at INTEGER NOT NULL DEFAULT 0        -- 0: it is open
) STRICT;
INSERT INTO agenda (slug) VALUES ('doe-agenda'), ('kennisagenda'),
       ('sociale-agenda');

ALTER TABLE agenda_item ADD COLUMN by_network INTEGER NOT NULL DEFAULT 0
	CHECK (by_network IN (0, 1));               -- raised by a coordinator
ALTER TABLE agenda_item ADD COLUMN agreed_at INTEGER NOT NULL DEFAULT 0;
                                                    -- someone took it on

-- Who it concerns, takes part, or helps with what they learned.
CREATE TABLE agenda_stand (
	id       INTEGER PRIMARY KEY,
	item_id  INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	party_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	how      TEXT    NOT NULL CHECK (
	         how = 'support' OR how = 'join' OR how = 'experience'),
	at       INTEGER NOT NULL,
	UNIQUE (item_id, how, party_id)
) STRICT;
CREATE INDEX agenda_stand_of ON agenda_stand (party_id);

-- What it takes. Amounts are whole hours, euros, or how many pledges.
CREATE TABLE agenda_need (
	item_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	kind    TEXT    NOT NULL CHECK (
	        kind = 'time' OR kind = 'knowledge' OR kind = 'money'
	         OR kind = 'goods' OR kind = 'space'),
	wanted  INTEGER NOT NULL CHECK (wanted BETWEEN 1 AND 1000000),
	enough  INTEGER NOT NULL,                   -- from here on it goes ahead
	PRIMARY KEY (item_id, kind),
	CHECK (enough BETWEEN 1 AND wanted)
) STRICT;
CREATE TABLE agenda_pledge (
	id           INTEGER PRIMARY KEY,
	item_id      INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	party_id     INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	kind         TEXT    NOT NULL CHECK (
	             kind = 'time' OR kind = 'knowledge' OR kind = 'money'
	              OR kind = 'goods' OR kind = 'space'),
	amount       INTEGER NOT NULL CHECK (amount BETWEEN 1 AND 1000000),
	words        TEXT    NOT NULL DEFAULT '',
	made_at      INTEGER NOT NULL
) STRICT;
CREATE INDEX agenda_pledge_for ON agenda_pledge (item_id);
CREATE INDEX agenda_pledge_of ON agenda_pledge (party_id);

-- What came of it so far: words of a party, or of the network where there is
-- none; and each time it changed its state or who is at the wheel.
CREATE TABLE agenda_log (
	id       INTEGER PRIMARY KEY,
	item_id  INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
	party_id INTEGER REFERENCES entry (id) ON DELETE SET NULL,
	what     TEXT    NOT NULL CHECK (
	         what = 'note' OR what = 'state' OR what = 'wheel'
	          OR what = 'left'),
	value    TEXT    NOT NULL DEFAULT '',       -- the state, or the date
	words    TEXT    NOT NULL DEFAULT '',
	at       INTEGER NOT NULL
) STRICT;
CREATE INDEX agenda_log_of ON agenda_log (item_id, id);
CREATE INDEX agenda_log_by ON agenda_log (party_id);
