-- What is kept of a person, and how it goes.

-- privacy_self(person_id person) -> privacy_line*
SELECT created_at AS "at:int", name AS "title:str", mail AS "text:str",
       lang AS "address:str"
  FROM person
 WHERE id = :person;

-- privacy_sessions(person_id person) -> privacy_line*
SELECT seen_at AS "at:int", browser AS "title:str", system AS "text:str",
       way AS "address:str"
  FROM session
 WHERE person_id = :person
 ORDER BY id;

-- privacy_passkeys(person_id person) -> privacy_line*
SELECT created_at AS "at:int", name AS "title:str", '' AS "text:str",
       '' AS "address:str"
  FROM passkey
 WHERE person_id = :person
 ORDER BY created_at, id;

-- privacy_devices(person_id person) -> privacy_line*
SELECT first_at AS "at:int", browser AS "title:str", system AS "text:str",
       '' AS "address:str"
  FROM known_device
 WHERE person_id = :person
 ORDER BY first_at, browser, system;

-- privacy_addresses(person_id person) -> privacy_line*
SELECT asked_at AS "at:int", old_mail AS "title:str", new_mail AS "text:str",
       '' AS "address:str"
  FROM address_change
 WHERE person_id = :person
 ORDER BY id;

-- privacy_consents(person_id person) -> privacy_line*
SELECT given_at AS "at:int", purpose AS "title:str",
       CASE WHEN withdrawn_at > 0 THEN 'withdrawn' ELSE 'holds' END
       AS "text:str", version AS "address:str"
  FROM consent
 WHERE person_id = :person
 ORDER BY id;

-- privacy_roles(person_id person) -> privacy_line*
SELECT g.granted_at AS "at:int", g.role AS "title:str",
       coalesce(p.name, t.nl, '') AS "text:str", '' AS "address:str"
  FROM role_grant g
  LEFT JOIN place p ON p.id = g.place_id
  LEFT JOIN theme t ON t.id = g.theme_id
 WHERE g.person_id = :person
 ORDER BY g.id;

-- privacy_members(person_id person) -> privacy_line*
SELECT m.since AS "at:int", e.title AS "title:str", m.role AS "text:str",
       CASE e.type WHEN 'organisation' THEN '/organisaties/'
       ELSE '/initiatieven/' END || e.slug AS "address:str"
  FROM membership m
  JOIN entry e ON e.id = m.party_id
 WHERE m.person_id = :person
 ORDER BY m.since, e.id;

-- privacy_member_requests(person_id person) -> privacy_line*
SELECT r.asked_at AS "at:int", e.title AS "title:str", '' AS "text:str",
       '' AS "address:str"
  FROM membership_request r
  JOIN entry e ON e.id = r.party_id
 WHERE r.person_id = :person
 ORDER BY r.asked_at, e.id;

-- privacy_asks(person_id person) -> privacy_line*
SELECT e.created_at AS "at:int", e.title AS "title:str", a.body AS "text:str",
       '/vragen/' || e.slug AS "address:str"
  FROM ask a
  JOIN entry e ON e.id = a.id
 WHERE a.person_id = :person
 ORDER BY e.created_at, e.id;

-- privacy_offers(person_id person) -> privacy_line*
SELECT e.created_at AS "at:int", e.title AS "title:str", o.body AS "text:str",
       '/aanbod/' || e.slug AS "address:str"
  FROM offer o
  JOIN entry e ON e.id = o.id
 WHERE o.person_id = :person
 ORDER BY e.created_at, e.id;

-- privacy_follows(person_id person) -> privacy_line*
SELECT f.since AS "at:int", coalesce(t.nl, p.name, e.title, s.search) AS "title:str",
       f.rhythm AS "text:str", '' AS "address:str"
  FROM follow f
  JOIN follow_subject s ON s.id = f.subject_id
  LEFT JOIN theme t ON t.id = s.theme_id
  LEFT JOIN place p ON p.id = s.place_id
  LEFT JOIN entry e ON e.id = s.party_id
 WHERE f.person_id = :person
 ORDER BY f.since, f.id;

