-- Every statement about articles.

-- article_get(entry_id id) -> article?
SELECT id, kind, url, url_basis FROM article WHERE id = :id;
