//! The store in a database: one connection that writes, some that read. What differs between
//! databases is their [`Engine`].

use super::register::Form;
use super::sql::{Sql, Transaction};
use super::writer::Writer;
use super::{Confirmed, Due, FamilyView, Later, Pending, Purged, Store, StoreError, Wish};
use super::{address, cases, daily, facts, lists, read, staff};
use crate::registrar::decide::answer::Answered;
use crate::registrar::decide::places::Tally;
use crate::registrar::decide::register::Register;
use crate::registrar::domain::{
    Email, Family, FamilyId, Guardian, Instant, OccasionKey, Registration, RegistrationId,
    RequestId,
};
use crate::registrar::mail::outbox;
use crate::registrar::programme::Programme;
use chrono::TimeDelta;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

/// An instance that says nothing for so long has ended: another one does its work.
pub const LEASE: TimeDelta = TimeDelta::seconds(15);

/// Connections for reading that are kept.
const READERS: usize = 4;

/// The name of an instance, from chance.
pub(super) fn instance(chance: [u8; 16]) -> String {
    FamilyId::new(chance).as_str().to_ascii_lowercase()
}

/// A database of one make.
pub trait Engine: Send + Sync + 'static {
    /// A connection.
    type Connection: Transaction + Send + 'static;

    /// A connection for reading.
    ///
    /// # Errors
    /// When the database is not there.
    fn reader(&self) -> Result<Self::Connection, StoreError>;

    /// Several instances may serve from it at the same time.
    const SHARED: bool;
}

/// The store.
pub struct Database<E: Engine> {
    // The writer ends before what its connection stands on.
    writer: Writer,
    readers: Arc<Readers<E>>,
    /// Part of every Message-ID, so that two stores never make the same.
    id: String,
    /// Names this instance among those that share the database.
    instance: String,
}

struct Readers<E: Engine> {
    idle: Mutex<Vec<E::Connection>>,
    engine: E,
}

impl<E: Engine> std::fmt::Debug for Database<E> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Database({})", self.id)
    }
}

impl<E: Engine> Database<E> {
    /// The store called `id` with a connection for writing whose schema is up to date; `batch` is
    /// the most use cases in one transaction.
    pub(super) fn start(
        engine: E,
        connection: E::Connection,
        id: String,
        instance: String,
        batch: usize,
    ) -> anyhow::Result<Database<E>> {
        let readers = Arc::new(Readers {
            idle: Mutex::new(Vec::new()),
            engine,
        });
        Ok(Database {
            writer: Writer::start(connection, batch)?,
            readers,
            id,
            instance,
        })
    }

    fn write<T: Send + 'static>(
        &self,
        case: impl Fn(&dyn Sql) -> Result<T, StoreError> + Send + 'static,
    ) -> Later<'_, T> {
        Box::pin(self.writer.run(case))
    }

    fn read<T: Send + 'static>(
        &self,
        case: impl FnOnce(&dyn Sql) -> Result<T, StoreError> + Send + 'static,
    ) -> Later<'_, T> {
        let readers = Arc::clone(&self.readers);
        Box::pin(async move {
            let result = tokio::task::spawn_blocking(move || readers.with(case)).await;
            result.unwrap_or_else(|error| Err(StoreError::Broken(error.to_string())))
        })
    }
}

impl<E: Engine> Readers<E> {
    fn with<T>(
        &self,
        case: impl FnOnce(&dyn Sql) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let idle = self.idle.lock().ok().and_then(|mut idle| idle.pop());
        let connection = match idle {
            Some(connection) => connection,
            None => self.engine.reader()?,
        };
        let result = case(&connection);
        // One that failed may be lost.
        if result.is_ok()
            && let Ok(mut idle) = self.idle.lock()
            && idle.len() < READERS
        {
            idle.push(connection);
        }
        result
    }
}

