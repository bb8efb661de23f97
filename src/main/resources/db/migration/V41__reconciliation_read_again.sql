-- Of a day whose last reading failed: how many failed one after the other, and when it is read again by itself.
ALTER TABLE reconciliation ADD COLUMN failed_times INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE reconciliation ADD COLUMN next_try_at TIMESTAMP WITH TIME ZONE;
