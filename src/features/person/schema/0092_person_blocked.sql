-- Until then they may read and write nothing; 0: they may write.
ALTER TABLE person ADD COLUMN blocked_until INTEGER NOT NULL DEFAULT 0;
