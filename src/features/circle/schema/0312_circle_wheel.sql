-- Who passed the wheel on comes at it again after all the others.
ALTER TABLE circle_member ADD COLUMN passed_at INTEGER NOT NULL DEFAULT 0;
