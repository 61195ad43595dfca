//! The outbox: letters are written into it with what they tell of, taken when they are due, and sent
//! or tried again.

pub use super::due::Due;

use super::copies::{copies, seconds};
use super::delivery;
use super::letter::{About, Letter};
use super::meanwhile;
use crate::registrar::domain::{Email, Instant};
use crate::registrar::store::sql::{Kept, Sql, Value, all, broken, numbered, owned, time, values};
use crate::registrar::store::{Store, StoreError};

/// New letters that are to be written together.
#[derive(Debug, Default)]
pub struct NewLetters<'a>(Vec<(&'a Letter, Instant)>);

impl<'a> NewLetters<'a> {
    /// Adds one.
    pub fn add(&mut self, letter: &'a Letter, now: Instant) {
        self.0.push((letter, now));
    }

    /// Writes them, for both guardians where there are two.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub fn write(&self, db: &dyn Sql) -> Result<(), StoreError> {
        let seconds = seconds(db, self.0.iter().map(|(letter, _)| *letter))?;
        let mut values = Vec::with_capacity(NEW.len() * self.0.len());
        for (letter, now) in &self.0 {
            match copies(letter, &seconds) {
                Some(both) => both
                    .iter()
                    .try_for_each(|one| add_row(&mut values, one, *now)),
                None => add_row(&mut values, letter, *now),
            }?;
        }
        db.insert("outbox", &NEW, &values)
    }
}

fn add_row(values: &mut Vec<Value<'_>>, letter: &Letter, now: Instant) -> Result<(), StoreError> {
    let written_at = time(now);
    values.extend([
        owned(kinds(letter)),
        owned(letter.to.as_ref().map_or("", Email::as_str).to_owned()),
        owned(written(letter)?),
        owned("due"),
        owned(written_at.clone()),
        owned(written_at),
        Value::Number(0),
    ]);
    Ok(())
}

/// What is written of a new one.
const NEW: [&str; 7] = [
    "kind",
    "recipient",
    "letter",
    "state",
    "written_at",
    "due_at",
    "attempts",
];

/// The words of the kinds of a letter, as the log keeps them.
fn kinds(letter: &Letter) -> String {
    let mut kinds: Vec<&str> = letter.abouts().map(About::name).collect();
    kinds.dedup();
    kinds.join(" ")
}

/// Puts a letter into the outbox, in the open transaction.
///
/// # Errors
/// When the database cannot do it.
pub fn post(db: &dyn Sql, letter: &Letter, now: Instant) -> Result<(), StoreError> {
    let mut letters = NewLetters::default();
    letters.add(letter, now);
    letters.write(db)
}

/// Those letters to an address that are meant and not sent yet are not sent any more.
///
/// # Errors
/// When the database cannot do it.
pub fn forget(
    db: &dyn Sql,
    to: &Email,
    is_meant: impl Fn(&Letter) -> bool,
) -> Result<(), StoreError> {
    let sql = "SELECT id, letter FROM outbox WHERE state <> 'sent' AND LOWER(recipient) = ?1";
    let found = all(db, sql, values![to.key()], |row| {
        Ok((row.get::<i64>(0)?, read_letter(&row.get::<String>(1)?)?))
    })?;
    let meant = found.iter().filter(|(_, letter)| is_meant(letter));
    for (id, _) in meant {
        db.write("DELETE FROM outbox WHERE id = ?1", values![id])?;
    }
    Ok(())
}

/// Letters that an earlier run took and did not finish are due again. Only for who owns the store,
/// or begins to lead.
///
/// # Errors
/// When the database cannot do it.
pub fn release(db: &dyn Sql) -> Result<(), StoreError> {
    db.write(
        "UPDATE outbox SET taken_until = NULL WHERE state = 'due' AND taken_until IS NOT NULL",
        &[],
    )
}

/// Takes letters that are due. Taken ones are due again at `again`, unless they are sent or put off
/// before.
///
/// # Errors
/// When the store cannot be used.
pub async fn take(
    store: &Store,
    most: u32,
    now: Instant,
    again: Instant,
) -> Result<Vec<Due>, StoreError> {
    let id = store.id().to_owned();
    store
        .write(move |db| {
            let mut due = read_due(db, &id, most, now)?;
            let letters = due.iter_mut().map(|due| &mut due.letter);
            meanwhile::mark(db, letters.flat_map(Letter::entries_mut))?;
            mark_taken(db, &due, again)?;
            Ok(due)
        })
        .await
}

