-- How far each polling flow has come, and which node polls.
CREATE TABLE poll_position (
    flow        VARCHAR                  NOT NULL PRIMARY KEY,
    system      VARCHAR                  NOT NULL,
    operation   VARCHAR                  NOT NULL,
    watermark   TIMESTAMP WITH TIME ZONE NOT NULL,
    moved_by    VARCHAR,
    last_run_at TIMESTAMP WITH TIME ZONE,
    lease_owner VARCHAR,
    lease_until TIMESTAMP WITH TIME ZONE
);
