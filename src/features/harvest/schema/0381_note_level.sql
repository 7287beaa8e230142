-- Where a line can be solved, as of harvest_item.
ALTER TABLE harvest_note ADD COLUMN level TEXT NOT NULL DEFAULT '';
ALTER TABLE harvest_version ADD COLUMN level TEXT NOT NULL DEFAULT '';
