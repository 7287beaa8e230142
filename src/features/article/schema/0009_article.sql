-- Guides, reports, models, laws, sites. Links: publisher.
CREATE TABLE article (
	id        INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
	kind      TEXT NOT NULL,
	url       TEXT NOT NULL DEFAULT '',
	url_basis TEXT NOT NULL DEFAULT ''
) STRICT;
