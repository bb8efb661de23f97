-- Search by the beginning of a number: LIKE 'x%' needs the pattern operators unless the database collates as C.
CREATE INDEX delivery_by_external_id ON delivery (external_id varchar_pattern_ops);
CREATE INDEX delivery_by_key_prefix ON delivery (record_key varchar_pattern_ops);
CREATE INDEX record_by_key_prefix ON record (record_key varchar_pattern_ops);
