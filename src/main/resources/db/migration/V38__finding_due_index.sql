-- Every node seeks what is due each few seconds, among all findings ever.
CREATE INDEX reconciliation_finding_by_check ON reconciliation_finding (pair, check_at);
