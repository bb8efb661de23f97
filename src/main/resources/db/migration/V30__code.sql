-- What each of our codes is called in each outside system. direction: BOTH, TO (ours to theirs only), FROM.
-- valid_from, valid_until: first and last day; null if it always was valid, or has no end.
CREATE TABLE code (
    id          VARCHAR                  NOT NULL PRIMARY KEY,
    table_name  VARCHAR                  NOT NULL,
    system      VARCHAR                  NOT NULL,
    ours        VARCHAR                  NOT NULL,
    theirs      VARCHAR                  NOT NULL,
    direction   VARCHAR                  NOT NULL,
    valid_from  DATE,
    valid_until DATE,
    changed_by  VARCHAR                  NOT NULL,
    changed_at  TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX code_by_table ON code (table_name, system);

-- One row. Raised with each change, so that every node knows that what it remembers is old.
CREATE TABLE code_version (
    id      INTEGER NOT NULL PRIMARY KEY,
    version BIGINT  NOT NULL
);
INSERT INTO code_version (id, version) VALUES (1, 0);
