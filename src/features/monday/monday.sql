-- Every statement about the Monday mail.

-- monday_people(int64 now) -> monday_person*
-- Who looks after something.
-- scan: grants are few, once a week
SELECT DISTINCT person_id
  FROM role_grant
 WHERE role IN ('administrator', 'coordinator', 'moderator')
   AND (ends_at = 0 OR ends_at > :now);

-- monday_mail(person_id id) -> monday_reader?
SELECT name, mail, lang FROM person WHERE id = :id;

-- monday_tell(person_id person, str day) -> bool
-- True for the first who asks, of a later week than before.
INSERT INTO monday_told (person_id, day) VALUES (:person, :day)
ON CONFLICT (person_id) DO UPDATE SET day = excluded.day
 WHERE monday_told.day < excluded.day;
