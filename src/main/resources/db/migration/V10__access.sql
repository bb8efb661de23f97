-- Who may come in, and what they did.

CREATE TABLE app_user (
    name       VARCHAR                  NOT NULL PRIMARY KEY,
    password   VARCHAR                  NOT NULL,
    role       VARCHAR                  NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL
);

-- A caller of the REST API. The key is kept as its SHA-256 only; the signing secret must be read again to check a
-- signature, so it is kept encrypted. kinds: wire names, separated by commas.
CREATE TABLE api_client (
    name           VARCHAR                  NOT NULL PRIMARY KEY,
    key_prefix     VARCHAR                  NOT NULL,
    key_hash       VARCHAR                  NOT NULL,
    signing_secret VARCHAR                  NOT NULL,
    source         VARCHAR                  NOT NULL,
    kinds          VARCHAR                  NOT NULL,
    per_second     INTEGER                  NOT NULL,
    enabled        BOOLEAN                  NOT NULL,
    created_at     TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE UNIQUE INDEX api_client_by_prefix ON api_client (key_prefix);

CREATE TABLE audit (
    id          VARCHAR                  NOT NULL PRIMARY KEY,
    happened_at TIMESTAMP WITH TIME ZONE NOT NULL,
    who         VARCHAR                  NOT NULL,
    what        VARCHAR                  NOT NULL,
    target      VARCHAR                  NOT NULL,
    detail      VARCHAR                  NOT NULL
);
CREATE INDEX audit_by_time ON audit (happened_at);

-- An Idempotency-Key that a caller has used, and for which body.
CREATE TABLE idempotency_key (
    client     VARCHAR                  NOT NULL,
    used_key   VARCHAR                  NOT NULL,
    body_hash  VARCHAR                  NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (client, used_key)
);
CREATE INDEX idempotency_key_by_time ON idempotency_key (created_at);

-- Signatures of requests already taken, as long as their timestamp would still be accepted.
CREATE TABLE seen_request (
    client    VARCHAR                  NOT NULL,
    signature VARCHAR                  NOT NULL,
    seen_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (client, signature)
);
CREATE INDEX seen_request_by_time ON seen_request (seen_at);
