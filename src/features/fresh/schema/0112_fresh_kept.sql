-- What is looked after by asking whether it is still right.
CREATE VIEW fresh_kept AS
SELECT *
  FROM entry
 WHERE status = 'published'
   AND type IN ('initiative', 'organisation', 'ask', 'offer', 'experience',
                'article', 'funding-model');
