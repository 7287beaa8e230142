-- Every statement about merging two entries, and parting them again.

-- merge_references(entry_id entry, entry_id against) -> merge_reference*
-- All that can move along from this one to the other: what it is, how its row
-- is known there (a, b), and `same`: where the other has one of that already,
-- it stays. What is between the two themselves stays as well.
-- scan: what points at one entry, each by index
SELECT 'member' AS "what:str", person_id AS "a:int", '' AS "b:str",
       CAST(person_id AS TEXT) AS "same:str"
  FROM membership
 WHERE party_id = :entry
UNION ALL
SELECT 'member_ask', person_id, '',
       CAST(person_id AS TEXT)
  FROM membership_request
 WHERE party_id = :entry
UNION ALL
SELECT 'claim', id, '',
       CAST(person_id AS TEXT)
  FROM claim
 WHERE party_id = :entry
UNION ALL
SELECT 'link_to', entry_id, role || ' ' || position,
       entry_id || role
  FROM entry_link
 WHERE target_id = :entry AND entry_id <> :against
UNION ALL
SELECT 'link_from', target_id, role,
       CASE WHEN role IN ('parent', 'by', 'publisher', 'asked_by', 'asker_org', 'provider') THEN role ELSE role || target_id END
  FROM entry_link
 WHERE entry_id = :entry AND target_id <> :against
UNION ALL
SELECT 'photo', id, '',
       CASE kind WHEN 'logo' THEN 'logo' ELSE '' END
  FROM photo
 WHERE entry_id = :entry AND removed_at = 0
UNION ALL
SELECT 'file', id, '',
       ''
  FROM file
 WHERE entry_id = :entry AND removed_at = 0
UNION ALL
SELECT 'talk_with', id, '',
       ''
  FROM introduction
 WHERE party_id = :entry AND coalesce(from_id, 0) <> :against
UNION ALL
SELECT 'talk_for', id, '',
       ''
  FROM introduction
 WHERE from_id = :entry AND party_id <> :against
UNION ALL
SELECT 'talk_about', id, '',
       ''
  FROM introduction
 WHERE ask_id = :entry
UNION ALL
SELECT 'story_with', id, '',
       ''
  FROM story
 WHERE party_id = :entry AND coalesce(from_id, 0) <> :against
UNION ALL
SELECT 'story_for', id, '',
       ''
  FROM story
 WHERE from_id = :entry AND party_id <> :against
UNION ALL
SELECT 'story_about', id, '',
       ''
  FROM story
 WHERE ask_id = :entry
UNION ALL
SELECT 'picked_for', entry_id, '',
       CAST(entry_id AS TEXT)
  FROM picked_match
 WHERE ask_id = :entry AND entry_id <> :against
UNION ALL
SELECT 'picked', ask_id, '',
       CAST(ask_id AS TEXT)
  FROM picked_match
 WHERE entry_id = :entry AND ask_id <> :against
UNION ALL
SELECT 'block_by', id, '',
       ''
  FROM contact_block
 WHERE by_party = :entry AND coalesce(party_id, 0) <> :against
UNION ALL
SELECT 'block_of', id, '',
       ''
  FROM contact_block
 WHERE party_id = :entry AND coalesce(by_party, 0) <> :against
UNION ALL
SELECT 'named_in', id, '',
       CAST(party_id AS TEXT)
  FROM named
 WHERE entry_id = :entry AND party_id <> :against
UNION ALL
SELECT 'named', id, '',
       CAST(entry_id AS TEXT)
  FROM named
 WHERE party_id = :entry AND entry_id <> :against
UNION ALL
SELECT 'openday', id, '',
       ''
  FROM openday
 WHERE party_id = :entry
UNION ALL
SELECT 'relation_from', id, '',
       kind || to_id
  FROM relation
 WHERE from_id = :entry AND to_id <> :against
UNION ALL
SELECT 'relation_to', id, '',
       kind || from_id
  FROM relation
 WHERE to_id = :entry AND from_id <> :against
UNION ALL
SELECT 'small_thing', person_id, what,
       ''
  FROM small_thing
 WHERE offer_id = :entry
UNION ALL
SELECT 'newsletter', id, '',
       ''
  FROM newsletter_block
 WHERE entry_id = :entry
UNION ALL
SELECT 'theme_proposal', id, '',
       ''
  FROM theme_proposal
 WHERE party_id = :entry
