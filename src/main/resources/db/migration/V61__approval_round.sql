-- How often each approval was asked for; the newest round counts. asked_by: serai, or who asked again, and why.
CREATE TABLE approval_round (
    subject  VARCHAR                  NOT NULL,
    round    INT                      NOT NULL,
    asked_at TIMESTAMP WITH TIME ZONE NOT NULL,
    asked_by VARCHAR                  NOT NULL,
    reason   VARCHAR                  NOT NULL,
    PRIMARY KEY (subject, round)
);
