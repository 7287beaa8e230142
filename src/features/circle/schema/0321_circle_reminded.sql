-- For which moment its members were reminded.
ALTER TABLE circle_meeting ADD COLUMN reminded_for INTEGER NOT NULL DEFAULT 0;
