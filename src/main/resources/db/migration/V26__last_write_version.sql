-- Version of the record that was written last: tells whether what is agreed has moved on since.
ALTER TABLE last_write ADD COLUMN version VARCHAR DEFAULT '' NOT NULL;
