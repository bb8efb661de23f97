-- What the hub wrote last to each system, so that it is not taken for news when it comes back.
-- fields: JSON, name to fingerprint of its content; empty once the system has told something else.
-- told: JSON, names of the fields that the system has ever told.
CREATE TABLE last_write (
    system     VARCHAR                  NOT NULL,
    kind       VARCHAR                  NOT NULL,
    record_key VARCHAR                  NOT NULL,
    source     VARCHAR                  NOT NULL,
    fields     VARCHAR                  NOT NULL,
    told       VARCHAR                  NOT NULL,
    written_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (system, kind, record_key, source)
);
