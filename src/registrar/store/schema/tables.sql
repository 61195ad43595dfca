-- All tables as they were in version 3, for both databases; words in braces differ between them. Times are ISO 8601 in UTC, to the
-- second, so that they sort as text; yes and no are whole numbers.
--
-- In the minute of opening nearly all that is written are forms. So a form is written into as few places as can be: its id begins with
-- its time and is that of the page it came from, its children lie beside it, and what only confirmed children or the daily purge need has
-- no index before that. Indexes for occasions begin with the occasion: a planner that knows nothing of a table then looks up each of a
-- list, instead of reading a season.

-- What the store knows of itself; it comes first, because PostgreSQL keeps here which version it has.
CREATE TABLE IF NOT EXISTS facts (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
){table};

CREATE TABLE IF NOT EXISTS families (
    id TEXT NOT NULL PRIMARY KEY,
    mail_key TEXT NOT NULL UNIQUE,
    mail TEXT NOT NULL,
    name TEXT NOT NULL,
    phone TEXT NOT NULL,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
){table};

CREATE TABLE IF NOT EXISTS requests (
    id TEXT NOT NULL PRIMARY KEY,
    content TEXT NOT NULL,
    mailbox TEXT NOT NULL,
    mail TEXT NOT NULL,
    name TEXT NOT NULL,
    phone TEXT NOT NULL,
    received_at TEXT NOT NULL,
    letter_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    confirmed_at TEXT,
    family TEXT REFERENCES families (id)
){table_by_key};
CREATE INDEX IF NOT EXISTS requests_by_mail ON requests (mailbox) WHERE confirmed_at IS NULL;
CREATE INDEX IF NOT EXISTS requests_by_family ON requests (family) WHERE family IS NOT NULL;

CREATE TABLE IF NOT EXISTS registrations (
    request TEXT NOT NULL{of_requests},
    ordinal {number} NOT NULL,
    id TEXT NOT NULL,
    family TEXT REFERENCES families (id),
    season TEXT NOT NULL,
    offer TEXT NOT NULL,
    occasion TEXT NOT NULL,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    born TEXT NOT NULL,
    resident {number} NOT NULL,
    price_class TEXT,
    entitled {number} NOT NULL,
    answers TEXT NOT NULL,
    status TEXT NOT NULL,
    reason TEXT,
    position {number},
    held_until TEXT,
    offered_until TEXT,
    queue {number},
    received_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    reminded_at TEXT,
    consented_at TEXT,
    PRIMARY KEY (request, ordinal)
){table_by_key};
CREATE UNIQUE INDEX IF NOT EXISTS registrations_by_id ON registrations (id) WHERE family IS NOT NULL;
CREATE INDEX IF NOT EXISTS registrations_active ON registrations (occasion, season, status, entitled)
    WHERE status IN ('wished', 'placed', 'waiting', 'offered');
CREATE INDEX IF NOT EXISTS registrations_waiting ON registrations (season, occasion, queue) WHERE status = 'waiting';
CREATE INDEX IF NOT EXISTS registrations_held ON registrations (occasion, season, held_until, entitled)
    WHERE status = 'unconfirmed' AND held_until IS NOT NULL;
CREATE INDEX IF NOT EXISTS registrations_by_family ON registrations (family) WHERE family IS NOT NULL;
CREATE INDEX IF NOT EXISTS registrations_offered ON registrations (offered_until) WHERE status = 'offered';
CREATE INDEX IF NOT EXISTS registrations_by_queue ON registrations (queue) WHERE queue IS NOT NULL;

-- Letters that were in hand when the program ended are found without reading those that wait.
CREATE TABLE IF NOT EXISTS outbox (
    id {serial},
    kind TEXT NOT NULL,
    recipient TEXT NOT NULL,
    letter TEXT,
    state TEXT NOT NULL,
    written_at TEXT NOT NULL,
    due_at TEXT NOT NULL,
    taken_until TEXT,
    attempts {number} NOT NULL,
    problem TEXT,
    done_at TEXT
){table};
CREATE INDEX IF NOT EXISTS outbox_due ON outbox (due_at{then_id}) WHERE state = 'due';
CREATE INDEX IF NOT EXISTS outbox_taken ON outbox (taken_until) WHERE state = 'due' AND taken_until IS NOT NULL;

CREATE TABLE IF NOT EXISTS notes (
    id {serial},
    at TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    reason TEXT NOT NULL
){table};

-- What families know of an occasion.
CREATE TABLE IF NOT EXISTS told (
    season TEXT NOT NULL,
    offer TEXT NOT NULL,
    occasion TEXT NOT NULL,
    facts TEXT NOT NULL,
    PRIMARY KEY (season, occasion)
){table};

-- New addresses that wait for their button.
CREATE TABLE IF NOT EXISTS addresses (
    id TEXT NOT NULL PRIMARY KEY,
    family TEXT NOT NULL REFERENCES families (id),
    mail TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    done_at TEXT
){table};
CREATE INDEX IF NOT EXISTS addresses_by_family ON addresses (family);
