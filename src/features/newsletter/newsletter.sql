-- Every statement about newsletters and who gets them.

-- newsletter_reader_add(person_id person, theme_id theme, place_id place, int64 now)
INSERT INTO newsletter_reader (person_id, theme_id, place_id, since)
VALUES (:person, nullif(:theme, 0), nullif(:place, 0), :now)
ON CONFLICT DO NOTHING;

-- newsletter_choices(person_id person) -> newsletter_choice*
SELECT id, theme_id, place_id, since FROM newsletter_reader
 WHERE person_id = :person
 ORDER BY id;

-- newsletter_reader_end(person_id person)
DELETE FROM newsletter_reader WHERE person_id = :person;

-- newsletter_is_reader(person_id person) -> int64
SELECT count(*) AS "n:int" FROM newsletter_reader WHERE person_id = :person;

-- newsletter_stopped(int64 before) -> newsletter_mark*
-- Who stopped this mail with the button in it, before then; in the order of
-- their bytes.
-- scan: who wants none, once a day
SELECT mark FROM mail_unwanted WHERE list = 'news' AND since < :before
 ORDER BY mark;

-- newsletter_people(person_id after, int64 limit) -> newsletter_person*
SELECT p.id, p.mail
  FROM person p
 WHERE p.id > :after
   AND EXISTS (SELECT 1 FROM newsletter_reader r WHERE r.person_id = p.id)
 ORDER BY p.id
 LIMIT :limit;

-- newsletter_readers(newsletter_id id, person_id after, int64 limit) -> newsletter_person*
-- Who gets it, in the order of their ids. A letter about a region is also for
-- who chose a place in it, or what it lies in.
SELECT p.id, p.mail
  FROM newsletter l
  JOIN person p ON p.id > :after AND p.confirmed_at > 0
 WHERE l.id = :id
   AND EXISTS (SELECT 1 FROM newsletter_reader r
        WHERE r.person_id = p.id
          AND ((r.theme_id IS NULL AND r.place_id IS NULL)
            OR r.theme_id = l.theme_id
            OR EXISTS (SELECT 1 FROM place_within w
                WHERE (w.place_id = r.place_id AND w.within_id = l.place_id)
                   OR (w.place_id = l.place_id AND w.within_id = r.place_id))))
   AND NOT EXISTS (SELECT 1 FROM erasure x WHERE x.person_id = p.id)
 ORDER BY p.id
 LIMIT :limit;

-- newsletter_refusing() -> newsletter_mark*
-- Marks of the addresses that get none, in the order of their bytes.
-- scan: who wants none, once for a batch
SELECT mark FROM mail_unwanted WHERE list = 'news'
UNION
SELECT mark FROM mail_suppressed
 ORDER BY 1;

-- newsletter_themes() -> newsletter_theme*
-- scan: a dozen
SELECT id, slug, nl, en FROM theme WHERE parent_id IS NULL ORDER BY nl, id;

-- newsletter_places() -> newsletter_place*
-- Regions, and municipalities in which something is.
-- scan: the places of a network
SELECT p.id, p.slug, p.name, p.kind
  FROM place p
 WHERE (p.kind = 'region' OR p.kind = 'municipality')
   AND EXISTS (SELECT 1 FROM place_within w
        JOIN entry e ON e.place_id = w.place_id
        WHERE w.within_id = p.id AND e.status = 'published')
 ORDER BY p.kind DESC, p.fold, p.id
 LIMIT 200;

-- newsletter_theme_drop(theme_id old, theme_id new)
-- Who has both keeps one.
DELETE FROM newsletter_reader
 WHERE theme_id = :old
   AND EXISTS (SELECT 1 FROM newsletter_reader o
        WHERE o.person_id = newsletter_reader.person_id AND o.theme_id = :new);

-- newsletter_theme_move(theme_id old, theme_id new)
UPDATE newsletter_reader SET theme_id = :new WHERE theme_id = :old;

-- newsletter_theme_letters(theme_id old, theme_id new)
-- scan: some tens
UPDATE newsletter SET theme_id = :new WHERE theme_id = :old;

-- newsletter_insert(theme_id theme, place_id place, str subject, str opening, int64 news_since, int64 now) -> newsletter_id
INSERT INTO newsletter (theme_id, place_id, subject, opening, news_since,
                        made_at)
