-- Every statement that decides what a person may.

-- role_anywhere(person_id person, int64 now) -> role_held*
-- One who has it over several places has it several times.
SELECT role FROM role_grant
 WHERE person_id = :person AND (ends_at = 0 OR ends_at > :now);

-- role_everywhere(person_id person, int64 now) -> role_held*
SELECT DISTINCT role FROM role_grant
 WHERE person_id = :person AND (ends_at = 0 OR ends_at > :now)
   AND place_id IS NULL AND theme_id IS NULL;

-- role_at_place(person_id person, place_id place, int64 now) -> role_held*
SELECT DISTINCT g.role
  FROM role_grant g
 WHERE g.person_id = :person AND (g.ends_at = 0 OR g.ends_at > :now)
   AND ((g.place_id IS NULL AND g.theme_id IS NULL)
        OR g.place_id = :place
        OR (g.role <> 'municipality' AND EXISTS (SELECT 1 FROM place_within w
            WHERE w.place_id = :place AND w.within_id = g.place_id)));

-- role_over_entry(person_id person, entry_id entry, int64 now) -> role_held*
SELECT DISTINCT role FROM role_reach
 WHERE person_id = :person AND entry_id = :entry
   AND (ends_at = 0 OR ends_at > :now);

-- role_membership(person_id person, entry_id party) -> role_member?
SELECT role FROM membership WHERE person_id = :person AND party_id = :party;
