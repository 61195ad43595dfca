-- Until when a form that is not confirmed counts in the numbers that everybody sees: each for itself, whatever there is of its child,
-- so that nobody learns from a number where a child is. And what a form held when another one of its child took the place: that it
-- holds again when the place is given back. One index finds both, what is held first.

ALTER TABLE registrations ADD COLUMN{if_new} shown_until TEXT;
ALTER TABLE registrations ADD COLUMN{if_new} released_until TEXT;
UPDATE registrations SET shown_until = held_until WHERE status = 'unconfirmed' AND held_until IS NOT NULL;
DROP INDEX IF EXISTS registrations_held;
CREATE INDEX IF NOT EXISTS registrations_held ON registrations (occasion, season, held_until, entitled, child, shown_until)
    WHERE status = 'unconfirmed' AND shown_until IS NOT NULL;

-- When a family changed name or phone number: each change brings letters, so there is a most in a day.
CREATE TABLE IF NOT EXISTS contact_changes (
    family TEXT NOT NULL REFERENCES families (id),
    changed_at TEXT NOT NULL
){table};
CREATE INDEX IF NOT EXISTS contact_changes_by_family ON contact_changes (family);
