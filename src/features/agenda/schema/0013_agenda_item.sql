-- An action or topic the network carries. Links: owner, link.
CREATE TABLE agenda_item (
	id     INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
	agenda TEXT NOT NULL,                       -- doe-agenda, kennisagenda, ...
	kind   TEXT NOT NULL DEFAULT 'topic' CHECK (kind IN ('topic', 'action')),
	state  TEXT NOT NULL DEFAULT 'proposed' CHECK (
	           state = 'proposed' OR state = 'planned'
	            OR state = 'in-progress' OR state = 'done'
	            OR state = 'stopped'),
	due    TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX agenda_item_of ON agenda_item (agenda);