VALUES (nullif(:theme, 0), nullif(:place, 0), :subject, :opening, :news_since,
        :now)
RETURNING id;

-- newsletter_get(newsletter_id id) -> newsletter?
SELECT n.id, n.theme_id, n.place_id, n.subject, n.opening, n.state, n.changes,
       n.made_at, n.news_since, n.slug, n.sent_at, n.after_person, n.readers,
       n.mailed, n.note, n.noted_at, n.withdrawn_at,
       coalesce(t.nl, '') AS "theme_nl:str", coalesce(t.en, '') AS "theme_en:str",
       coalesce(p.name, '') AS "place:str"
  FROM newsletter n
  LEFT JOIN theme t ON t.id = n.theme_id
  LEFT JOIN place p ON p.id = n.place_id
 WHERE n.id = :id;

-- newsletter_of_slug(str slug) -> newsletter_found?
SELECT id FROM newsletter WHERE slug = :slug AND slug <> '';

-- newsletter_all(bool everywhere, person_id person, int64 now, int64 limit) -> newsletter*
-- Those about a place that person coordinates; or all there are.
-- scan: some tens
SELECT n.id, n.theme_id, n.place_id, n.subject, n.opening, n.state, n.changes,
       n.made_at, n.news_since, n.slug, n.sent_at, n.after_person, n.readers,
       n.mailed, n.note, n.noted_at, n.withdrawn_at,
       coalesce(t.nl, '') AS "theme_nl:str", coalesce(t.en, '') AS "theme_en:str",
       coalesce(p.name, '') AS "place:str"
  FROM newsletter n
  LEFT JOIN theme t ON t.id = n.theme_id
  LEFT JOIN place p ON p.id = n.place_id
 WHERE :everywhere <> 0
    OR EXISTS (SELECT 1 FROM place_coordinated c
        WHERE c.place_id = n.place_id AND c.person_id = :person
          AND (c.ends_at = 0 OR c.ends_at > :now))
 ORDER BY n.sent_at > 0, n.sent_at DESC, n.id DESC
 LIMIT :limit;

-- newsletter_archive(int64 before, int64 limit) -> newsletter*
-- Those of before then, the newest first.
SELECT n.id, n.theme_id, n.place_id, n.subject, n.opening, n.state, n.changes,
       n.made_at, n.news_since, n.slug, n.sent_at, n.after_person, n.readers,
       n.mailed, n.note, n.noted_at, n.withdrawn_at,
       coalesce(t.nl, '') AS "theme_nl:str", coalesce(t.en, '') AS "theme_en:str",
       coalesce(p.name, '') AS "place:str"
  FROM newsletter n
  LEFT JOIN theme t ON t.id = n.theme_id
  LEFT JOIN place p ON p.id = n.place_id
 WHERE n.sent_at > 0 AND n.sent_at < :before AND n.withdrawn_at = 0
 ORDER BY n.sent_at DESC, n.id DESC
 LIMIT :limit;

-- newsletter_last_sent(theme_id theme, place_id place) -> int64
-- When the last one to that audience went; 0: none did.
-- scan: some tens
SELECT coalesce(max(sent_at), 0) AS "at:int"
  FROM newsletter
 WHERE coalesce(theme_id, 0) = :theme AND coalesce(place_id, 0) = :place;

-- newsletter_set(newsletter_id id, int64 version, str subject, str opening) -> bool
-- False: someone else changed it since.
UPDATE newsletter SET subject = :subject, opening = :opening,
       changes = changes + 1
 WHERE id = :id AND changes = :version;

-- newsletter_delete(newsletter_id id) -> bool
DELETE FROM newsletter WHERE id = :id AND state = 'draft';

-- newsletter_blocks(newsletter_id id) -> newsletter_block*
-- In their order; gone: no longer to be read here; ends_at: of a meeting.
SELECT b.id, b.position, b.kind, b.entry_id, b.title, b.text, b.link,
       b.used <> 0 AS "used:bool",
       e.id IS NOT NULL AND e.status <> 'published' AS "gone:bool",
       coalesce(m.ends_at, 0) AS "ends_at:int"
  FROM newsletter_block b
  LEFT JOIN entry e ON e.id = b.entry_id
  LEFT JOIN meeting m ON m.id = b.entry_id AND b.kind = 'meeting'
 WHERE b.newsletter_id = :id
 ORDER BY b.position, b.id
 LIMIT 100;

