//! Lists for the office, and its notes.

use super::super::StoreError;
use super::super::staff::{Note, Participant};
use super::rows::{AFTER_REGISTRATION, REGISTRATION, all, guardian, instant, registration, run, time};
use crate::registrar::domain::Instant;
use rusqlite::{Connection, params};

/// All confirmed registrations, of one season or occasion or of all.
pub fn participants(connection: &Connection, season: Option<&str>, occasion: Option<&str>) -> Result<Vec<Participant>, StoreError> {
    let sql = format!(
        "SELECT {REGISTRATION}, f.name, f.mail, f.phone, r.reason, r.consented_at FROM registrations r JOIN families f ON f.id = r.family
         WHERE (?1 IS NULL OR r.season = ?1) AND (?2 IS NULL OR r.occasion = ?2)
         ORDER BY r.season, r.occasion, r.status, r.queue, r.last_name, r.first_name"
    );
    all(connection, &sql, params![season, occasion], |row| {
        Ok(Participant {
            registration: registration(row)?,
            guardian: guardian(row, AFTER_REGISTRATION)?,
            reason: row.get(AFTER_REGISTRATION + 3)?,
            consented_at: row.get::<_, Option<String>>(AFTER_REGISTRATION + 4)?.as_deref().map(instant).transpose()?,
        })
    })
}

/// What the office did, and why.
pub fn note(connection: &Connection, action: &str, subject: &str, reason: &str, now: Instant) -> Result<(), StoreError> {
    run(
        connection,
        "INSERT INTO notes (at, action, subject, reason) VALUES (?1, ?2, ?3, ?4)",
        params![time(now), action, subject, reason],
    )?;
    Ok(())
}

/// All of that, the oldest first.
pub fn notes(connection: &Connection) -> Result<Vec<Note>, StoreError> {
    all(connection, "SELECT at, action, subject, reason FROM notes ORDER BY id", [], |row| {
        Ok(Note { at: instant(&row.get::<_, String>(0)?)?, action: row.get(1)?, subject: row.get(2)?, reason: row.get(3)? })
    })
}
