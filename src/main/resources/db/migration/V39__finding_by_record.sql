-- Findings of other days about the same record: what was accepted once, what is to be read again.
CREATE INDEX reconciliation_finding_by_record ON reconciliation_finding (pair, record_key);
