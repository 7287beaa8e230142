-- SPDX-License-Identifier: EUPL-1.2
-- For the bench only: someone who is signed in, and nothing left to do (the
-- index is made by reindex, and a worker that makes it again would be in the
-- way of what is measured). :hash is the hash of her cookie.
INSERT INTO person (name, mail, created_at, confirmed_at)
VALUES ('Proefpersoon', 'proef@example.org', unixepoch(), unixepoch());
INSERT INTO session (token_hash, person_id, csrf, created_at, seen_at)
VALUES (:hash, last_insert_rowid(), hex(randomblob(16)), unixepoch(),
        unixepoch());
DELETE FROM job;
PRAGMA wal_checkpoint(TRUNCATE);
