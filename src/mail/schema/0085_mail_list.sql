-- Mail that goes to many: of which kind it is; and of a letter in a thread,
-- the Message-ID of the thread.
ALTER TABLE mail ADD COLUMN list   TEXT NOT NULL DEFAULT '';
ALTER TABLE mail ADD COLUMN thread TEXT NOT NULL DEFAULT '';

-- Who wants a kind of mail no more. The mark is made of their address with a
-- key of this site: the address itself is not kept here.
CREATE TABLE mail_unwanted (
	list     TEXT    NOT NULL,
	mark     TEXT    NOT NULL,
	since    INTEGER NOT NULL,
	PRIMARY KEY (list, mark)
) STRICT;
