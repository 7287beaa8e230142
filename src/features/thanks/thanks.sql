-- Every statement about thank-you cards.

-- thanks_insert(introduction_id introduction, person_id person, str words, str way, bool may_show, int64 now) -> thanks_id
INSERT INTO thanks (introduction_id, person_id, words, way, may_show, made_at)
VALUES (:introduction, :person, :words, :way, :may_show, :now)
RETURNING id;

-- thanks_get(thanks_id id) -> thanks?
SELECT id, introduction_id, person_id, words, way,
       may_show <> 0 AS "may_show:bool", shown, made_at
  FROM thanks
 WHERE id = :id;

-- thanks_for(introduction_id introduction) -> thanks_row?
SELECT id FROM thanks WHERE introduction_id = :introduction;

-- thanks_got(person_id person, int64 after, int64 limit) -> thanks_row*
-- By mail, to those this person is the contact of, and what they offer.
SELECT t.id
  FROM introduction i
  JOIN thanks t ON t.introduction_id = i.id
 WHERE i.party_id IN (SELECT m.party_id FROM membership m
                       WHERE m.person_id = :person AND m.role = 'manager'
                       UNION
                      SELECT b.id FROM offer b WHERE b.person_id = :person)
   AND t.way = 'mail' AND t.made_at > :after
 ORDER BY t.made_at DESC, t.id DESC
 LIMIT :limit;

-- thanks_given(person_id person, int64 limit) -> thanks_row*
SELECT id
  FROM thanks
 WHERE person_id = :person
 ORDER BY made_at DESC, id DESC
 LIMIT :limit;

-- thanks_shown(entry_id party, int64 limit) -> thanks_quote*
-- For everyone: in whose name it was, never who wrote it.
SELECT t.words, t.made_at, f.title AS "from:str", f.type AS "type:str",
       f.slug AS "slug:str"
  FROM introduction i
  JOIN thanks t ON t.introduction_id = i.id
  LEFT JOIN entry f ON f.id = i.from_id AND f.status = 'published'
 WHERE i.party_id = :party AND t.may_show = 1 AND t.shown = 'yes'
 ORDER BY t.made_at DESC, t.id DESC
 LIMIT :limit;

-- thanks_set_shown(thanks_id id, str shown)
UPDATE thanks SET shown = :shown WHERE id = :id AND may_show = 1;

-- thanks_take_back(thanks_id id, person_id person) -> bool
DELETE FROM thanks WHERE id = :id AND person_id = :person;

-- thanks_forget_old(int64 before)
DELETE FROM thanks WHERE made_at < :before;

-- thanks_open(person_id person, int64 after, int64 limit) -> thanks_talk*
SELECT i.id
  FROM introduction i
  JOIN introduction_side s ON s.introduction_id = i.id
 WHERE i.person_id = :person AND s.side = 'asker'
   AND s.outcome IN ('yes', 'little') AND i.answered_at > :after
   AND NOT EXISTS (SELECT 1 FROM thanks t WHERE t.introduction_id = i.id)
   AND NOT EXISTS (SELECT 1 FROM outcome_asked a
        WHERE a.source = 'thanks' AND a.about = i.id)
 ORDER BY i.answered_at, i.id
 LIMIT :limit;
