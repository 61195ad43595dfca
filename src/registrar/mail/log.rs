//! The log of all letters: what was sent, what waits, what has failed.

use super::delivery;
use super::outbox::{masked, read_letter, written};
use crate::registrar::domain::{Email, Instant, RegistrationId};
use crate::registrar::store::sql::{Sql, all, one, values};
use crate::registrar::store::{Store, StoreError};

/// A letter in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailLine {
    /// Its row.
    pub id: i64,
    /// What kinds of letter, with a space between.
    pub kind: String,
    /// To whom, masked.
    pub to: String,
    /// Which registrations it is about; none once it is sent.
    pub numbers: Vec<RegistrationId>,
    /// `due`, `sent`, `failed` or `late`.
    pub state: String,
    /// When it was written.
    pub written_at: Instant,
    /// Attempts so far.
    pub attempts: u32,
    /// What went wrong last.
    pub problem: Option<String>,
}

/// The log, without the texts.
///
/// # Errors
/// When the store cannot be used.
pub async fn log(store: &Store) -> Result<Vec<MailLine>, StoreError> {
    store.read(read).await
}

fn read(db: &dyn Sql) -> Result<Vec<MailLine>, StoreError> {
    all(
        db,
        "SELECT id, kind, recipient, state, written_at, attempts, problem, letter FROM outbox ORDER BY id",
        &[],
        |row| {
            let recipient: String = row.get(2)?;
            let to = if recipient.is_empty() {
                masked(None)
            } else {
                Email::parse(&recipient).map_or(recipient, |email| email.masked())
            };
            Ok(MailLine {
                id: row.get(0)?,
                kind: row.get(1)?,
                to,
                state: row.get(3)?,
                written_at: row.get(4)?,
                attempts: row.get(5)?,
                problem: row.get(6)?,
                numbers: match row.get::<Option<String>>(7)? {
                    Some(letter) => read_letter(&letter)?.numbers(),
                    None => Vec::new(),
                },
            })
        },
    )
}

/// Makes failed letters due again: one, or all. Gives how many. The times they name begin anew; one
/// that makes no sense any more is closed.
///
/// # Errors
/// When the store cannot be used.
pub async fn retry(store: &Store, id: Option<i64>, now: Instant) -> Result<usize, StoreError> {
    store.write(move |db| retry_in(db, id, now)).await
}

fn retry_in(db: &dyn Sql, id: Option<i64>, now: Instant) -> Result<usize, StoreError> {
    let failed = "SELECT id, letter, written_at FROM outbox WHERE state = 'failed' AND (id = ?1 OR ?1 IS NULL)";
    let failed = all(db, failed, values![id], |row| {
        let letter = read_letter(&row.get::<String>(1)?)?;
        Ok((row.get::<i64>(0)?, letter, row.get::<Instant>(2)?))
    })?;
    let mut due = 0;
    for (id, letter, written_at) in failed {
        let Some(letter) = delivery::anew(db, &letter, written_at, now)? else {
            let closed = "UPDATE outbox SET state = 'late', done_at = ?2 WHERE id = ?1";
            db.write(closed, values![id, now])?;
            continue;
        };
        db.write(
            "UPDATE outbox SET state = 'due', due_at = ?2, attempts = 0, written_at = ?2, letter = ?3 WHERE id = ?1",
            values![id, now, written(&letter)?],
        )?;
        due += 1;
    }
    Ok(due)
}

/// Letters that have failed since then: number and reason.
///
/// # Errors
/// When the database does not answer.
pub fn failed_since(db: &dyn Sql, since: Instant) -> Result<Vec<(String, String)>, StoreError> {
    all(
        db,
        "SELECT id, COALESCE(problem, '') FROM outbox WHERE state = 'failed' AND done_at > ?1",
        values![since],
        |row| Ok((row.get::<i64>(0)?.to_string(), row.get(1)?)),
    )
}

/// Letters that made no sense any more and were closed since then: number and kind.
///
/// # Errors
/// When the database does not answer.
pub fn late_since(db: &dyn Sql, since: Instant) -> Result<Vec<(String, String)>, StoreError> {
    all(
        db,
        "SELECT id, kind FROM outbox WHERE state = 'late' AND done_at > ?1 ORDER BY id",
        values![since],
        |row| Ok((row.get::<i64>(0)?.to_string(), row.get(1)?)),
    )
}

/// How many letters wait that were written before.
///
/// # Errors
/// When the database does not answer.
pub fn waiting_since(db: &dyn Sql, before: Instant) -> Result<u32, StoreError> {
    let sql = "SELECT COUNT(*) FROM outbox WHERE state = 'due' AND written_at < ?1";
    Ok(one(db, sql, values![before], |row| row.get(0))?.unwrap_or(0))
}

/// Deletes the lines of letters that were written before and do not wait. Gives how many.
///
/// # Errors
/// When the database cannot do it.
pub fn forget_before(db: &dyn Sql, before: Instant) -> Result<usize, StoreError> {
    let sql = "DELETE FROM outbox WHERE state <> 'due' AND written_at <= ?1";
    db.execute(sql, values![before])
}
