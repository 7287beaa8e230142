-- Since when it hinders nobody any more; 0: it does.
ALTER TABLE signal ADD COLUMN solved_at INTEGER NOT NULL DEFAULT 0;