-- privacy_newsletters(person_id person) -> privacy_line*
SELECT r.since AS "at:int", coalesce(t.nl, p.name, '') AS "title:str",
       '' AS "text:str", '' AS "address:str"
  FROM newsletter_reader r
  LEFT JOIN theme t ON t.id = r.theme_id
  LEFT JOIN place p ON p.id = r.place_id
 WHERE r.person_id = :person
 ORDER BY r.since, r.id;

-- privacy_small_things(person_id person) -> privacy_line*
SELECT said_at AS "at:int", what AS "title:str", '' AS "text:str",
       '' AS "address:str"
  FROM small_thing
 WHERE person_id = :person
 ORDER BY said_at, what;

-- privacy_additions(person_id person) -> privacy_line*
SELECT e.created_at AS "at:int", e.title AS "title:str",
       e.summary AS "text:str", e.slug AS "address:str"
  FROM addition a
  JOIN entry e ON e.id = a.id
 WHERE a.person_id = :person
 ORDER BY a.id;

-- privacy_photos(person_id person) -> privacy_line*
SELECT p.added_at AS "at:int", e.title AS "title:str", p.alt AS "text:str",
       p.kind AS "address:str"
  FROM photo p
  JOIN entry e ON e.id = p.entry_id
 WHERE p.added_by = :person
 ORDER BY p.id;

-- privacy_claims(person_id person) -> privacy_line*
SELECT c.asked_at AS "at:int", e.title AS "title:str", c.words AS "text:str",
       c.answer AS "address:str"
  FROM claim c
  JOIN entry e ON e.id = c.party_id
 WHERE c.person_id = :person
 ORDER BY c.id;

-- privacy_bounced(person_id person) -> privacy_line*
SELECT since AS "at:int", status AS "title:str", '' AS "text:str",
       '' AS "address:str"
  FROM mail_suppressed
 WHERE person_id = :person
 ORDER BY id;

-- privacy_held_answers(person_id person) -> privacy_line*
SELECT at AS "at:int", masked AS "title:str", text AS "text:str",
       why AS "address:str"
  FROM incoming_held
 WHERE person_id = :person
 ORDER BY id;

-- privacy_themes(person_id person) -> privacy_line*
SELECT made_at AS "at:int", name AS "title:str", description AS "text:str",
       state AS "address:str"
  FROM theme_proposal
 WHERE person_id = :person
 ORDER BY id;

-- privacy_theme_support(person_id person) -> privacy_line*
SELECT 0 AS "at:int", p.name AS "title:str", '' AS "text:str",
       '' AS "address:str"
  FROM theme_support s
  JOIN theme_proposal p ON p.id = s.proposal_id
 WHERE s.person_id = :person
 ORDER BY p.id;

-- privacy_place_words(person_id person) -> privacy_line*
SELECT w.made_at AS "at:int", p.name AS "title:str", w.text AS "text:str",
       w.role AS "address:str"
  FROM place_words w
  JOIN place p ON p.id = w.place_id
 WHERE w.person_id = :person
 ORDER BY w.id;

-- privacy_registrations(person_id person) -> privacy_line*
SELECT r.registered_at AS "at:int", e.title AS "title:str",
       r.behalf || ' ' || r.wants || ' ' || r.brings || ' ' || r.answers
       || coalesce(' ' || w.side, '') || coalesce(' ' || a.title, '')
       || coalesce(' ' || b.title, '')
       AS "text:str", r.guest AS "address:str"
  FROM registration r
  JOIN entry e ON e.id = r.meeting_id
  LEFT JOIN registration_wish w ON w.registration_id = r.id
  LEFT JOIN entry a ON a.id = w.first_id
  LEFT JOIN entry b ON b.id = w.second_id
 WHERE r.person_id = :person
 ORDER BY r.id;

-- privacy_seats(person_id person) -> privacy_line*
-- The table one sits at, of each round from 1, and those one leads.
SELECT m.starts_at AS "at:int", t.title AS "title:str", 'seat' AS "text:str",
       CAST(s.round + 1 AS TEXT) AS "address:str"
  FROM registration r
  JOIN seat s ON s.registration_id = r.id
  JOIN meeting m ON m.id = s.meeting_id
  JOIN entry t ON t.id = s.table_id
 WHERE r.person_id = :person
