-- In the minute of opening nearly all that is written are forms. So a form is written into as few places as can be: the page it came from
-- is its id, its children lie beside it, and what only confirmed children or the daily purge need has no index before that.
-- (Foreign keys are off while this runs.)

CREATE TABLE new_requests (
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
) STRICT, WITHOUT ROWID;
INSERT INTO new_requests
    SELECT id, content, mail_key, mail, name, phone, received_at, letter_at, expires_at, confirmed_at, family FROM requests;
DROP TABLE requests;
ALTER TABLE new_requests RENAME TO requests;
CREATE INDEX requests_by_mail ON requests (mailbox) WHERE confirmed_at IS NULL;
CREATE INDEX requests_by_family ON requests (family) WHERE family IS NOT NULL;

CREATE TABLE new_registrations (
    request TEXT NOT NULL REFERENCES requests (id),
    ordinal INTEGER NOT NULL,
    id TEXT NOT NULL,
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
    reminded_at TEXT,
    consented_at TEXT,
    PRIMARY KEY (request, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO new_registrations
    SELECT request, rowid, id, family, season, offer, occasion, first_name, last_name, born, resident, price_class, entitled, answers,
        status, reason, position, held_until, offered_until, queue, received_at, changed_at, ends_at, reminded_at, consented_at
    FROM registrations;
DROP TABLE registrations;
ALTER TABLE new_registrations RENAME TO registrations;
CREATE UNIQUE INDEX registrations_by_id ON registrations (id) WHERE family IS NOT NULL;
CREATE INDEX registrations_active ON registrations (occasion, season, status, entitled)
    WHERE status IN ('wished', 'placed', 'waiting', 'offered');
CREATE INDEX registrations_waiting ON registrations (season, occasion, queue) WHERE status = 'waiting';
CREATE INDEX registrations_held ON registrations (occasion, season, held_until, entitled)
    WHERE status = 'unconfirmed' AND held_until IS NOT NULL;
CREATE INDEX registrations_by_family ON registrations (family) WHERE family IS NOT NULL;
CREATE INDEX registrations_offered ON registrations (offered_until) WHERE status = 'offered';
CREATE INDEX registrations_by_queue ON registrations (queue) WHERE queue IS NOT NULL;

-- Letters that were in hand when the program ended are found without reading those that wait.
CREATE INDEX outbox_taken ON outbox (taken_until) WHERE state = 'due' AND taken_until IS NOT NULL;
