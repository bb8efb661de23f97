-- Records that were about to be made in a system when the hub lost sight of them. A record that has a link is not pending.
CREATE TABLE cross_reference_pending (
    system     VARCHAR                  NOT NULL,
    kind       VARCHAR                  NOT NULL,
    source     VARCHAR                  NOT NULL,
    record_key VARCHAR                  NOT NULL,
    begun_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (system, kind, source, record_key)
);
CREATE INDEX cross_reference_pending_by_time ON cross_reference_pending (begun_at);
