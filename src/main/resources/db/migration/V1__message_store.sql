-- The message store: what came in, what became of it, and how it got there.
-- Plain VARCHAR without length: unlimited on PostgreSQL, a million characters on H2.

-- Every accepted version of a record.
CREATE TABLE record (
    message_id  VARCHAR                  NOT NULL PRIMARY KEY,
    kind        VARCHAR                  NOT NULL,
    source      VARCHAR                  NOT NULL,
    record_key  VARCHAR                  NOT NULL,
    version     VARCHAR                  NOT NULL,
    via         VARCHAR                  NOT NULL,
    received_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX record_by_key ON record (record_key, source, kind);
CREATE INDEX record_by_time ON record (received_at);

-- Its bytes, apart, so that they can be removed sooner. In parts since H2 takes no more than 1 MiB a value.
CREATE TABLE record_body (
    message_id VARCHAR                  NOT NULL,
    part       INTEGER                  NOT NULL,
    body       BYTEA                    NOT NULL,
    stored_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (message_id, part)
);
CREATE INDEX record_body_by_time ON record_body (stored_at);

-- Where each record stands in each flow now: the newest version's state. The key's order serves search by number.
CREATE TABLE delivery (
    record_key        VARCHAR                  NOT NULL,
    source            VARCHAR                  NOT NULL,
    kind              VARCHAR                  NOT NULL,
    flow              VARCHAR                  NOT NULL,
    message_id        VARCHAR                  NOT NULL,
    version           VARCHAR                  NOT NULL,
    state             VARCHAR                  NOT NULL,
    attempt           INTEGER                  NOT NULL,
    delivered_version VARCHAR,
    updated_at        TIMESTAMP WITH TIME ZONE NOT NULL,
    next_attempt_at   TIMESTAMP WITH TIME ZONE,
    failure_class     VARCHAR,
    cause             VARCHAR,
    what              VARCHAR,
    remedy            VARCHAR,
    system            VARCHAR,
    external_id       VARCHAR,
    done_by           VARCHAR,
    PRIMARY KEY (record_key, source, kind, flow)
);
CREATE INDEX delivery_by_state ON delivery (state, flow);

-- Every step of every delivery. An event may arrive twice; its id tells.
CREATE TABLE delivery_event (
    id              VARCHAR                  NOT NULL PRIMARY KEY,
    message_id      VARCHAR                  NOT NULL,
    flow            VARCHAR                  NOT NULL,
    kind            VARCHAR                  NOT NULL,
    source          VARCHAR                  NOT NULL,
    record_key      VARCHAR                  NOT NULL,
    version         VARCHAR                  NOT NULL,
    state           VARCHAR                  NOT NULL,
    attempt         INTEGER                  NOT NULL,
    happened_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    took_millis     BIGINT                   NOT NULL,
    next_attempt_at TIMESTAMP WITH TIME ZONE,
    failure_class   VARCHAR,
    cause           VARCHAR,
    what            VARCHAR,
    remedy          VARCHAR,
    system          VARCHAR,
    external_id     VARCHAR,
    done_by         VARCHAR
);
CREATE INDEX delivery_event_by_record ON delivery_event (record_key, source, kind, happened_at);
CREATE INDEX delivery_event_by_time ON delivery_event (happened_at);

-- How many, per minute: what the overview sums up instead of counting events.
-- subject: a flow's id, or a record kind for the measure RECEIVED.
CREATE TABLE tally (
    subject   VARCHAR                  NOT NULL,
    measure   VARCHAR                  NOT NULL,
    in_minute TIMESTAMP WITH TIME ZONE NOT NULL,
    amount    BIGINT                   NOT NULL,
    last_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (in_minute, measure, subject)
);
