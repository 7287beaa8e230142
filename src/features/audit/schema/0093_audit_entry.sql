-- What it was done to. Its title is looked up where the log is read: a title
-- may have been hidden because of what stood in it.
ALTER TABLE audit ADD COLUMN entry_id INTEGER REFERENCES entry (id) ON DELETE SET NULL;
CREATE INDEX audit_entry ON audit (entry_id);
CREATE INDEX audit_at ON audit (at);
