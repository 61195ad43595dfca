//! What the office did, and why.

use crate::registrar::domain::Instant;
use crate::registrar::store::sql::{Sql, all, values};
use crate::registrar::store::{Store, StoreError};

/// What the office did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// When.
    pub at: Instant,
    /// `place`, `cancel`, `send-change`, `drop-change`, `purge` or `retry`.
    pub action: String,
    /// Number of the registration or of the letter, or the occasion with its change; empty for all.
    pub subject: String,
    /// Why.
    pub reason: String,
}

/// Writes a note, in the open transaction.
///
/// # Errors
/// When the database cannot do it.
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

/// Writes a note.
///
/// # Errors
/// When nothing of it was written.
pub async fn keep(
    store: &Store,
    action: &'static str,
    subject: String,
    reason: String,
    now: Instant,
) -> Result<(), StoreError> {
    store
        .write(move |db| note(db, action, &subject, &reason, now))
        .await
}

/// All notes, the oldest first.
///
/// # Errors
/// When the store cannot be used.
pub async fn notes(store: &Store) -> Result<Vec<Note>, StoreError> {
    let sql = "SELECT at, action, subject, reason FROM notes ORDER BY id";
    store
        .read(move |db| {
            all(db, sql, &[], |row| {
                Ok(Note {
                    at: row.get(0)?,
                    action: row.get(1)?,
                    subject: row.get(2)?,
                    reason: row.get(3)?,
                })
            })
        })
        .await
}

/// Deletes those written before, unless the registration they are about is still there.
///
/// # Errors
/// When the database cannot do it.
pub fn forget_before(db: &dyn Sql, before: Instant) -> Result<(), StoreError> {
    db.write(
        "DELETE FROM notes WHERE at <= ?1 AND NOT EXISTS (SELECT 1 FROM registrations r WHERE r.id = notes.subject AND r.family IS NOT NULL)",
        values![before],
    )
}
