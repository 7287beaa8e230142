-- What is for some readers only, to be listed for them.
CREATE INDEX post_circle ON post (readers) WHERE readers <> 'everyone';