UNION ALL
SELECT 'agenda_stand', id, '', how || ' ' || CAST(item_id AS TEXT)
  FROM agenda_stand
 WHERE party_id = :entry
UNION ALL
SELECT 'circle_member', id, '', CAST(circle_id AS TEXT)
  FROM circle_member
 WHERE party_id = :entry
UNION ALL
SELECT 'circle_case', id, '', ''
  FROM circle_meeting
 WHERE case_party_id = :entry
UNION ALL
SELECT 'agenda_pledge', id, '', ''
  FROM agenda_pledge
 WHERE party_id = :entry
UNION ALL
SELECT 'agenda_said', id, '', ''
  FROM agenda_log
 WHERE party_id = :entry
UNION ALL
SELECT 'triangle_party', id, '', CAST(triangle_id AS TEXT)
  FROM triangle_side
 WHERE party_id = :entry
UNION ALL
SELECT 'triangle_offer', id, '', ''
  FROM triangle_side
 WHERE offer_id = :entry
UNION ALL
SELECT 'triangle_ask', id, '', ''
  FROM triangle_side
 WHERE ask_id = :entry
UNION ALL
SELECT 'triangle_said', id, '', ''
  FROM triangle_message
 WHERE party_id = :entry
UNION ALL
SELECT 'followed', id, '', 'followed'
  FROM follow_subject
 WHERE party_id = :entry
UNION ALL
SELECT 'follower', f.id, '', CAST(f.person_id AS TEXT)
  FROM follow f
  JOIN follow_subject s ON s.id = f.subject_id
 WHERE s.party_id = :entry
   AND EXISTS (SELECT 1 FROM follow_subject k WHERE k.party_id = :against)
UNION ALL
SELECT 'invite', id, '', ''
  FROM link_token
 WHERE about = :entry AND used_at = 0
   AND purpose IN ('join', 'join-manager')
 LIMIT 5000;

-- merge_move_member(merging_id merging, entry_id from, entry_id to)
UPDATE membership SET party_id = :to
 WHERE party_id = :from
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'member'
                  AND m.a = membership.person_id);

-- merge_move_member_ask(merging_id merging, entry_id from, entry_id to)
UPDATE membership_request SET party_id = :to
 WHERE party_id = :from
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'member_ask'
                  AND m.a = membership_request.person_id);

-- merge_move_claim(merging_id merging, entry_id from, entry_id to)
UPDATE claim SET party_id = :to
 WHERE party_id = :from
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'claim'
                  AND m.a = claim.id);

-- merge_move_link_to(merging_id merging, entry_id from, entry_id to)
UPDATE entry_link SET target_id = :to
 WHERE target_id = :from
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'link_to'
                  AND m.a = entry_link.entry_id
                  AND m.b = entry_link.role || ' ' || entry_link.position);

-- merge_move_link_from(merging_id merging, entry_id from, entry_id to)
-- Past those the other has itself, and back.
UPDATE entry_link SET entry_id = :to,
       position = CASE WHEN position >= 1000 THEN position - 1000
                  ELSE position + 1000 END
 WHERE entry_id = :from
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'link_from'
                  AND m.a = entry_link.target_id
                  AND m.b = entry_link.role);

-- merge_move_photo(merging_id merging, entry_id from, entry_id to)
UPDATE photo SET entry_id = :to
 WHERE entry_id = :from
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'photo'
                  AND m.a = photo.id);

-- merge_move_file(merging_id merging, entry_id from, entry_id to)
UPDATE file SET entry_id = :to
 WHERE entry_id = :from
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'file'
                  AND m.a = file.id);

-- merge_move_talk_with(merging_id merging, entry_id from, entry_id to)
UPDATE introduction SET party_id = :to
 WHERE party_id = :from
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'talk_with'
                  AND m.a = introduction.id);

-- merge_move_talk_for(merging_id merging, entry_id from, entry_id to)
UPDATE introduction SET from_id = :to
 WHERE from_id = :from
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'talk_for'
                  AND m.a = introduction.id);

-- merge_move_talk_about(merging_id merging, entry_id from, entry_id to)
UPDATE introduction SET ask_id = :to
 WHERE ask_id = :from
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'talk_about'
                  AND m.a = introduction.id);

-- merge_move_story_with(merging_id merging, entry_id from, entry_id to)
UPDATE story SET party_id = :to
 WHERE party_id = :from
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'story_with'
                  AND m.a = story.id);

-- merge_move_story_for(merging_id merging, entry_id from, entry_id to)
UPDATE story SET from_id = :to
 WHERE from_id = :from
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'story_for'
                  AND m.a = story.id);

