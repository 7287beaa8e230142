-- What is reported of a conversation: that one message, for whoever decides,
-- and who wrote it. They see nothing else of the conversation.
CREATE TABLE report_message (
	report_id INTEGER PRIMARY KEY REFERENCES report (id) ON DELETE CASCADE,
	person_id INTEGER REFERENCES person (id) ON DELETE CASCADE, -- NULL: nobody we know
	quote     TEXT    NOT NULL
) STRICT;
CREATE INDEX report_message_of ON report_message (person_id);
