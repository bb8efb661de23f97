-- The cursor of the last page of a poll that goes on where it was instead of at a time.
ALTER TABLE poll_position ADD COLUMN reached VARCHAR;