-- merge_move_story_about(merging_id merging, entry_id from, entry_id to)
UPDATE story SET ask_id = :to
 WHERE ask_id = :from
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'story_about'
                  AND m.a = story.id);

-- merge_move_picked_for(merging_id merging, entry_id from, entry_id to)
UPDATE picked_match SET ask_id = :to
 WHERE ask_id = :from
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'picked_for'
                  AND m.a = picked_match.entry_id);

-- merge_move_picked(merging_id merging, entry_id from, entry_id to)
UPDATE picked_match SET entry_id = :to
 WHERE entry_id = :from
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'picked'
                  AND m.a = picked_match.ask_id);

-- merge_move_block_by(merging_id merging, entry_id from, entry_id to)
UPDATE contact_block SET by_party = :to
 WHERE by_party = :from
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'block_by'
                  AND m.a = contact_block.id);

-- merge_move_block_of(merging_id merging, entry_id from, entry_id to)
UPDATE contact_block SET party_id = :to
 WHERE party_id = :from
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'block_of'
                  AND m.a = contact_block.id);

-- merge_move_named_in(merging_id merging, entry_id from, entry_id to)
UPDATE named SET entry_id = :to
 WHERE entry_id = :from
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'named_in'
                  AND m.a = named.id);

-- merge_move_named(merging_id merging, entry_id from, entry_id to)
UPDATE named SET party_id = :to
 WHERE party_id = :from
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'named'
                  AND m.a = named.id);

-- merge_move_openday(merging_id merging, entry_id from, entry_id to)
UPDATE openday SET party_id = :to
 WHERE party_id = :from
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'openday'
                  AND m.a = openday.id);

-- merge_move_relation_from(merging_id merging, entry_id from, entry_id to)
UPDATE relation SET from_id = :to
 WHERE from_id = :from
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'relation_from'
                  AND m.a = relation.id);

-- merge_move_relation_to(merging_id merging, entry_id from, entry_id to)
UPDATE relation SET to_id = :to
 WHERE to_id = :from
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'relation_to'
                  AND m.a = relation.id);

-- merge_move_small_thing(merging_id merging, entry_id from, entry_id to)
UPDATE small_thing SET offer_id = :to
 WHERE offer_id = :from
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'small_thing'
                  AND m.a = small_thing.person_id
                  AND m.b = small_thing.what);

-- merge_move_newsletter(merging_id merging, entry_id from, entry_id to)
UPDATE newsletter_block SET entry_id = :to
 WHERE entry_id = :from
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'newsletter'
                  AND m.a = newsletter_block.id);

-- merge_move_theme_proposal(merging_id merging, entry_id from, entry_id to)
UPDATE theme_proposal SET party_id = :to
 WHERE party_id = :from
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'theme_proposal'
                  AND m.a = theme_proposal.id);

-- merge_move_circle_member(merging_id merging, entry_id from, entry_id to)
UPDATE circle_member SET party_id = :to
 WHERE party_id = :from
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'circle_member'
                  AND m.a = circle_member.id);

-- merge_move_circle_case(merging_id merging, entry_id from, entry_id to)
UPDATE circle_meeting SET case_party_id = :to
 WHERE case_party_id = :from
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'circle_case'
                  AND m.a = circle_meeting.id);

-- merge_move_agenda_stand(merging_id merging, entry_id from, entry_id to)
UPDATE agenda_stand SET party_id = :to
 WHERE party_id = :from
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'agenda_stand'
                  AND m.a = agenda_stand.id);

-- merge_move_agenda_pledge(merging_id merging, entry_id from, entry_id to)
UPDATE agenda_pledge SET party_id = :to
 WHERE party_id = :from
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'agenda_pledge'
                  AND m.a = agenda_pledge.id);

-- merge_move_agenda_said(merging_id merging, entry_id from, entry_id to)
UPDATE agenda_log SET party_id = :to
 WHERE party_id = :from
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'agenda_said'
                  AND m.a = agenda_log.id);

-- merge_move_invite(merging_id merging, entry_id from, entry_id to)
UPDATE link_token SET about = :to
 WHERE about = :from AND purpose IN ('join', 'join-manager')
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'invite'
                  AND m.a = link_token.id);

-- merge_move_triangle_party(merging_id merging, entry_id from, entry_id to)
UPDATE triangle_side SET party_id = :to
 WHERE party_id = :from
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'triangle_party'
                  AND m.a = triangle_side.id);