-- newsletter_block_add(newsletter_id id, int64 position, str kind, entry_id entry, str title, str text, str link) -> newsletter_block_id
INSERT INTO newsletter_block (newsletter_id, position, kind, entry_id, title,
                              text, link)
VALUES (:id, :position, :kind, nullif(:entry, 0), :title, :text, :link)
RETURNING id;

-- newsletter_block_set(newsletter_block_id id, str title, str text, str link)
UPDATE newsletter_block SET title = :title, text = :text, link = :link
 WHERE id = :id;

-- newsletter_block_place(newsletter_block_id id, int64 position)
UPDATE newsletter_block SET position = :position WHERE id = :id;

-- newsletter_block_use(newsletter_block_id id, int64 used)
UPDATE newsletter_block SET used = :used WHERE id = :id;

-- newsletter_begin(newsletter_id id, str slug, int64 readers, int64 now) -> bool
-- False: it goes already.
UPDATE newsletter SET state = 'sending', slug = :slug, readers = :readers,
       sent_at = :now
 WHERE id = :id AND state = 'draft';

-- newsletter_turn(newsletter_id id, str was, str state) -> bool
UPDATE newsletter SET state = :state WHERE id = :id AND state = :was;

-- newsletter_move(newsletter_id id, person_id after, person_id last, int64 mailed) -> bool
-- False: someone did that batch already.
UPDATE newsletter SET after_person = :last, mailed = mailed + :mailed
 WHERE id = :id AND after_person = :after AND state = 'sending';

-- newsletter_set_note(newsletter_id id, str note, int64 now)
UPDATE newsletter SET note = :note, noted_at = :now WHERE id = :id;

-- newsletter_withdraw(newsletter_id id, int64 now)
UPDATE newsletter SET withdrawn_at = :now WHERE id = :id;

-- newsletter_new(int64 since, int64 now, theme_id theme, place_id place, int64 limit) -> newsletter_new*
-- What came since then and holds, for that audience, the newest first; and
-- what was agreed before and was reached since.
-- scan: what is new, newest first
SELECT e.id, e.type, e.slug, n.at
  FROM entry_news n
  JOIN entry e ON e.id = n.entry_id AND e.status = 'published'
  LEFT JOIN ask a ON a.id = e.id
  LEFT JOIN offer o ON o.id = e.id
 WHERE n.at >= :since AND n.at <= :now
   AND e.type IN ('ask', 'offer', 'initiative', 'funding-model', 'fund')
   AND coalesce(a.solved_at, 0) = 0
   AND NOT EXISTS (SELECT 1 FROM introduction i
        WHERE i.ask_id = e.id AND i.state IN ('accepted', 'called'))
   AND coalesce(o.state, 'available') IN ('available', 'announced')
   AND coalesce(o.kind, '') <> 'finance'
   AND (:theme = 0 OR EXISTS (SELECT 1 FROM entry_theme t
        JOIN theme h ON h.id = t.theme_id
        WHERE t.entry_id = e.id AND (h.id = :theme OR h.parent_id = :theme)))
   AND (:place = 0 OR EXISTS (SELECT 1 FROM place_within w
        WHERE w.place_id = e.place_id AND w.within_id = :place))
 ORDER BY n.at DESC, e.id DESC
 LIMIT :limit;

-- newsletter_money(int64 since, int64 now, str today, str last, theme_id theme, place_id place, int64 limit) -> newsletter_new*
-- Money on offer that is new, or closes between these days; what closes first
-- comes first.
-- scan: what is on offer
SELECT e.id, e.type, e.slug, coalesce(n.at, 0) AS "at:int"
  FROM offer o
  JOIN entry e ON e.id = o.id AND e.status = 'published'
  LEFT JOIN entry_news n ON n.entry_id = e.id
 WHERE o.kind = 'finance' AND (o.state = 'available' OR o.state = 'announced')
   AND (o.until = '' OR o.until >= :today)
   AND ((n.at >= :since AND n.at <= :now)
     OR (o.until <> '' AND o.until <= :last))
   AND (:theme = 0 OR EXISTS (SELECT 1 FROM entry_theme t
        JOIN theme h ON h.id = t.theme_id
        WHERE t.entry_id = e.id AND (h.id = :theme OR h.parent_id = :theme)))
   AND (:place = 0 OR EXISTS (SELECT 1 FROM place_within w
        WHERE w.place_id = e.place_id AND w.within_id = :place))
 ORDER BY o.until = '', o.until, e.id
 LIMIT :limit;

