-- When an entry could first be read here: from then it is news, once. 0: it
-- was there when the site began, or came with an import.
CREATE TABLE entry_news (
	entry_id INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
	at       INTEGER NOT NULL
) STRICT;
CREATE INDEX entry_news_at ON entry_news (at);
INSERT INTO entry_news (entry_id, at)
SELECT id, created_at FROM entry WHERE status = 'published' AND reported = 0;
