-- Who did what that matters.

-- audit_note(person_id actor, str deed, person_id person, str about, int64 now)
-- person: to whom, or 0.
INSERT INTO audit (at, actor_id, deed, person_id, about)
VALUES (:now, nullif(:actor, 0), :deed, nullif(:person, 0), :about);

-- audit_note_entry(person_id actor, str deed, entry_id entry, person_id person, int64 now)
-- The same of something done to an entry; person: of whom it is, or 0.
INSERT INTO audit (at, actor_id, deed, person_id, entry_id)
VALUES (:now, nullif(:actor, 0), :deed, nullif(:person, 0),
        nullif(:entry, 0));
