//! Lists for the office, and its notes.

use super::StoreError;
use super::rows::{AFTER_REGISTRATION, REGISTRATION, guardian, registration};
use super::sql::{Sql, all, values};
use super::staff::{Note, Participant};
use crate::registrar::domain::Instant;

/// All confirmed registrations, of one season or occasion or of all.
pub fn participants(
    db: &dyn Sql,
    season: Option<&str>,
    occasion: Option<&str>,
) -> Result<Vec<Participant>, StoreError> {
    let sql = format!(
        "SELECT {REGISTRATION}, f.name, f.mail, f.phone, r.reason, r.consented_at FROM registrations r JOIN families f ON f.id = r.family
         WHERE (r.season = ?1 OR ?1 IS NULL) AND (r.occasion = ?2 OR ?2 IS NULL)
         ORDER BY r.season, r.occasion, r.status, r.queue, r.last_name, r.first_name"
    );
    all(db, &sql, values![season, occasion], |row| {
        Ok(Participant {
            registration: registration(row)?,
            guardian: guardian(row, AFTER_REGISTRATION)?,
            reason: row.get(AFTER_REGISTRATION + 3)?,
            consented_at: row.get(AFTER_REGISTRATION + 4)?,
        })
    })
}

/// What the office did, and why.
pub fn note(
    db: &dyn Sql,
    action: &str,
    subject: &str,
    reason: &str,
    now: Instant,
) -> Result<(), StoreError> {
    db.write(
        "INSERT INTO notes (at, action, subject, reason) VALUES (?1, ?2, ?3, ?4)",
        values![now, action, subject, reason],
    )?;
    Ok(())
}

/// All of that, the oldest first.
pub fn notes(db: &dyn Sql) -> Result<Vec<Note>, StoreError> {
    all(
        db,
        "SELECT at, action, subject, reason FROM notes ORDER BY id",
        &[],
        |row| {
            Ok(Note {
                at: row.get(0)?,
                action: row.get(1)?,
                subject: row.get(2)?,
                reason: row.get(3)?,
            })
        },
    )
}
