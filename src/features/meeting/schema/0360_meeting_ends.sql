-- What is to come is found by when it ends, however much has been.
CREATE INDEX meeting_ends ON meeting (ends_at);
