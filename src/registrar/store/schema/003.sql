-- The page a form came from is its id, its children lie beside it, and fewer indexes are written with a form: both tables are made anew.
-- (Foreign keys are off while this runs.)

ALTER TABLE requests RENAME TO old_requests;
ALTER TABLE registrations RENAME TO old_registrations;
DROP INDEX requests_by_mail;
DROP INDEX requests_by_end;
DROP INDEX requests_by_family;
DROP INDEX registrations_active;
DROP INDEX registrations_waiting;
DROP INDEX registrations_held;
DROP INDEX registrations_by_request;
DROP INDEX registrations_by_family;
DROP INDEX registrations_offered;
DROP INDEX registrations_by_queue;

{tables}

INSERT INTO requests
    SELECT id, content, mail_key, mail, name, phone, received_at, letter_at, expires_at, confirmed_at, family FROM old_requests;
INSERT INTO registrations
    SELECT request, rowid, id, family, season, offer, occasion, first_name, last_name, born, resident, price_class, entitled, answers,
        status, reason, position, held_until, offered_until, queue, received_at, changed_at, ends_at, reminded_at, consented_at
    FROM old_registrations;
DROP TABLE old_registrations;
DROP TABLE old_requests;
