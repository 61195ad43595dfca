-- Which child a registration is about, so that a child holds one place at an occasion in however many forms. What forms hold is counted
-- by child, in an index that holds all of it; who is registered is found by child, in one that only confirmed children are written into.

ALTER TABLE registrations ADD COLUMN{if_new} child TEXT NOT NULL DEFAULT '';
DROP INDEX IF EXISTS registrations_held;
CREATE INDEX IF NOT EXISTS registrations_held ON registrations (occasion, season, held_until, entitled, child)
    WHERE status = 'unconfirmed' AND held_until IS NOT NULL;
CREATE INDEX IF NOT EXISTS registrations_by_child ON registrations (child, occasion)
    WHERE status IN ('wished', 'placed', 'waiting', 'offered');
