-- A customer as all systems together know it. agreed: its fields, JSON. decided: a person's decision that waits to be
-- published.
CREATE TABLE merged_customer (
    merged_key        VARCHAR                  NOT NULL PRIMARY KEY,
    version           BIGINT                   NOT NULL,
    published_version BIGINT                   NOT NULL,
    updated_at        TIMESTAMP WITH TIME ZONE NOT NULL,
    agreed            VARCHAR                  NOT NULL,
    decided           BOOLEAN                  NOT NULL
);

-- A customer as one system knows it. said: what it said last, JSON: the base of the next comparison.
CREATE TABLE customer_member (
    system     VARCHAR NOT NULL,
    member_key VARCHAR NOT NULL,
    merged_key VARCHAR NOT NULL,
    version    VARCHAR NOT NULL,
    said       VARCHAR NOT NULL,
    PRIMARY KEY (system, member_key)
);
CREATE INDEX customer_member_by_merged ON customer_member (merged_key);

-- A field that a system and the hub have both changed since they last agreed.
-- state: OPEN, THEIRS or OURS (a person's choice), GONE (the system changed its mind).
CREATE TABLE customer_conflict (
    id         VARCHAR                  NOT NULL PRIMARY KEY,
    merged_key VARCHAR                  NOT NULL,
    system     VARCHAR                  NOT NULL,
    field      VARCHAR                  NOT NULL,
    base       VARCHAR,
    theirs     VARCHAR,
    ours       VARCHAR,
    since      TIMESTAMP WITH TIME ZONE NOT NULL,
    state      VARCHAR                  NOT NULL,
    decided_by VARCHAR,
    decided_at TIMESTAMP WITH TIME ZONE
);
CREATE INDEX customer_conflict_by_state ON customer_conflict (state, since);
