-- A letter may carry a calendar (RFC 6047): what it does there ("REQUEST"),
-- and the whole of it.
ALTER TABLE mail ADD COLUMN calendar_method TEXT NOT NULL DEFAULT '';
ALTER TABLE mail ADD COLUMN calendar        TEXT NOT NULL DEFAULT '';
