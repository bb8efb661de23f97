-- Search by the number that people in an outside system see; most rows have none.
CREATE INDEX delivery_by_external_number ON delivery (external_number varchar_pattern_ops) WHERE external_number IS NOT NULL;
