-- Mail comes in by way of the mail server alone: nothing is fetched.
DROP TABLE incoming_fetched;
