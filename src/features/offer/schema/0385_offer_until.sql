-- The last day on which one can ask for it, 2027-03-01; empty: any day.
ALTER TABLE offer ADD COLUMN until TEXT NOT NULL DEFAULT '';
CREATE INDEX offer_closing ON offer (until);
