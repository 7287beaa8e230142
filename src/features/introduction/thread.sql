-- Every statement about what two write to each other, and who blocked whom.

-- thread_insert(introduction_id introduction, str side, person_id person, str via, str text, int64 now) -> thread_message_id
INSERT INTO thread_message (introduction_id, side, person_id, via, text,
                            created_at)
VALUES (:introduction, :side, nullif(:person, 0), :via, :text, :now)
RETURNING id;

-- thread_hold(introduction_id introduction, person_id person, str text, int64 now)
-- Of the helper, by mail, before a yes or a no.
INSERT INTO thread_message (introduction_id, side, person_id, via, text,
                            created_at, held)
VALUES (:introduction, 'helper', :person, 'mail', :text, :now, 1);

-- thread_held(introduction_id introduction) -> thread_held_row*
SELECT id, text
  FROM thread_message
 WHERE introduction_id = :introduction AND held = 1
 ORDER BY id;

-- thread_let_go(introduction_id introduction)
UPDATE thread_message SET held = 0
 WHERE introduction_id = :introduction AND held = 1;

-- thread_list(introduction_id introduction, int64 limit) -> thread_line*
-- The newest first.
SELECT m.id, m.side, m.text, m.created_at, p.name AS "name:str"
  FROM thread_message m
  LEFT JOIN person p ON p.id = m.person_id
 WHERE m.introduction_id = :introduction AND m.held = 0
 ORDER BY m.id DESC
 LIMIT :limit;

-- thread_get(thread_message_id id) -> thread_row?
SELECT introduction_id, side, text, person_id, held AS "held:bool"
  FROM thread_message
 WHERE id = :id;

-- thread_count(introduction_id introduction, str side, int64 since) -> int64
SELECT count(*) AS "n:int"
  FROM thread_message
 WHERE introduction_id = :introduction AND side = :side
   AND created_at >= :since;

-- thread_manages(person_id person, entry_id party) -> int64
SELECT count(*) AS "n:int"
  FROM membership
 WHERE person_id = :person AND party_id = :party AND role = 'manager';

-- thread_set_shares(introduction_id id, int64 asker, int64 helper)
UPDATE introduction SET asker_shares = :asker, helper_shares = :helper
 WHERE id = :id;

-- block_insert(person_id by_person, entry_id by_party, person_id person, entry_id party, int64 now)
INSERT INTO contact_block (by_person, by_party, person_id, party_id, created_at)
VALUES (nullif(:by_person, 0), nullif(:by_party, 0), nullif(:person, 0),
        nullif(:party, 0), :now);

-- block_delete(person_id by_person, entry_id by_party, person_id person, entry_id party)
DELETE FROM contact_block
 WHERE (person_id = :person OR party_id = :party)
   AND (by_person = :by_person OR by_party = :by_party);

-- block_between(person_id a_person, entry_id a_party, person_id b_person, entry_id b_party) -> int64
-- Whether either of two sides, each a person, a party or both, blocked the
-- other.
SELECT count(*) AS "n:int"
  FROM contact_block
 WHERE (person_id = :b_person AND (by_person = :a_person OR by_party = :a_party))
    OR (party_id = :b_party AND (by_person = :a_person OR by_party = :a_party))
    OR (person_id = :a_person AND (by_person = :b_person OR by_party = :b_party))
    OR (party_id = :a_party AND (by_person = :b_person OR by_party = :b_party));

-- block_by(person_id by_person, entry_id by_party, person_id person, entry_id party) -> int64
-- Whether this side blocked that one.
SELECT count(*) AS "n:int"
  FROM contact_block
 WHERE (person_id = :person OR party_id = :party)
   AND (by_person = :by_person OR by_party = :by_party);
