-- How they signed in: by mail alone is too little for some roles.
ALTER TABLE session ADD COLUMN way TEXT NOT NULL DEFAULT 'mail';   -- passkey,
                                                    -- code, terminal
