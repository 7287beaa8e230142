-- Every statement about articles.

-- article_get(entry_id id) -> article?
SELECT id, kind, url, url_basis FROM article WHERE id = :id;

-- article_update(entry_id id, str kind, str url)
UPDATE article SET kind = :kind, url = :url WHERE id = :id;

-- article_insert(entry_id id)
INSERT INTO article (id, kind) VALUES (:id, '');
