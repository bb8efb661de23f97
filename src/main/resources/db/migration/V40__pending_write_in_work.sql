-- Until when whoever makes the record vouches for being at it; null once the call has ended and nobody knows how.
ALTER TABLE cross_reference_pending ADD COLUMN writing_until TIMESTAMP WITH TIME ZONE;
