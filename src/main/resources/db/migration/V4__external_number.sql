-- The number that people in an outside system see, if it is another than the id.
ALTER TABLE delivery ADD COLUMN external_number VARCHAR;
ALTER TABLE delivery_event ADD COLUMN external_number VARCHAR;