fn read_due(db: &dyn Sql, store: &str, most: u32, now: Instant) -> Result<Vec<Due>, StoreError> {
    all(
        db,
        "SELECT id, letter, attempts, written_at FROM outbox
         WHERE state = 'due' AND due_at <= ?1 AND (taken_until IS NULL OR taken_until <= ?1) ORDER BY due_at, id LIMIT ?2",
        values![now, most],
        |row| {
            let id: i64 = row.get(0)?;
            let letter = read_letter(&row.get::<String>(1)?)?;
            let written_at = row.get(3)?;
            Ok(Due { id, message: format!("{id}.{store}"), letter, late: Vec::new(), attempt: row.get::<u32>(2)? + 1, written_at })
        },
    )
}

fn mark_taken(db: &dyn Sql, due: &[Due], again: Instant) -> Result<(), StoreError> {
    let Some(last) = due.last() else {
        return Ok(());
    };
    // Lists of few lengths make few statements, which stay prepared.
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
    db.write(&sql, &values)
}

/// A letter as it is kept.
///
/// # Errors
/// Never for what a letter can hold.
pub(super) fn written(letter: &Letter) -> Result<String, StoreError> {
    serde_json::to_string(letter).map_err(|_| broken("ein Brief", "a letter"))
}

/// Reads a letter as it is kept.
///
/// # Errors
/// When it is none.
pub(super) fn read_letter(text: &str) -> Result<Letter, StoreError> {
    serde_json::from_str(text).map_err(|_| broken("ein Brief", "a letter"))
}

/// A letter was handed over: its text is deleted, the log keeps the masked address, and the time that
/// it names begins.
///
/// # Errors
/// When the store cannot be used.
pub async fn sent(store: &Store, letter: &Due, now: Instant) -> Result<(), StoreError> {
    let (letter, to) = (letter.clone(), masked(letter.letter.to.as_ref()));
    let sql = "UPDATE outbox SET state = 'sent', letter = NULL, recipient = ?2, problem = NULL, done_at = ?3 WHERE id = ?1";
    store
        .write(move |db| {
            db.write(sql, values![letter.id, to, now])?;
            left_out(db, &letter, now)?;
            delivery::begin(db, &letter, now)
        })
        .await
}

/// What was left out of a letter is a line of the log, so that the office sees whom it was about.
fn left_out(db: &dyn Sql, due: &Due, now: Instant) -> Result<(), StoreError> {
    let Some(late) = due.letter.with(due.late.clone()) else {
        return Ok(());
    };
    let to = late.to.as_ref().map_or("", Email::as_str);
    let row =
        "INSERT INTO outbox (kind, recipient, letter, state, written_at, due_at, attempts, done_at)
               VALUES (?1, ?2, ?3, 'late', ?4, ?5, 0, ?5)";
    db.write(
        row,
        values![kinds(&late), to, written(&late)?, due.written_at, now],
    )
}

/// A letter makes no sense any more and is not sent. It keeps its text, so that the office sees whom
/// it was about.
///
/// # Errors
/// When the store cannot be used.
pub async fn closed(store: &Store, letter: &Due, now: Instant) -> Result<(), StoreError> {
    let letter = letter.clone();
    let sql = "UPDATE outbox SET state = 'late', taken_until = NULL, done_at = ?2 WHERE id = ?1";
    store
        .write(move |db| {
            db.write(sql, values![letter.id, now])?;
            delivery::close(db, &letter)
        })
        .await
}

/// The mail server is away until the next attempt at least: what the letter's form holds is held on.
///
/// # Errors
/// When the store cannot be used.
pub async fn waits(
    store: &Store,
    letter: &Due,
    again: Instant,
    now: Instant,
) -> Result<(), StoreError> {
    let letter = letter.clone();
    store
        .write(move |db| delivery::wait(db, &letter, again, now))
        .await
}

/// A letter was not handed over: it waits until `again`, or has failed for good. A failed one keeps
/// its text, so that the office can have it sent again.
///
/// # Errors
/// When the store cannot be used.
pub async fn failed(
    store: &Store,
    letter: &Due,
    problem: String,
    again: Option<Instant>,
    now: Instant,
) -> Result<(), StoreError> {
    let (id, letter) = (letter.id, letter.clone());
    store
        .write(move |db| match again {
            Some(again) => {
                let sql = "UPDATE outbox SET due_at = ?2, taken_until = NULL, problem = ?3 WHERE id = ?1";
                db.write(sql, values![id, again, problem])
            }
            None => {
                let sql = "UPDATE outbox SET state = 'failed', taken_until = NULL, problem = ?2, done_at = ?3 WHERE id = ?1";
                db.write(sql, values![id, problem, now])?;
                delivery::give_up(db, &letter, now)
            }
        })
        .await
}

/// The address of a letter as the log may keep it.
pub(super) fn masked(to: Option<&Email>) -> String {
    to.map_or_else(|| "office".to_owned(), Email::masked)
}
