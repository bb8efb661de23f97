-- What waits for a flow are records of one kind, newest first; a rare kind is not looked for among all others.
CREATE INDEX record_by_kind ON record (kind, received_at);
DROP INDEX record_by_time;
