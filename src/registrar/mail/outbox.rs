//! The outbox: letters that are due, sent, failed.

use super::letter::Letter;
use crate::registrar::domain::{Email, Instant};
use crate::registrar::store::sql::{Kept, Sql, Value, all, broken, numbered, values};
use crate::registrar::store::staff::MailLine;
use crate::registrar::store::{Due, StoreError, masked};

/// Letters that an earlier run took and did not finish are due again. Only for the one program that
/// owns the store.
pub fn release(db: &dyn Sql) -> Result<(), StoreError> {
    db.write(
        "UPDATE outbox SET taken_until = NULL WHERE state = 'due' AND taken_until IS NOT NULL",
        &[],
    )
}

/// Takes letters that are due; they are due again at `again` if nothing else happens.
pub fn take(
    db: &dyn Sql,
    store: &str,
    most: u32,
    now: Instant,
    again: Instant,
) -> Result<Vec<Due>, StoreError> {
    let due = all(
        db,
        "SELECT id, letter, attempts, written_at FROM outbox
         WHERE state = 'due' AND due_at <= ?1 AND (taken_until IS NULL OR taken_until <= ?1) ORDER BY due_at, id LIMIT ?2",
        values![now, most],
        |row| {
            let id: i64 = row.get(0)?;
            let letter = read_letter(&row.get::<String>(1)?)?;
            let written_at = row.get(3)?;
            Ok(Due { id, message: format!("{id}.{store}"), letter, attempt: row.get::<u32>(2)? + 1, written_at })
        },
    )?;
    if let Some(last) = due.last() {
        let ids = due
            .iter()
            .chain(std::iter::repeat(last))
            .map(|letter| letter.id.value());
        let length = due.len().next_power_of_two();
        let values: Vec<Value<'_>> = std::iter::once(again.value())
            .chain(ids.take(length))
            .collect();
        let sql = format!(
            "UPDATE outbox SET taken_until = ?1, attempts = attempts + 1 WHERE id IN {}",
            numbered(2, length)
        );
        db.write(&sql, &values)?;
    }
    Ok(due)
}

fn read_letter(text: &str) -> Result<Letter, StoreError> {
    serde_json::from_str(text).map_err(|_| broken("ein Brief", "a letter"))
}

/// A letter was handed over to `recipient`, masked.
pub fn sent(db: &dyn Sql, id: i64, recipient: &str, now: Instant) -> Result<(), StoreError> {
    db.write(
        "UPDATE outbox SET state = 'sent', letter = NULL, recipient = ?2, problem = NULL, done_at = ?3 WHERE id = ?1",
        values![id, recipient, now],
    )?;
    Ok(())
}

/// A letter was not handed over. A failed one keeps its text, so that the office can have it sent
/// again.
pub fn failed(
    db: &dyn Sql,
    id: i64,
    problem: &str,
    again: Option<Instant>,
    now: Instant,
) -> Result<(), StoreError> {
    match again {
        Some(again) => {
            let sql =
                "UPDATE outbox SET due_at = ?2, taken_until = NULL, problem = ?3 WHERE id = ?1";
            db.write(sql, values![id, again, problem])
        }
        None => {
            let sql = "UPDATE outbox SET state = 'failed', taken_until = NULL, problem = ?2, done_at = ?3 WHERE id = ?1";
            db.write(sql, values![id, problem, now])
        }
    }
}

/// Failed letters are due again.
pub fn retry(db: &dyn Sql, id: Option<i64>, now: Instant) -> Result<usize, StoreError> {
    db.execute(
        "UPDATE outbox SET state = 'due', due_at = ?2, attempts = 0, written_at = ?2 WHERE state = 'failed' AND (id = ?1 OR ?1 IS NULL)",
        values![id, now],
    )
}

/// The log of the outbox.
pub fn log(db: &dyn Sql) -> Result<Vec<MailLine>, StoreError> {
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
                    Some(letter) => read_letter(&letter)?.about.numbers(),
                    None => Vec::new(),
                },
            })
        },
    )
}