-- merge_move_triangle_offer(merging_id merging, entry_id from, entry_id to)
UPDATE triangle_side SET offer_id = :to
 WHERE offer_id = :from
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'triangle_offer'
                  AND m.a = triangle_side.id);

-- merge_move_triangle_ask(merging_id merging, entry_id from, entry_id to)
UPDATE triangle_side SET ask_id = :to
 WHERE ask_id = :from
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'triangle_ask'
                  AND m.a = triangle_side.id);

-- merge_move_triangle_said(merging_id merging, entry_id from, entry_id to)
UPDATE triangle_message SET party_id = :to
 WHERE party_id = :from
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'triangle_said'
                  AND m.a = triangle_message.id);

-- merge_move_followed(merging_id merging, entry_id from, entry_id to)
UPDATE follow_subject SET party_id = :to
 WHERE party_id = :from
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'followed'
                  AND m.a = follow_subject.id);

-- merge_move_follower(merging_id merging, entry_id from, entry_id to)
-- Where both are followed.
UPDATE follow
   SET subject_id = (SELECT id FROM follow_subject WHERE party_id = :to)
 WHERE subject_id = (SELECT id FROM follow_subject WHERE party_id = :from)
   AND EXISTS (SELECT 1 FROM follow_subject WHERE party_id = :to)
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'follower'
                  AND m.a = follow.id);

-- merge_moved_add(merging_id merging, str what, int64 a, str b)
INSERT INTO merging_moved (merging_id, what, a, b)
VALUES (:merging, :what, :a, :b)
ON CONFLICT (merging_id, what, a, b) DO NOTHING;

-- merge_moved_of(merging_id merging, str what) -> merge_moved_row*
SELECT a, b FROM merging_moved
 WHERE merging_id = :merging AND what = :what
 ORDER BY a, b;

-- merge_raised(merging_id merging, entry_id kept, entry_id other)
-- Who is contact person of the other and only member here.
INSERT INTO merging_moved (merging_id, what, a, b)
SELECT :merging, 'raised', k.person_id, ''
  FROM membership k
  JOIN membership o ON o.person_id = k.person_id AND o.party_id = :other
 WHERE k.party_id = :kept AND k.role = 'member' AND o.role = 'manager';

-- merge_raise(merging_id merging, entry_id kept, str role)
UPDATE membership SET role = :role
 WHERE party_id = :kept
   AND EXISTS (SELECT 1 FROM merging_moved m
                WHERE m.merging_id = :merging AND m.what = 'raised'
                  AND m.a = membership.person_id);

-- merge_names(entry_id party) -> merge_name*
SELECT alias, fold, position FROM party_alias
 WHERE party_id = :party
 ORDER BY position;

-- merge_name_add(entry_id party, int64 position, str alias, str fold)
INSERT INTO party_alias (party_id, position, alias, fold)
VALUES (:party, :position, :alias, :fold);

-- merge_name_remove(entry_id party, int64 position, str fold)
DELETE FROM party_alias
 WHERE party_id = :party AND position = :position AND fold = :fold;

-- merge_add(entry_id kept, entry_id other, str why, int64 now) -> merging_id
INSERT INTO merging (kept_id, other_id, why, state, asked_at)
VALUES (:kept, :other, :why, 'asked', :now)
RETURNING id;

-- merge_field_add(merging_id merging, str name, str side)
INSERT INTO merging_field (merging_id, name, side)
VALUES (:merging, :name, :side);

-- merge_fields(merging_id merging) -> merge_field*
SELECT name, side, was, became FROM merging_field
 WHERE merging_id = :merging
 ORDER BY name;

-- merge_field_done(merging_id merging, str name, str was, str became)
UPDATE merging_field SET was = :was, became = :became
 WHERE merging_id = :merging AND name = :name;

-- merge_get(merging_id id) -> merging?
SELECT g.id, g.kept_id, g.other_id, g.why, g.state, g.asked_at, g.done_at,
       g.undone_at, k.slug AS kept_slug, o.slug AS other_slug
  FROM merging g
  JOIN entry k ON k.id = g.kept_id
  JOIN entry o ON o.id = g.other_id
 WHERE g.id = :id;

-- merge_waiting(entry_id entry) -> int64
-- Whether there is one about it that is not decided.
SELECT count(*) AS "n:int"
  FROM merging
 WHERE state = 'asked' AND (kept_id = :entry OR other_id = :entry);

