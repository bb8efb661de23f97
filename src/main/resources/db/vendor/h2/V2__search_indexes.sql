-- Search by the number that an outside system gave. Search by key uses the primary key.
CREATE INDEX delivery_by_external_id ON delivery (external_id);
