-- Families, forms, registrations, letters. Times are ISO 8601 in UTC, to the second, so that they sort as text.
--
-- In the minute of opening nearly all rows are new forms. Every index in which they land at a place of its own costs a page of the log
-- for each form. So ids of forms begin with their time, and the indexes for what comes later leave new forms out.

CREATE TABLE families (
    id TEXT NOT NULL PRIMARY KEY,
    mail_key TEXT NOT NULL UNIQUE,
    mail TEXT NOT NULL,
    name TEXT NOT NULL,
    phone TEXT NOT NULL,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
) STRICT;

CREATE TABLE requests (
    id TEXT NOT NULL PRIMARY KEY,
    nonce TEXT NOT NULL UNIQUE,
    content TEXT NOT NULL,
    mail_key TEXT NOT NULL,
    mail TEXT NOT NULL,
    name TEXT NOT NULL,
    phone TEXT NOT NULL,
    received_at TEXT NOT NULL,
    letter_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    confirmed_at TEXT,
    family TEXT REFERENCES families (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX requests_by_mail ON requests (mail_key) WHERE confirmed_at IS NULL;
CREATE INDEX requests_by_end ON requests (expires_at) WHERE confirmed_at IS NULL;
CREATE INDEX requests_by_family ON requests (family) WHERE family IS NOT NULL;

CREATE TABLE registrations (
    id TEXT NOT NULL PRIMARY KEY,
    request TEXT NOT NULL REFERENCES requests (id),
    family TEXT REFERENCES families (id),
    season TEXT NOT NULL,
    offer TEXT NOT NULL,
    occasion TEXT NOT NULL,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    born TEXT NOT NULL,
    resident INTEGER NOT NULL,
    price_class TEXT,
    entitled INTEGER NOT NULL,
    answers TEXT NOT NULL,
    status TEXT NOT NULL,
    reason TEXT,
    position INTEGER,
    held_until TEXT,
    offered_until TEXT,
    queue INTEGER,
    received_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    reminded_at TEXT
) STRICT;
CREATE INDEX registrations_active ON registrations (season, occasion, status, entitled)
    WHERE status IN ('wished', 'placed', 'waiting', 'offered');
CREATE INDEX registrations_waiting ON registrations (season, occasion, queue) WHERE status = 'waiting';
CREATE INDEX registrations_held ON registrations (season, occasion, held_until, entitled, request)
    WHERE status = 'unconfirmed' AND held_until IS NOT NULL;
CREATE INDEX registrations_by_request ON registrations (request);
CREATE INDEX registrations_by_family ON registrations (family) WHERE family IS NOT NULL;
CREATE INDEX registrations_offered ON registrations (offered_until) WHERE status = 'offered';
CREATE INDEX registrations_by_queue ON registrations (queue) WHERE queue IS NOT NULL;

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    recipient TEXT NOT NULL,
    letter TEXT,
    state TEXT NOT NULL,
    written_at TEXT NOT NULL,
    due_at TEXT NOT NULL,
    taken_until TEXT,
    attempts INTEGER NOT NULL,
    problem TEXT,
    done_at TEXT
) STRICT;
CREATE INDEX outbox_due ON outbox (due_at) WHERE state = 'due';

CREATE TABLE notes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;

CREATE TABLE facts (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