UNION ALL
SELECT m.starts_at, t.title,
       CASE WHEN p.host_id = r.id THEN 'host' ELSE 'note-taker' END, ''
  FROM registration r
  JOIN table_plan p ON p.host_id = r.id OR p.noter_id = r.id
  JOIN entry t ON t.id = p.id
  JOIN entry_link l ON l.entry_id = t.id AND l.role = 'meeting'
  JOIN meeting m ON m.id = l.target_id
 WHERE r.person_id = :person
 ORDER BY 1, 2, 4;

-- privacy_corrections(person_id person) -> privacy_line*
SELECT coalesce(c.made_at, r.made_at) AS "at:int", e.title AS "title:str",
       coalesce(c.text, '') AS "text:str", r.party AS "address:str"
  FROM correction_reader r
  JOIN entry e ON e.id = r.meeting_id
  LEFT JOIN correction c ON c.reader_id = r.id
 WHERE r.person_id = :person
 ORDER BY r.id, c.id NULLS FIRST;

-- privacy_introductions(person_id person) -> privacy_line*
SELECT i.created_at AS "at:int", e.title AS "title:str",
       i.message AS "text:str", i.phone AS "address:str"
  FROM introduction i
  JOIN entry e ON e.id = i.party_id
 WHERE i.person_id = :person
 ORDER BY i.created_at, i.id;

-- privacy_outcomes(person_id person) -> privacy_line*
SELECT s.asked_at AS "at:int", s.outcome AS "title:str",
       s.words AS "text:str", s.share AS "address:str"
  FROM introduction i
  JOIN introduction_side s ON s.introduction_id = i.id AND s.side = 'asker'
 WHERE i.person_id = :person
 ORDER BY s.id;

-- privacy_messages(person_id person) -> privacy_line*
SELECT created_at AS "at:int", via AS "title:str", text AS "text:str",
       '' AS "address:str"
  FROM thread_message
 WHERE person_id = :person
 ORDER BY id;

-- privacy_exchanges(person_id person) -> privacy_line*
SELECT m.created_at AS "at:int", e.title AS "title:str", m.text AS "text:str",
       '' AS "address:str"
  FROM triangle_message m
  JOIN entry e ON e.id = m.party_id
 WHERE m.person_id = :person
 ORDER BY m.id;

-- privacy_circles(person_id person) -> privacy_line*
SELECT m.since AS "at:int", c.purpose AS "title:str", m.state AS "text:str",
       e.title AS "address:str"
  FROM circle_member m
  JOIN circle c ON c.id = m.circle_id
  JOIN entry e ON e.id = m.party_id
 WHERE m.person_id = :person
 ORDER BY m.id;

-- privacy_circle_moments(person_id person) -> privacy_line*
SELECT o.starts_at AS "at:int", c.purpose AS "title:str",
       s.answer AS "text:str", '' AS "address:str"
  FROM circle_member m
  JOIN circle c ON c.id = m.circle_id
  JOIN circle_suits s ON s.member_id = m.id
  JOIN circle_moment o ON o.id = s.moment_id
 WHERE m.person_id = :person
 ORDER BY o.starts_at, o.id;

-- privacy_circle_words(person_id person) -> privacy_line*
SELECT x.at AS "at:int", c.purpose AS "title:str", x.words AS "text:str",
       x.kind AS "address:str"
  FROM circle_member m
  JOIN circle c ON c.id = m.circle_id
  JOIN (SELECT member_id, made_at AS at, words, 'note' AS kind
          FROM circle_note
        UNION ALL
        SELECT member_id, made_at, words, 'step' FROM circle_step
        UNION ALL
        SELECT y.member_id, y.at, l.title, 'lesson'
          FROM circle_lesson_yes y
          JOIN circle_lesson l ON l.id = y.lesson_id) x
       ON x.member_id = m.id
 WHERE m.person_id = :person
 ORDER BY x.at, x.kind;

-- privacy_thanks(person_id person) -> privacy_line*
SELECT t.made_at AS "at:int", e.title AS "title:str", t.words AS "text:str",
       t.way AS "address:str"
  FROM thanks t
  JOIN introduction i ON i.id = t.introduction_id
  JOIN entry e ON e.id = i.party_id
 WHERE t.person_id = :person
 ORDER BY t.id;

-- privacy_blocks(person_id person) -> privacy_line*
SELECT b.created_at AS "at:int", coalesce(e.title, '') AS "title:str",
       '' AS "text:str", '' AS "address:str"
  FROM contact_block b
  LEFT JOIN entry e ON e.id = b.party_id
 WHERE b.by_person = :person
 ORDER BY b.id;

