-- Search by the number that people in an outside system see.
CREATE INDEX delivery_by_external_number ON delivery (external_number);
