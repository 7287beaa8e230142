-- Every statement about what was asked of whom, and when.

-- outcome_mailed_at(person_id person) -> int64
SELECT coalesce(max(sent_at), 0) AS "n:int"
  FROM outcome_mail
 WHERE person_id = :person;

-- outcome_mailed(person_id person, int64 now)
INSERT INTO outcome_mail (person_id, sent_at) VALUES (:person, :now)
ON CONFLICT (person_id) DO UPDATE SET sent_at = excluded.sent_at;

-- outcome_asked_get(str source, int64 about) -> outcome_asked_row?
SELECT times, asked_at
  FROM outcome_asked
 WHERE source = :source AND about = :about;

-- outcome_asked_note(str source, int64 about, int64 now)
INSERT INTO outcome_asked (source, about, times, asked_at)
VALUES (:source, :about, 1, :now)
ON CONFLICT (source, about) DO UPDATE
   SET times = outcome_asked.times + 1, asked_at = excluded.asked_at;
