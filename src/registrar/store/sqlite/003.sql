-- The order of the children of a form, which other databases do not keep by themselves. Forms that were never confirmed are few when the
-- purge looks for them: it needs no index, and every form that comes would have to be written into it.

ALTER TABLE registrations ADD COLUMN ordinal INTEGER NOT NULL DEFAULT 0;
UPDATE registrations SET ordinal = rowid;
DROP INDEX requests_by_end;
