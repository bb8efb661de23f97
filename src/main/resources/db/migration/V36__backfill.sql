-- What people fetch again from a system: a stretch of time, or ids (one a line). Its poll's watermark is not concerned.
-- active: the flow while it runs, so that a flow has one at a time; null once it is over.
-- reached, ids_done: through up to here, so that it goes on after a restart; the counts belong to that. came_now: for people.
CREATE TABLE backfill (
    id          VARCHAR                  NOT NULL PRIMARY KEY,
    flow        VARCHAR                  NOT NULL,
    active      VARCHAR                  UNIQUE,
    state       VARCHAR                  NOT NULL,
    since       TIMESTAMP WITH TIME ZONE,
    until       TIMESTAMP WITH TIME ZONE,
    ids         VARCHAR                  NOT NULL,
    dry_run     BOOLEAN                  NOT NULL,
    per_second  INTEGER                  NOT NULL,
    reason      VARCHAR                  NOT NULL,
    asked_by    VARCHAR                  NOT NULL,
    asked_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    reached     TIMESTAMP WITH TIME ZONE,
    ids_done    INTEGER                  NOT NULL,
    fresh       BIGINT                   NOT NULL,
    known       BIGINT                   NOT NULL,
    rejected    BIGINT                   NOT NULL,
    came_now    BIGINT                   NOT NULL,
    problem     VARCHAR,
    ended_at    TIMESTAMP WITH TIME ZONE,
    ended_by    VARCHAR,
    lease_owner VARCHAR,
    lease_until TIMESTAMP WITH TIME ZONE
);
CREATE INDEX backfill_by_flow ON backfill (flow, asked_at);
