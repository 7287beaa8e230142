-- Every statement about what people said yes to.

-- consent_add(person_id? person, str mail_hash, str purpose, int64 about, str version, str lang, str way, int64 now)
INSERT INTO consent (person_id, mail_hash, purpose, about, version, lang, way,
                     given_at)
VALUES (:person, :mail_hash, :purpose, :about, :version, :lang, :way, :now);

-- consent_count(person_id person, str purpose, int64 about, str version) -> int64
-- How many hold; about -1 and an empty version: whichever.
SELECT count(*) AS "n:int"
  FROM consent
 WHERE person_id = :person AND purpose = :purpose AND withdrawn_at = 0
   AND (:about = -1 OR about = :about)
   AND (:version = '' OR version = :version);

-- consent_privacy_changed() -> int64
-- When the privacy page last came to say something else that matters; 0: never.
-- scan: settings are changed seldom
SELECT coalesce(max(at), 0) AS "at:int"
  FROM setting_change
 WHERE was <> '' AND name IN ('owner', 'host', 'host_place', 'host_helpers',
                              'abroad', 'abroad_how');

-- consent_count_mail(str mail_hash, str purpose, int64 about, str version) -> int64
SELECT count(*) AS "n:int"
  FROM consent
 WHERE mail_hash = :mail_hash AND mail_hash <> '' AND purpose = :purpose
   AND withdrawn_at = 0 AND about = :about AND version = :version;

-- consent_end(person_id person, str purpose, int64 about, int64 now)
UPDATE consent SET withdrawn_at = :now
 WHERE person_id = :person AND purpose = :purpose AND about = :about
   AND withdrawn_at = 0;

-- consent_list(person_id person) -> consent_row*
-- The newest first.
SELECT id, purpose, about, version, lang, way, given_at, withdrawn_at
  FROM consent
 WHERE person_id = :person
 ORDER BY given_at DESC, id DESC
 LIMIT 200;

-- consent_get(consent_id id, person_id person) -> consent_row?
SELECT id, purpose, about, version, lang, way, given_at, withdrawn_at
  FROM consent
 WHERE id = :id AND person_id = :person;
