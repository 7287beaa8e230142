-- On what they signed in, roughly, so that they know a session again. A
-- session that turns up in another family of browsers was stolen.
ALTER TABLE session ADD COLUMN browser TEXT NOT NULL DEFAULT '';   -- Firefox
ALTER TABLE session ADD COLUMN system  TEXT NOT NULL DEFAULT '';   -- Android
