//! The store: a thread that writes, connections that read. A use case is a function of a connection
//! that runs in one transaction: its rows and letters are written together or not at all.

mod address;
mod cases;
mod daily;
mod engine;
mod facts;
mod lists;
pub mod location;
#[cfg(feature = "postgres")]
pub mod postgres;
mod read;
mod register;
mod rows;
pub mod sql;
pub mod sqlite;
pub mod staff;
mod told;
mod use_cases;
pub mod writer;

use super::domain::Outcome;
use super::domain::{Email, Family, FamilyId, Instant, Registration, RegistrationId};
use super::mail::letter::{Entry, Letter};
use crate::text::Message;
use chrono::TimeDelta;
use engine::{Connection, Engine, Readers};
use sql::Sql;
use std::collections::BTreeMap;
use std::sync::Arc;
use writer::{Together, Writer};

/// An instance that says nothing for so long has ended: another one does its work.
pub const LEASE: TimeDelta = TimeDelta::seconds(15);

/// Why a use case failed. Nothing of it was written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Too much at once.
    #[error("{}", self.message().en)]
    Busy,
    /// Another instance wrote at the same time; the same again may go well.
    #[error("{}", self.message().en)]
    Conflict,
    /// The disk is full, read-only or broken, or the database does not answer.
    #[error("{}", self.message().en)]
    Broken(Message),
}

impl StoreError {
    /// The error in both languages.
    pub fn message(&self) -> Message {
        match self {
            StoreError::Busy => Message::new(
                "an den Anmeldungen ist gerade zu viel auf einmal zu tun",
                "the store has too much to do at once",
            ),
            StoreError::Conflict => Message::new(
                "ein anderes Programm hat zur gleichen Zeit in die Anmeldungen geschrieben",
                "another program wrote to the store at the same time",
            ),
            StoreError::Broken(Message { de, en }) => Message::new(
                format!("die Anmeldungen lassen sich nicht benutzen: {de}"),
                format!("the store cannot be used: {en}"),
            ),
        }
    }
}

/// What became of the button in the first mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Confirmed {
    /// Now, or before: the family and what became of each child.
    Done(FamilyId, Vec<(Entry, Outcome)>),
    /// The form is not stored any more, or its time was over.
    Gone,
}

/// A form that waits for its button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// Its children.
    pub entries: Vec<Entry>,
    /// The button was pressed.
    pub confirmed: bool,
    /// The link is valid until then.
    pub expires_at: Instant,
}

/// A family with everything about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FamilyView {
    /// The family.
    pub family: Family,
    /// Its registrations, the oldest first.
    pub registrations: Vec<Registration>,
    /// Positions on waiting lists, from 1.
    pub positions: BTreeMap<RegistrationId, u32>,
}

/// What a family or the office wants with one registration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Take the offered place.
    Accept,
    /// Leave the offered place to others.
    Decline,
    /// Give it back.
    Cancel,
    /// The office gives a free place after a call, for a reason that is noted in the same
    /// transaction.
    Place(String),
    /// The office takes it back, for a reason the family reads. The reason is noted in the same
    /// transaction.
    Withdraw(String),
}

/// A letter that is due, with what never changes between attempts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// Its row.
    pub id: i64,
    /// Left part of its Message-ID: the same at every attempt.
    pub message: String,
    /// What it says.
    pub letter: Letter,
    /// Which attempt this is, from 1.
    pub attempt: u32,
    /// When it was written.
    pub written_at: Instant,
}

/// What a purge deleted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Purged {
    /// Forms that were never confirmed.
    pub requests: usize,
    /// Families.
    pub families: usize,
    /// Registrations whose answers were deleted before the rest.
    pub answers: usize,
    /// Lines of the mail log.
    pub letters: usize,
}

/// The store.
pub struct Store {
    // The writer ends before what its connection stands on.
    writer: Writer,
    readers: Arc<Readers>,
    /// Part of every Message-ID, so that two stores never make the same.
    id: String,
    /// Names this instance among those that share the database.
    instance: String,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Store({})", self.id)
    }
}

impl Store {
    /// The store called `id` with a connection for writing whose schema is up to date; `batch` is
    /// the most use cases in one transaction.
    fn start(
        engine: impl Engine + 'static,
        connection: Connection,
        id: String,
        instance: String,
        batch: usize,
    ) -> anyhow::Result<Store> {
        Ok(Store {
            writer: Writer::start(connection, batch)?,
            readers: Arc::new(Readers::new(engine)),
            id,
            instance,
        })
    }

    /// Runs a case that writes, in the next transaction. The answer comes when it is durable. The
    /// case runs again when its transaction met one of another program.
    ///
    /// # Errors
    /// When nothing of it was written.
    pub async fn write<T: Send + 'static>(
        &self,
        case: impl Fn(&dyn Sql) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.writer.run(case).await
    }

    /// The same for a case that is worked at together with all of its kind in one transaction.
    ///
    /// # Errors
    /// When nothing of it was written.
    pub async fn write_together<T: Together>(&self, case: T) -> Result<(), StoreError> {
        self.writer.run_together(case).await
    }

    /// Runs a case that only reads.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn read<T: Send + 'static>(
        &self,
        case: impl FnOnce(&dyn Sql) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let readers = Arc::clone(&self.readers);
        let result = tokio::task::spawn_blocking(move || readers.with(case)).await;
        result.unwrap_or_else(|error| Err(StoreError::Broken(Message::quoted(error))))
    }

    /// Whether this instance does, for a while, what only one may do: send letters and look at what
    /// time brings. Several instances may serve from one store.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn lead(&self, now: Instant) -> Result<bool, StoreError> {
        if !self.readers.is_shared() {
            return Ok(true);
        }
        let instance = self.instance.clone();
        self.write(move |db| facts::lead(db, &instance, now, now + LEASE))
            .await
    }

    /// Whether the store still works. If not, the program must end, so that it starts anew from
    /// what is durable.
    pub fn is_alive(&self) -> bool {
        self.writer.is_alive()
    }
}

/// The address of a letter as the log may keep it.
pub fn masked(to: Option<&Email>) -> String {
    to.map_or_else(|| "office".to_owned(), Email::masked)
}
