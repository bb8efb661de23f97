-- Whose number is whose: one row for each record in each outside system.
CREATE TABLE cross_reference (
    system      VARCHAR                  NOT NULL,
    kind        VARCHAR                  NOT NULL,
    source      VARCHAR                  NOT NULL,
    record_key  VARCHAR                  NOT NULL,
    external_id VARCHAR                  NOT NULL,
    linked_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (system, kind, source, record_key),
    UNIQUE (system, kind, external_id)
);
