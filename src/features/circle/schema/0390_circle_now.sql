-- Circles with what lists say of them. At the wheel is the party that is
-- longest a member and did not pass it on, or did so longest ago; 0: nobody.
CREATE VIEW circle_now AS
SELECT c.id, c.kind, c.purpose, c.rhythm, c.address, c.made_at,
       t.slug AS theme, t.nl AS theme_nl, t.en AS theme_en,
       p.name AS place, p.slug AS place_slug,
       coalesce((SELECT m.party_id FROM circle_member m
                  WHERE m.circle_id = c.id AND m.state = 'member'
                  ORDER BY m.passed_at, m.since, m.id LIMIT 1), 0) AS wheel,
       (SELECT count(*) FROM circle_member m
         WHERE m.circle_id = c.id AND m.state = 'member') AS members,
       (SELECT count(*) FROM circle_member m
         WHERE m.circle_id = c.id AND m.state = 'invited') AS invited
  FROM circle c
  LEFT JOIN theme t ON t.id = c.theme_id
  LEFT JOIN place p ON p.id = c.place_id;
