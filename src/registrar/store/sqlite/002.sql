-- What families know of an occasion, new addresses that wait for their button, and when a family agreed to keep notes on health.

CREATE TABLE told (
    season TEXT NOT NULL,
    offer TEXT NOT NULL,
    occasion TEXT NOT NULL,
    facts TEXT NOT NULL,
    PRIMARY KEY (season, occasion)
) STRICT;

CREATE TABLE addresses (
    id TEXT NOT NULL PRIMARY KEY,
    family TEXT NOT NULL REFERENCES families (id),
    mail TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    done_at TEXT
) STRICT;
CREATE INDEX addresses_by_family ON addresses (family);

ALTER TABLE registrations ADD COLUMN consented_at TEXT;
