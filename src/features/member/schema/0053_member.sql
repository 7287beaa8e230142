-- Someone who wants to act for a party, until one of its managers answers.
CREATE TABLE membership_request (
	person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	party_id  INTEGER NOT NULL REFERENCES party (id) ON DELETE CASCADE,
	asked_at  INTEGER NOT NULL,
	PRIMARY KEY (person_id, party_id)
) STRICT;
CREATE INDEX membership_request_of ON membership_request (party_id, asked_at);

-- Invitations are links about a party.
CREATE INDEX link_token_about ON link_token (about, purpose);
