-- Where a line can be solved, as of harvest_item.
ALTER TABLE proceedings_line ADD COLUMN level TEXT NOT NULL DEFAULT '';