impl<E: Engine> Store for Database<E> {
    fn register(
        &self,
        command: Register,
        programme: Arc<Programme>,
        now: Instant,
    ) -> Later<'_, ()> {
        Box::pin(self.writer.form(Form {
            command,
            programme,
            now,
        }))
    }
    fn pending(&self, request: RequestId) -> Later<'_, Option<Pending>> {
        self.read(move |db| read::pending(db, &request))
    }
    fn confirm(
        &self,
        request: RequestId,
        fresh: FamilyId,
        programme: Arc<Programme>,
        now: Instant,
    ) -> Later<'_, Confirmed> {
        self.write(move |db| cases::confirm(db, &request, fresh.clone(), &programme, now))
    }
    fn family(&self, id: FamilyId) -> Later<'_, Option<FamilyView>> {
        self.read(move |db| read::family_view(db, &id))
    }
    fn registration(&self, id: RegistrationId) -> Later<'_, Option<(Registration, Family)>> {
        self.read(move |db| read::with_family(db, &id))
    }
    fn ask_new_address(
        &self,
        family: FamilyId,
        id: RequestId,
        mail: Email,
        now: Instant,
    ) -> Later<'_, bool> {
        self.write(move |db| address::ask(db, &family, &id, &mail, now))
    }
    fn take_new_address(
        &self,
        id: RequestId,
        fresh: FamilyId,
        now: Instant,
    ) -> Later<'_, Option<FamilyId>> {
        self.write(move |db| address::take(db, &id, fresh.clone(), now))
    }
    fn change_contact(
        &self,
        family: FamilyId,
        guardian: Guardian,
        now: Instant,
    ) -> Later<'_, bool> {
        self.write(move |db| cases::change_contact(db, &family, &guardian, now))
    }
    fn answer(
        &self,
        family: Option<FamilyId>,
        id: RegistrationId,
        wish: Wish,
        programme: Arc<Programme>,
        now: Instant,
    ) -> Later<'_, Option<Answered>> {
        self.write(move |db| cases::answer(db, family.as_ref(), &id, &wish, &programme, now))
    }
    fn add_answers(
        &self,
        family: FamilyId,
        id: RegistrationId,
        answers: BTreeMap<String, String>,
        now: Instant,
    ) -> Later<'_, bool> {
        self.write(move |db| cases::add_answers(db, &family, &id, &answers, now))
    }
    fn erase(&self, family: FamilyId, programme: Arc<Programme>, now: Instant) -> Later<'_, bool> {
        self.write(move |db| cases::erase(db, &family, &programme, now))
    }
    fn tick(&self, programme: Arc<Programme>, now: Instant) -> Later<'_, ()> {
        self.write(move |db| daily::tick(db, &programme, now))
    }
    fn standings(&self, now: Instant) -> Later<'_, BTreeMap<OccasionKey, Tally>> {
        self.read(move |db| read::standings(db, now))
    }
    fn take_letters(&self, most: u32, now: Instant, again: Instant) -> Later<'_, Vec<Due>> {
        let id = self.id.clone();
        self.write(move |db| outbox::take(db, &id, most, now, again))
    }
    fn letter_sent(&self, id: i64, to: String, now: Instant) -> Later<'_, ()> {
        self.write(move |db| outbox::sent(db, id, &to, now))
    }
    fn letter_failed(
        &self,
        id: i64,
        problem: String,
        again: Option<Instant>,
        now: Instant,
    ) -> Later<'_, ()> {
        self.write(move |db| outbox::failed(db, id, &problem, again, now))
    }
    fn purge(&self, programme: Arc<Programme>, now: Instant) -> Later<'_, Purged> {
        self.write(move |db| daily::purge(db, &programme, now))
    }
    fn participants(
        &self,
        season: Option<String>,
        occasion: Option<String>,
    ) -> Later<'_, Vec<staff::Participant>> {
        self.read(move |db| lists::participants(db, season.as_deref(), occasion.as_deref()))
    }
    fn mail_log(&self) -> Later<'_, Vec<staff::MailLine>> {
        self.read(outbox::log)
    }
    fn retry(&self, id: Option<i64>, now: Instant) -> Later<'_, usize> {
        self.write(move |db| outbox::retry(db, id, now))
    }
    fn notes(&self) -> Later<'_, Vec<staff::Note>> {
        self.read(lists::notes)
    }
    fn note(&self, action: String, subject: String, reason: String, now: Instant) -> Later<'_, ()> {
        self.write(move |db| lists::note(db, &action, &subject, &reason, now))
    }
    fn lead(&self, now: Instant) -> Later<'_, bool> {
        if !E::SHARED {
            return Box::pin(std::future::ready(Ok(true)));
        }
        let instance = self.instance.clone();
        self.write(move |db| facts::lead(db, &instance, now, now + LEASE))
    }
    fn is_alive(&self) -> bool {
        self.writer.is_alive()
    }
}
