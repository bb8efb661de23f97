-- Ids of events begin with the time of their making (UUIDs of version 7), so that their own index finds what is old:
-- each row is cheaper by one entry of another.
DROP INDEX delivery_event_by_time;
