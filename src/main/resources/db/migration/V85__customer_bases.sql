-- Whether it is known what both held before: of what the hub wrote and the system has not said yet, it may not be.
ALTER TABLE customer_conflict ADD COLUMN base_known BOOLEAN DEFAULT TRUE NOT NULL;

-- Whether the system has said anything of its own, not only what the hub had written there.
ALTER TABLE customer_member ADD COLUMN spoken BOOLEAN DEFAULT TRUE NOT NULL;
-- The version that the hub had written there when the system said it; empty if none; null if nobody knows.
ALTER TABLE customer_member ADD COLUMN after_write VARCHAR;
