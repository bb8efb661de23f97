-- One node at a time publishes what a person has decided about a customer.
ALTER TABLE merged_customer ADD COLUMN claimed_by VARCHAR;
ALTER TABLE merged_customer ADD COLUMN claimed_until TIMESTAMP WITH TIME ZONE;

-- What is open between one customer and one system is asked with each merge.
CREATE INDEX customer_conflict_by_customer ON customer_conflict (merged_key, system, state);
