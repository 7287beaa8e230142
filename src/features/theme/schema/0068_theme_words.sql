-- Other words by which a theme is found, and addresses it had before it was
-- merged into another.
CREATE TABLE theme_word (
	theme_id INTEGER NOT NULL REFERENCES theme (id) ON DELETE CASCADE,
	fold     TEXT    NOT NULL,
	word     TEXT    NOT NULL,
	position INTEGER NOT NULL,
	PRIMARY KEY (theme_id, fold)
) STRICT;

CREATE TABLE theme_former (
	slug     TEXT    PRIMARY KEY,
	theme_id INTEGER NOT NULL REFERENCES theme (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX theme_former_of ON theme_former (theme_id);

-- What an initiative wants a theme for; with enough who support it, it is one.
CREATE TABLE theme_proposal (
	id          INTEGER PRIMARY KEY,
	name        TEXT    NOT NULL,
	fold        TEXT    NOT NULL,
	description TEXT    NOT NULL,
	parent_id   INTEGER REFERENCES theme (id) ON DELETE SET NULL,
	person_id   INTEGER REFERENCES person (id) ON DELETE SET NULL,
	party_id    INTEGER REFERENCES entry (id) ON DELETE SET NULL,
	made_at     INTEGER NOT NULL,
	state       TEXT    NOT NULL DEFAULT 'open' CHECK (state IN ('open',
	                    'accepted', 'declined')),
	answered_at INTEGER NOT NULL DEFAULT 0,
	word        TEXT    NOT NULL DEFAULT '',    -- of who said no
	theme_id    INTEGER REFERENCES theme (id) ON DELETE SET NULL -- it became
) STRICT;
CREATE INDEX theme_proposal_state ON theme_proposal (state, made_at);
CREATE INDEX theme_proposal_person ON theme_proposal (person_id);
CREATE INDEX theme_proposal_party ON theme_proposal (party_id);

CREATE TABLE theme_support (
	proposal_id INTEGER NOT NULL REFERENCES theme_proposal (id)
	            ON DELETE CASCADE,
	person_id   INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	PRIMARY KEY (proposal_id, person_id)
) STRICT;
CREATE INDEX theme_support_person ON theme_support (person_id);
