-- When a family agreed to keep notes on health. What else came with version 2 are tables of their own, which version 3 makes.

ALTER TABLE registrations ADD COLUMN consented_at TEXT;
