-- Calls that must not run twice: marked before they are sent. A call without an end may have taken effect.
CREATE TABLE once_only_call (
    flow        VARCHAR                  NOT NULL,
    step        VARCHAR                  NOT NULL,
    system      VARCHAR                  NOT NULL,
    operation   VARCHAR                  NOT NULL,
    kind        VARCHAR                  NOT NULL,
    source      VARCHAR                  NOT NULL,
    record_key  VARCHAR                  NOT NULL,
    version     VARCHAR                  NOT NULL,
    asked_by    VARCHAR,
    begun_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    ended_at    TIMESTAMP WITH TIME ZONE,
    external_id VARCHAR,
    PRIMARY KEY (record_key, source, kind, flow, step, system, operation)
);
