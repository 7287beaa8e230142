-- Where it can be solved: self, local, regional, provincial or national; or
-- nobody said.
ALTER TABLE harvest_item ADD COLUMN level TEXT NOT NULL DEFAULT '';