-- newsletter_meetings(int64 since, int64 until, theme_id theme, place_id place, int64 limit) -> newsletter_new*
-- Those that begin between these moments and are not called off; of those
-- that were planned at once the first.
SELECT e.id, e.type, e.slug, m.starts_at AS "at:int"
  FROM meeting m
  JOIN entry e ON e.id = m.id AND e.status = 'published'
 WHERE m.starts_at >= :since AND m.starts_at < :until
   AND m.state <> 'cancelled'
   AND NOT EXISTS (SELECT 1
         FROM meeting_series s
         JOIN meeting_series b ON b.series_id = s.series_id
          AND b.position < s.position
         JOIN meeting g ON g.id = b.id AND g.starts_at >= :since
          AND g.state <> 'cancelled'
         JOIN entry x ON x.id = g.id AND x.status = 'published'
        WHERE s.id = m.id)
   AND (:theme = 0 OR EXISTS (SELECT 1 FROM entry_theme t
        JOIN theme h ON h.id = t.theme_id
        WHERE t.entry_id = e.id AND (h.id = :theme OR h.parent_id = :theme)))
   AND (:place = 0 OR EXISTS (SELECT 1 FROM place_within w
        WHERE w.place_id = e.place_id AND w.within_id = :place))
 ORDER BY m.starts_at, e.id
 LIMIT :limit;

-- newsletter_harvests(int64 since, int64 until, theme_id theme, place_id place, int64 limit) -> newsletter_new*
-- Meetings whose first line could be read between these moments, however long
-- after they were held.
-- scan: what is new, newest first
SELECT e.id, e.type, e.slug, min(n.at) AS "at:int"
  FROM entry_news n
  JOIN harvest_item i ON i.id = n.entry_id
  JOIN followup_line v ON v.id = i.id
  JOIN entry e ON e.id = v.meeting_id
 WHERE n.at >= :since AND n.at <= :until
   AND NOT EXISTS (SELECT 1
         FROM meeting_yield y
         JOIN entry_news o ON o.entry_id = y.id AND o.at < :since
        WHERE y.meeting_id = e.id)
   AND (:theme = 0 OR EXISTS (SELECT 1 FROM entry_theme t
        JOIN theme h ON h.id = t.theme_id
        WHERE (t.entry_id = e.id OR t.entry_id = i.id)
          AND (h.id = :theme OR h.parent_id = :theme)))
   AND (:place = 0 OR EXISTS (SELECT 1 FROM place_within w
        WHERE w.place_id = e.place_id AND w.within_id = :place))
 GROUP BY e.id, e.type, e.slug
 ORDER BY 4 DESC, e.id
 LIMIT :limit;

-- newsletter_reached(int64 since, theme_id theme, place_id place, int64 limit) -> newsletter_new*
-- What was agreed and is done now: on an agenda, or as a line of a harvest
-- that is on none.
-- scan: the agendas and harvests of a network
SELECT e.id, e.type, e.slug, d.at AS "at:int"
  FROM (SELECT i.id, max(g.at) AS at
          FROM agenda_item i
          JOIN agenda_log g ON g.item_id = i.id AND g.what = 'state'
           AND g.value = 'done'
         WHERE i.state = 'done'
         GROUP BY i.id
         UNION ALL
        SELECT f.id, f.since
          FROM followup f
         WHERE f.state = 'achieved'
           AND NOT EXISTS (SELECT 1 FROM entry_link l
                JOIN agenda_item i ON i.id = l.target_id
                WHERE l.entry_id = f.id AND l.role = 'link')) d
  JOIN entry e ON e.id = d.id AND e.status = 'published'
 WHERE d.at >= :since
   AND (:theme = 0 OR EXISTS (SELECT 1 FROM entry_theme t
        JOIN theme h ON h.id = t.theme_id
        WHERE t.entry_id = e.id AND (h.id = :theme OR h.parent_id = :theme)))
   AND (:place = 0 OR EXISTS (SELECT 1 FROM place_within w
        WHERE w.place_id = e.place_id AND w.within_id = :place))
 ORDER BY d.at DESC, e.id
 LIMIT :limit;