-- merge_end(merging_id id, str state) -> bool
UPDATE merging SET state = :state WHERE id = :id AND state = 'asked';

-- merge_done(merging_id id, int64 now) -> bool
-- With what undoing brings back of the kept one.
UPDATE merging
   SET state = 'done', done_at = :now,
       municipality_id = (SELECT p.municipality_id FROM party p
                           WHERE p.id = merging.kept_id),
       checked_at = (SELECT e.checked_at FROM entry e
                      WHERE e.id = merging.kept_id),
       checked_by = (SELECT e.checked_by FROM entry e
                      WHERE e.id = merging.kept_id)
 WHERE id = :id AND state = 'asked';

-- merge_undone(merging_id id, int64 now, int64 since) -> bool
UPDATE merging SET state = 'undone', undone_at = :now
 WHERE id = :id AND state = 'done' AND done_at > :since;

-- merge_restore_municipality(merging_id merging)
UPDATE party
   SET municipality_id = (SELECT g.municipality_id FROM merging g
                           WHERE g.id = :merging)
 WHERE id = (SELECT g.kept_id FROM merging g WHERE g.id = :merging);

-- merge_restore_checked(merging_id merging)
UPDATE entry
   SET checked_at = (SELECT g.checked_at FROM merging g
                      WHERE g.id = :merging),
       checked_by = (SELECT g.checked_by FROM merging g
                      WHERE g.id = :merging)
 WHERE id = (SELECT g.kept_id FROM merging g WHERE g.id = :merging);

-- merge_forget_moved(merging_id merging)
DELETE FROM merging_moved WHERE merging_id = :merging;

-- merge_forget_fields(merging_id merging)
DELETE FROM merging_field WHERE merging_id = :merging;

-- merge_keepers(entry_id entry, int64 limit) -> merge_keeper*
-- scan: those who keep one entry, found by index
SELECT DISTINCT p.id, p.name, p.mail, p.lang
  FROM keeper k
  JOIN person p ON p.id = k.person_id
 WHERE k.entry_id = :entry
 ORDER BY p.id
 LIMIT :limit;

-- merge_open(person_id person, int64 now, int64 since, int64 limit) -> merge_line*
-- Those that wait, and those that can still be undone, of her area.
SELECT g.id, g.state, g.asked_at, g.done_at, k.title AS kept,
       o.title AS other
  FROM merging g
  JOIN entry k ON k.id = g.kept_id
  JOIN entry o ON o.id = g.other_id
 WHERE (g.state = 'asked' OR (g.state = 'done' AND g.done_at > :since)
        OR (g.state = 'refused' AND g.asked_at > :since))
   AND EXISTS (SELECT 1 FROM coordinated c
        WHERE c.entry_id = g.kept_id AND c.person_id = :person
          AND (c.ends_at = 0 OR c.ends_at > :now))
 ORDER BY g.id DESC
 LIMIT :limit;

-- merge_ripe(person_id person, int64 now, int64 since) -> int64
-- How many wait that nobody answered about for long.
SELECT count(*) AS "n:int"
  FROM merging g
 WHERE g.state = 'asked' AND g.asked_at <= :since
   AND EXISTS (SELECT 1 FROM coordinated c
        WHERE c.entry_id = g.kept_id AND c.person_id = :person
          AND (c.ends_at = 0 OR c.ends_at > :now));

-- merge_named(person_id person, int64 now, int64 limit) -> merge_name_of*
-- All she may merge, with what tells that two are one.
-- scan: a page for few
SELECT e.id, e.type, e.slug, e.title, l.name AS place,
       coalesce(l.municipality_id, p.municipality_id, e.place_id, 0)
           AS "municipality:int", p.website
  FROM entry e
  JOIN party p ON p.id = e.id
  LEFT JOIN place l ON l.id = e.place_id
 WHERE e.status = 'published' AND p.generic = 0
   AND EXISTS (SELECT 1 FROM coordinated c
        WHERE c.entry_id = e.id AND c.person_id = :person
          AND (c.ends_at = 0 OR c.ends_at > :now))
 ORDER BY e.sort_key, e.id
 LIMIT :limit;

-- merge_apart_add(entry_id one, entry_id two)
INSERT INTO merging_apart (one_id, two_id) VALUES (:one, :two)
ON CONFLICT (one_id, two_id) DO NOTHING;

-- merge_aparts() -> merge_apart_of*
-- scan: said by hand, one by one
SELECT one_id, two_id FROM merging_apart LIMIT 10000;
