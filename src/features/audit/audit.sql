-- Who did what that matters.

-- audit_note(person_id actor, str deed, person_id person, str about, int64 now)
-- person: to whom, or 0.
INSERT INTO audit (at, actor_id, deed, person_id, about)
VALUES (:now, nullif(:actor, 0), :deed, nullif(:person, 0), :about);