-- privacy_changes(person_id person) -> privacy_line*
SELECT r.made_at AS "at:int", e.title AS "title:str", r.note AS "text:str",
       r.what AS "address:str"
  FROM revision r
  JOIN entry e ON e.id = r.entry_id
 WHERE r.person_id = :person
 ORDER BY r.id;

-- privacy_files(person_id person) -> privacy_line*
SELECT f.added_at AS "at:int", e.title AS "title:str", f.title AS "text:str",
       '/bestand/' || f.hash AS "address:str"
  FROM file f
  JOIN entry e ON e.id = f.entry_id
 WHERE f.added_by = :person
 ORDER BY f.id;

-- privacy_own_files(person_id person) -> privacy_own_file*
-- The small ones first: so that most of them fit.
SELECT f.id, e.title AS "page:str", f.title, f.kind, f.size
  FROM file f
  JOIN entry e ON e.id = f.entry_id
 WHERE f.added_by = :person
 ORDER BY f.size, f.id
 LIMIT 1000;

-- privacy_own_photos(person_id person) -> privacy_own_photo*
-- Each as large as it is kept.
SELECT p.id, e.title AS "page:str", p.alt, s.type, s.width,
       length(s.bytes) AS "size:int"
  FROM photo p
  JOIN entry e ON e.id = p.entry_id
  JOIN photo_size s ON s.photo_id = p.id
 WHERE p.added_by = :person
   AND NOT EXISTS (SELECT 1 FROM photo_size o
         WHERE o.photo_id = s.photo_id
           AND (o.width > s.width OR (o.width = s.width AND o.type < s.type)))
 ORDER BY p.id
 LIMIT 1000;

-- privacy_photo_bytes(photo_id photo, str type, int64 width) -> privacy_photo_bytes?
SELECT bytes
  FROM photo_size
 WHERE photo_id = :photo AND type = :type AND width = :width;

-- privacy_proposals(person_id person) -> privacy_line*
SELECT p.made_at AS "at:int", e.title AS "title:str", p.why AS "text:str",
       p.state AS "address:str"
  FROM proposal p
  JOIN entry e ON e.id = p.entry_id
 WHERE p.person_id = :person
 ORDER BY p.id;

-- privacy_measures(person_id person) -> privacy_line*
-- What a moderator did about something of theirs, and their appeal.
SELECT at AS "at:int", what AS "title:str", words AS "text:str",
       appeal AS "address:str"
  FROM measure
 WHERE person_id = :person
 ORDER BY id;

-- privacy_settings(person_id person) -> privacy_line*
-- scan: settings are changed seldom
SELECT at AS "at:int", name AS "title:str", became AS "text:str",
       was AS "address:str"
  FROM setting_change
 WHERE actor_id = :person
 ORDER BY id;

-- privacy_deeds(person_id person) -> privacy_line*
SELECT at AS "at:int", deed AS "title:str", about AS "text:str",
       '' AS "address:str"
  FROM audit
 WHERE actor_id = :person OR person_id = :person
 ORDER BY id;

-- privacy_links(person_id person) -> privacy_line*
SELECT created_at AS "at:int", purpose AS "title:str", '' AS "text:str",
       '' AS "address:str"
  FROM link_token
 WHERE person_id = :person
 ORDER BY id;

-- privacy_mail(str mail) -> privacy_line*
-- scan: what waits is little, and is no more once it is sent
SELECT created_at AS "at:int", subject AS "title:str", text AS "text:str",
       '' AS "address:str"
  FROM mail
 WHERE recipient = :mail AND sent_at = 0
 ORDER BY id;

-- privacy_alone(person_id person) -> privacy_alone*
-- For which parties they are the only manager.
SELECT e.title, e.slug
  FROM membership m
  JOIN entry e ON e.id = m.party_id
 WHERE m.person_id = :person AND m.role = 'manager'
   AND NOT EXISTS (SELECT 1 FROM membership o WHERE o.party_id = m.party_id
         AND o.role = 'manager' AND o.person_id <> :person)
 ORDER BY e.sort_key, e.id;

-- erasure_get(person_id person) -> erasure?
SELECT person_id, due_at, keep FROM erasure WHERE person_id = :person;

