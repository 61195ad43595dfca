-- Changes of the catalogue that touch registered children and are not told yet.
CREATE TABLE IF NOT EXISTS held (
    id {serial},
    season TEXT NOT NULL,
    offer TEXT NOT NULL,
    occasion TEXT NOT NULL,
    change TEXT NOT NULL,
    value TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    UNIQUE (season, occasion, change)
){table};
