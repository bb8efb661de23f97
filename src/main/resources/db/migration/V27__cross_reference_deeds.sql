-- Further ids of a record in a system: other documents there that are the same.
CREATE TABLE cross_reference_alias (
    system      VARCHAR                  NOT NULL,
    kind        VARCHAR                  NOT NULL,
    external_id VARCHAR                  NOT NULL,
    source      VARCHAR                  NOT NULL,
    record_key  VARCHAR                  NOT NULL,
    linked_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (system, kind, external_id)
);
CREATE INDEX cross_reference_alias_by_record ON cross_reference_alias (record_key, source, kind, system);

-- What people changed. id_before, id_after: null if there was none, or is none now.
CREATE TABLE cross_reference_deed (
    id          VARCHAR                  NOT NULL PRIMARY KEY,
    happened_at TIMESTAMP WITH TIME ZONE NOT NULL,
    who         VARCHAR                  NOT NULL,
    deed        VARCHAR                  NOT NULL,
    reason      VARCHAR                  NOT NULL,
    system      VARCHAR                  NOT NULL,
    kind        VARCHAR                  NOT NULL,
    source      VARCHAR                  NOT NULL,
    record_key  VARCHAR                  NOT NULL,
    id_before   VARCHAR,
    id_after    VARCHAR
);
CREATE INDEX cross_reference_deed_by_record ON cross_reference_deed (record_key, source, kind, system);

-- One row. Raised with each deed, so that every node forgets what it remembers.
CREATE TABLE cross_reference_version (
    id      INTEGER NOT NULL PRIMARY KEY,
    version BIGINT  NOT NULL
);
INSERT INTO cross_reference_version (id, version) VALUES (1, 0);

CREATE INDEX cross_reference_by_key ON cross_reference (record_key);
CREATE INDEX cross_reference_by_external_id ON cross_reference (external_id);
CREATE INDEX cross_reference_alias_by_external_id ON cross_reference_alias (external_id);