-- erasure_add(person_id person, int64 due, bool keep)
INSERT INTO erasure (person_id, due_at, keep) VALUES (:person, :due, :keep)
ON CONFLICT (person_id) DO NOTHING;

-- erasure_cancel(person_id person) -> bool
DELETE FROM erasure WHERE person_id = :person;

-- erasure_due(int64 now, int64 limit) -> erasure*
SELECT person_id, due_at, keep
  FROM erasure
 WHERE due_at <= :now
 ORDER BY due_at, person_id
 LIMIT :limit;

-- erase_stories(person_id person)
-- What they told with someone else, and both showed.
DELETE FROM entry
 WHERE id IN (SELECT s.id FROM story s
         JOIN introduction i ON i.id = s.introduction_id
        WHERE i.person_id = :person);

-- erase_asks(person_id person)
-- What they asked for themselves; not what they asked for a party.
DELETE FROM entry
 WHERE id IN (SELECT a.id FROM ask a WHERE a.person_id = :person
         AND NOT EXISTS (SELECT 1 FROM entry_link l WHERE l.entry_id = a.id
               AND l.role IN ('asked_by', 'asker_org')));

-- erase_offers(person_id person)
DELETE FROM entry
 WHERE id IN (SELECT o.id FROM offer o WHERE o.person_id = :person
         AND NOT EXISTS (SELECT 1 FROM entry_link l WHERE l.entry_id = o.id
               AND l.role = 'provider'));

-- erase_corrections(person_id person)
-- What stands in a report is of that report, and says not who wrote it.
DELETE FROM correction
 WHERE state <> 'accepted'
   AND reader_id IN (SELECT id FROM correction_reader
                      WHERE person_id = :person);

-- erase_exchanges(person_id person)
DELETE FROM triangle_message WHERE person_id = :person;

-- erase_messages(person_id person)
DELETE FROM thread_message WHERE person_id = :person;

-- erase_appeals(person_id person)
-- What they said against a decision, and what was said to them.
UPDATE measure SET appeal = '', words = '' WHERE person_id = :person;

-- erase_reports(str mail)
-- scan: reports that wait are few
UPDATE report_word SET mail = '' WHERE mail = :mail;

-- erase_mail(str mail)
-- scan: what waits is little
DELETE FROM mail WHERE recipient = :mail;

-- erase_party_mail(str mail)
-- scan: once in a while
-- Their own address as that of a party they spoke for.
UPDATE party SET mail = '' WHERE mail = :mail;

-- erase_signature(str name, str instead)
-- scan: once in a while
UPDATE role_grant
   SET granted_by = CASE granted_by WHEN :name THEN :instead ELSE granted_by END,
       ended_by = CASE ended_by WHEN :name THEN :instead ELSE ended_by END
 WHERE granted_by = :name OR ended_by = :name;

-- erase_person(person_id person)
-- With all that is theirs alone.
DELETE FROM person WHERE id = :person;

-- away_since(int64 before, int64 limit) -> away*
-- Who was not here since, and was not written to. Who has a role keeps it.
SELECT id, name, mail, lang
  FROM person
 WHERE here_at < :before AND missed_at = 0 AND confirmed_at > 0
   AND NOT EXISTS (SELECT 1 FROM role_grant g WHERE g.person_id = person.id
         AND g.ends_at = 0)
 ORDER BY here_at, id
 LIMIT :limit;

-- away_told(person_id person, int64 now)
UPDATE person SET missed_at = :now WHERE id = :person;

-- away_gone(int64 told_before, int64 due)
-- Who did not come back after the mail: as if they had asked for it, and what
-- they wrote stays.
INSERT INTO erasure (person_id, due_at, keep)
SELECT id, :due, 1 FROM person
 WHERE here_at > 0 AND missed_at > 0 AND missed_at < :told_before
ON CONFLICT (person_id) DO NOTHING;

-- term_sessions(int64 before)
-- scan: each night
DELETE FROM session WHERE created_at < :before;

-- term_phones(int64 before)
-- scan: each night
-- A number given for one conversation.
UPDATE introduction SET phone = ''
 WHERE phone <> '' AND created_at < :before;

-- term_failed_mail(int64 before)
DELETE FROM mail WHERE failure <> '' AND created_at < :before;
