-- What two systems have of each business day, as last compared. ran_at: the last reading of all that both have;
-- tried_at, trouble: the last attempt, and why it did not read all (null if it did). not_due: what the right need not
-- have. unlisted: findings beyond those that are kept one by one. A row with locked_at never changes again; seal is a
-- fingerprint of all that belongs to it.
CREATE TABLE reconciliation (
    pair      VARCHAR                  NOT NULL,
    for_day   DATE                     NOT NULL,
    ran_at    TIMESTAMP WITH TIME ZONE,
    tried_at  TIMESTAMP WITH TIME ZONE,
    asked_at  TIMESTAMP WITH TIME ZONE,
    trouble   VARCHAR,
    remedy    VARCHAR,
    not_due   BIGINT                   NOT NULL,
    unlisted  BIGINT                   NOT NULL,
    locked_at TIMESTAMP WITH TIME ZONE,
    locked_by VARCHAR,
    seal      VARCHAR,
    PRIMARY KEY (pair, for_day)
);
CREATE INDEX reconciliation_by_day ON reconciliation (for_day);

-- in_hour: 0 to 23 of the business day; -1 if only the day is known. amount: a decimal, kept as text to be exact on
-- every database. currency: empty for things without worth.
CREATE TABLE reconciliation_sum (
    pair     VARCHAR NOT NULL,
    for_day  DATE    NOT NULL,
    in_hour  INTEGER NOT NULL,
    side     VARCHAR NOT NULL,
    currency VARCHAR NOT NULL,
    records  BIGINT  NOT NULL,
    amount   VARCHAR NOT NULL,
    PRIMARY KEY (pair, for_day, in_hour, side, currency)
);

-- One record that is not alike on both sides. differences, left_seen, right_seen: JSON of what was read at seen_at;
-- of a closed one, the proof. check_at: when both sides are read again by themselves; null if they are not.
CREATE TABLE reconciliation_finding (
    id          VARCHAR                  NOT NULL PRIMARY KEY,
    pair        VARCHAR                  NOT NULL,
    for_day     DATE                     NOT NULL,
    record_kind VARCHAR                  NOT NULL,
    source      VARCHAR                  NOT NULL,
    record_key  VARCHAR                  NOT NULL,
    kind        VARCHAR                  NOT NULL,
    state       VARCHAR                  NOT NULL,
    in_hour     INTEGER                  NOT NULL,
    differences VARCHAR                  NOT NULL,
    left_seen   VARCHAR                  NOT NULL,
    right_seen  VARCHAR                  NOT NULL,
    found_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    seen_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    check_at    TIMESTAMP WITH TIME ZONE,
    repaired_by VARCHAR,
    repaired_at TIMESTAMP WITH TIME ZONE,
    closing     VARCHAR,
    closed_by   VARCHAR,
    reason      VARCHAR,
    UNIQUE (pair, for_day, source, record_key)
);
CREATE INDEX reconciliation_finding_by_state ON reconciliation_finding (state, pair, for_day);

-- What was done about a finding, by people and by the hub.
CREATE TABLE reconciliation_deed (
    id          VARCHAR                  NOT NULL PRIMARY KEY,
    finding     VARCHAR                  NOT NULL,
    happened_at TIMESTAMP WITH TIME ZONE NOT NULL,
    who         VARCHAR                  NOT NULL,
    deed        VARCHAR                  NOT NULL,
    reason      VARCHAR                  NOT NULL,
    outcome     VARCHAR                  NOT NULL
);
CREATE INDEX reconciliation_deed_by_finding ON reconciliation_deed (finding, happened_at);

-- Which node compares a pair.
CREATE TABLE reconciliation_lease (
    pair        VARCHAR                  NOT NULL PRIMARY KEY,
    lease_owner VARCHAR,
    lease_until TIMESTAMP WITH TIME ZONE
);
