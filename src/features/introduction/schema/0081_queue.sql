-- Whose turn it is. queued_at: since when they wait; paused_until: their turn
-- comes no sooner, for they were invited to something.
ALTER TABLE introduction ADD COLUMN queued_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE introduction ADD COLUMN paused_until INTEGER NOT NULL DEFAULT 0;
UPDATE introduction SET queued_at = created_at WHERE state = 'waiting';
