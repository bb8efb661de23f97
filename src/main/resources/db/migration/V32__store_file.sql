-- Files of offline stores that were taken, each with its place in the store's sequence.
CREATE TABLE store_file (
    id              VARCHAR                  NOT NULL PRIMARY KEY,
    store           VARCHAR                  NOT NULL,
    kind            VARCHAR                  NOT NULL,
    sequence_number BIGINT,
    digest          VARCHAR                  NOT NULL,
    accepted        INTEGER                  NOT NULL,
    invalid         INTEGER                  NOT NULL,
    taken_at        TIMESTAMP WITH TIME ZONE NOT NULL,
    UNIQUE (store, sequence_number)
);
CREATE INDEX store_file_by_digest ON store_file (store, digest);
CREATE INDEX store_file_by_time ON store_file (taken_at);
-- Numbers that were missing when a later file came; settled when it came after all, or somebody said it will not.
CREATE TABLE store_gap (
    store           VARCHAR                  NOT NULL,
    sequence_number BIGINT                   NOT NULL,
    noticed_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    settled_at      TIMESTAMP WITH TIME ZONE,
    settled_by      VARCHAR,
    reason          VARCHAR,
    PRIMARY KEY (store, sequence_number)
);
