//! The store: a thread that writes, connections that read. A use case is a function of a connection
//! that runs in one transaction: its rows and letters are written together or not at all.

mod engine;
pub mod facts;
pub mod location;
#[cfg(feature = "postgres")]
pub mod postgres;
pub mod records;
mod schema;
pub mod sql;
pub mod sqlite;
pub mod writer;

use crate::registrar::domain::Instant;
use crate::text::{Explain, Message};
use chrono::TimeDelta;
use engine::{Connection, Engine, Readers};
use sql::Sql;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
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

/// The store.
pub struct Store {
    // The writer ends before what its connection stands on.
    writer: Option<Writer>,
    readers: Arc<Readers>,
    id: String,
    /// Names this instance among those that share the database.
    instance: String,
    /// It has begun to lead a store that is not shared.
    leads: AtomicBool,
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
            writer: Some(Writer::start(connection, batch)?),
            readers: Arc::new(Readers::new(engine)),
            id,
            instance,
            leads: AtomicBool::new(false),
        })
    }

    /// The store for a program that only looks: whatever it asks for, nothing is written.
    fn to_look_at(engine: impl Engine + 'static, instance: String) -> anyhow::Result<Store> {
        let readers = Readers::new(engine);
        let id = readers.with(|db| facts::get(db, facts::NAME))?;
        Ok(Store {
            writer: None,
            readers: Arc::new(readers),
            id: id.explain(facts::older)?,
            instance,
            leads: AtomicBool::new(false),
        })
    }

    fn writer(&self) -> Result<&Writer, StoreError> {
        self.writer.as_ref().ok_or_else(|| {
            StoreError::Broken(Message::new(
                "dieser Befehl schaut nur hinein und schreibt nichts",
                "this command only looks and writes nothing",
            ))
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
        self.writer()?.run(case).await
    }

    /// The same for a case that is worked at together with all of its kind in one transaction.
    ///
    /// # Errors
    /// When nothing of it was written.
    pub async fn write_together<T: Together>(&self, case: T) -> Result<(), StoreError> {
        self.writer()?.run_together(case).await
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

    /// What was deleted is deleted from everything on the disk: behind an erasure or a purge. While
    /// somebody reads, that follows a moment later by itself.
    ///
    /// # Errors
    /// When the writer has too much to do, or has ended.
    pub async fn settle(&self) -> Result<(), StoreError> {
        self.writer()?.settle().await
    }

    /// Names the store: part of every Message-ID, so that two stores never make the same.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Whether this instance does, for a while, what only one may do: send letters and look at what
    /// time brings. Several instances may serve from one store. Who begins to lead runs `begin` in
    /// the same transaction.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn lead(
        &self,
        begin: fn(&dyn Sql) -> Result<(), StoreError>,
        now: Instant,
    ) -> Result<bool, StoreError> {
        if self.readers.is_shared() {
            let instance = self.instance.clone();
            return self
                .write(move |db| facts::lead(db, &instance, begin, now, now + LEASE))
                .await;
        }
        // Who has locked the folder leads until the end.
        if !self.leads.load(Ordering::Relaxed) {
            self.write(begin).await?;
            self.leads.store(true, Ordering::Relaxed);
        }
        Ok(true)
    }

    /// Whether the store still works. If not, the program must end, so that it starts anew from
    /// what is durable.
    pub fn is_alive(&self) -> bool {
        self.writer.as_ref().is_none_or(Writer::is_alive)
    }
}
