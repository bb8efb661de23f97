-- What is or was wrong, one row a cause; it stays when it is over, so that what comes and goes is told no oftener than
-- what lasts. about: a failure class. noted_by: who has taken note, while it lasts.
CREATE TABLE alert (
    alert_key     VARCHAR                  NOT NULL PRIMARY KEY,
    cause         VARCHAR                  NOT NULL,
    subject       VARCHAR                  NOT NULL,
    about         VARCHAR                  NOT NULL,
    subject_count BIGINT                   NOT NULL,
    since         TIMESTAMP WITH TIME ZONE NOT NULL,
    told_at       TIMESTAMP WITH TIME ZONE,
    told_times    BIGINT                   NOT NULL,
    noted_by      VARCHAR,
    note          VARCHAR,
    ended_at      TIMESTAMP WITH TIME ZONE
);
