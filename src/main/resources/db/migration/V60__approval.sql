-- How each approval stands. passed_version: version of the record that went on because of it.
CREATE TABLE approval (
    approval_key   VARCHAR                  NOT NULL PRIMARY KEY,
    status         VARCHAR                  NOT NULL,
    version        VARCHAR                  NOT NULL,
    passed_version VARCHAR,
    updated_at     TIMESTAMP WITH TIME ZONE NOT NULL
);
