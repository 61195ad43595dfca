-- Second guardians: asked, and what they said. A change of address may be theirs.
CREATE TABLE IF NOT EXISTS seconds (
    id TEXT NOT NULL PRIMARY KEY,
    family TEXT NOT NULL REFERENCES families (id),
    state TEXT NOT NULL,
    name TEXT NOT NULL,
    mail TEXT NOT NULL,
    phone TEXT,
    asked_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
){table};
CREATE INDEX IF NOT EXISTS seconds_by_family ON seconds (family);
-- Of two who say yes at the same time one is the second guardian.
CREATE UNIQUE INDEX IF NOT EXISTS seconds_joined ON seconds (family) WHERE state = 'joined';
ALTER TABLE addresses ADD COLUMN{if_new} second TEXT;
