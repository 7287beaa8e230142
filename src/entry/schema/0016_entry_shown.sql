-- An entry as lists and cards show it.
CREATE VIEW entry_shown AS
SELECT e.id, e.type, e.slug, e.uuid, e.title, e.sort_key, e.summary,
       e.place_id, e.phase, e.status, e.reported, e.reported_on, e.created_at,
       e.updated_at, e.checked_at, e.checked_by,
       p.name AS place_name, p.slug AS place_slug, p.municipality_id,
       p.lat, p.lon, o.state AS offer_state
  FROM entry e
  LEFT JOIN place p ON p.id = e.place_id
  LEFT JOIN offer o ON o.id = e.id;
