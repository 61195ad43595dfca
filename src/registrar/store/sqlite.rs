//! The default store: one SQLite file in a folder of its own, one writer, some readers. The files below are the only ones that name
//! `rusqlite`.

mod address;
mod cases;
mod daily;
mod letters;
mod read;
mod rows;
mod schema;
mod staff;
mod told;
mod writer;

use super::{Confirmed, Due, FamilyView, Later, Pending, Purged, Store, StoreError, Wish};
use crate::registrar::decide::answer::Answered;
use crate::registrar::decide::places::Tally;
use crate::registrar::decide::register::Register;
use crate::registrar::domain::{Email, Family, FamilyId, Guardian, Instant, OccasionKey, Registration, RegistrationId, RequestId};
use crate::registrar::programme::Programme;
use anyhow::Context;
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

pub use writer::BATCH;

/// The store in a folder.
#[derive(Debug)]
pub struct Sqlite {
    writer: writer::Writer,
    readers: Arc<Readers>,
    /// Part of every Message-ID, so that two stores never make the same.
    id: String,
    _lock: Option<File>,
}

#[derive(Debug)]
struct Readers {
    path: PathBuf,
    idle: Mutex<Vec<Connection>>,
}

impl Sqlite {
    /// Opens the store in a folder, makes it if needed, and locks the folder. `chance` names a new store.
    ///
    /// # Errors
    /// When the folder cannot be used, another program uses it, or the database is from a newer program.
    pub fn open(folder: &Path, chance: [u8; 16]) -> anyhow::Result<Sqlite> {
        Sqlite::open_with(folder, chance, BATCH)
    }

    /// The same with another number of use cases in one transaction. One is what a store without group commit does.
    ///
    /// # Errors
    /// As [`Sqlite::open`].
    pub fn open_with(folder: &Path, chance: [u8; 16], batch: usize) -> anyhow::Result<Sqlite> {
        std::fs::create_dir_all(folder).with_context(|| format!("{}", folder.display()))?;
        let lock_path = folder.join("lock");
        let lock = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&lock_path)
            .with_context(|| format!("{}", lock_path.display()))?;
        lock.try_lock().with_context(|| format!("another program uses the store in {}", folder.display()))?;
        Sqlite::open_unlocked(folder, chance, Some(lock), batch)
    }

    /// Opens a store that is there, beside the program that serves it: for the commands of the office.
    ///
    /// # Errors
    /// When there is no store in the folder, or it cannot be used.
    pub fn join(folder: &Path, chance: [u8; 16]) -> anyhow::Result<Sqlite> {
        anyhow::ensure!(folder.join("registrar.sqlite").exists(), "there is no store in {}", folder.display());
        Sqlite::open_unlocked(folder, chance, None, BATCH)
    }

    fn open_unlocked(folder: &Path, chance: [u8; 16], lock: Option<File>, batch: usize) -> anyhow::Result<Sqlite> {
        let path = folder.join("registrar.sqlite");
        let connection = schema::open(&path).with_context(|| format!("{}", path.display()))?;
        let fresh = FamilyId::new(chance).as_str().to_ascii_lowercase();
        connection.execute("INSERT INTO facts (name, value) VALUES ('store', ?1) ON CONFLICT (name) DO NOTHING", [fresh])?;
        let id = connection.query_row("SELECT value FROM facts WHERE name = 'store'", [], |row| row.get(0))?;
        let readers = Arc::new(Readers { path, idle: Mutex::new(Vec::new()) });
        if lock.is_some() {
            letters::release(&connection)?;
        }
        Ok(Sqlite { writer: writer::Writer::start(connection, batch)?, readers, id, _lock: lock })
    }

    /// Copies the store into one file while it is in use.
    ///
    /// # Errors
    /// When the file exists or cannot be written.
    pub fn backup(folder: &Path, to: &Path) -> anyhow::Result<()> {
        anyhow::ensure!(!to.exists(), "{} is already there", to.display());
        let from = folder.join("registrar.sqlite");
        let from = schema::open_reader(&from).with_context(|| format!("{}", from.display()))?;
        let mut copy = Connection::open(to).with_context(|| format!("{}", to.display()))?;
        rusqlite::backup::Backup::new(&from, &mut copy)?.run_to_completion(256, std::time::Duration::from_millis(5), None)?;
        let fine: String = copy.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
        anyhow::ensure!(fine == "ok", "the copy is broken: {fine}");
        Ok(())
    }

    /// Whether the writer still works. If not, the program must end, so that it starts anew from what is durable.
    pub fn is_alive(&self) -> bool {
        self.writer.is_alive()
    }

    fn write<T: Send + 'static>(&self, case: impl Fn(&Connection) -> Result<T, StoreError> + Send + 'static) -> Later<'_, T> {
        Box::pin(self.writer.run(case))
    }

    fn read<T: Send + 'static>(&self, case: impl FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static) -> Later<'_, T> {
        let readers = Arc::clone(&self.readers);
        Box::pin(async move {
            let result = tokio::task::spawn_blocking(move || readers.with(case)).await;
            result.unwrap_or_else(|error| Err(StoreError::Broken(error.to_string())))
        })
    }
}

impl Readers {
    fn with<T>(&self, case: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let idle = self.idle.lock().ok().and_then(|mut idle| idle.pop());
        let connection = match idle {
            Some(connection) => connection,
            None => schema::open_reader(&self.path)?,
        };
        let result = case(&connection);
        if let Ok(mut idle) = self.idle.lock()
            && idle.len() < 4
        {
            idle.push(connection);
        }
        result
    }
}

impl Store for Sqlite {
    fn register(&self, command: Register, programme: Arc<Programme>, now: Instant) -> Later<'_, ()> {
        self.write(move |connection| cases::register(connection, &command, &programme, now))
    }
    fn pending(&self, request: RequestId) -> Later<'_, Option<Pending>> {
        self.read(move |connection| read::pending(connection, &request))
    }
    fn confirm(&self, request: RequestId, fresh: FamilyId, programme: Arc<Programme>, now: Instant) -> Later<'_, Confirmed> {
        self.write(move |connection| cases::confirm(connection, &request, fresh.clone(), &programme, now))
    }
    fn family(&self, id: FamilyId) -> Later<'_, Option<FamilyView>> {
        self.read(move |connection| read::family_view(connection, &id))
    }
    fn registration(&self, id: RegistrationId) -> Later<'_, Option<(Registration, Family)>> {
        self.read(move |connection| read::with_family(connection, &id))
    }
    fn ask_new_address(&self, family: FamilyId, id: RequestId, mail: Email, now: Instant) -> Later<'_, bool> {
        self.write(move |connection| address::ask(connection, &family, &id, &mail, now))
    }
    fn take_new_address(&self, id: RequestId, fresh: FamilyId, now: Instant) -> Later<'_, Option<FamilyId>> {
        self.write(move |connection| address::take(connection, &id, fresh.clone(), now))
    }
    fn change_contact(&self, family: FamilyId, guardian: Guardian, now: Instant) -> Later<'_, bool> {
        self.write(move |connection| cases::change_contact(connection, &family, &guardian, now))
    }
    fn answer(
        &self,
        family: Option<FamilyId>,
        id: RegistrationId,
        wish: Wish,
        programme: Arc<Programme>,
        now: Instant,
    ) -> Later<'_, Option<Answered>> {
        self.write(move |connection| cases::answer(connection, family.as_ref(), &id, &wish, &programme, now))
    }
    fn add_answers(&self, family: FamilyId, id: RegistrationId, answers: BTreeMap<String, String>, now: Instant) -> Later<'_, bool> {
        self.write(move |connection| cases::add_answers(connection, &family, &id, &answers, now))
    }
    fn erase(&self, family: FamilyId, programme: Arc<Programme>, now: Instant) -> Later<'_, bool> {
        self.write(move |connection| cases::erase(connection, &family, &programme, now))
    }
    fn tick(&self, programme: Arc<Programme>, now: Instant) -> Later<'_, ()> {
        self.write(move |connection| daily::tick(connection, &programme, now))
    }
    fn standings(&self, now: Instant) -> Later<'_, BTreeMap<OccasionKey, Tally>> {
        self.read(move |connection| read::standings(connection, now))
    }
    fn take_letters(&self, most: u32, now: Instant, again: Instant) -> Later<'_, Vec<Due>> {
        let id = self.id.clone();
        self.write(move |connection| letters::take(connection, &id, most, now, again))
    }
    fn letter_sent(&self, id: i64, now: Instant) -> Later<'_, ()> {
        self.write(move |connection| letters::sent(connection, id, now))
    }
    fn letter_failed(&self, id: i64, problem: String, again: Option<Instant>, now: Instant) -> Later<'_, ()> {
        self.write(move |connection| letters::failed(connection, id, &problem, again, now))
    }
    fn purge(&self, programme: Arc<Programme>, now: Instant) -> Later<'_, Purged> {
        self.write(move |connection| daily::purge(connection, &programme, now))
    }
    fn participants(&self, season: Option<String>, occasion: Option<String>) -> Later<'_, Vec<super::staff::Participant>> {
        self.read(move |connection| staff::participants(connection, season.as_deref(), occasion.as_deref()))
    }
    fn mail_log(&self) -> Later<'_, Vec<super::staff::MailLine>> {
        self.read(letters::log)
    }
    fn retry(&self, id: Option<i64>, now: Instant) -> Later<'_, usize> {
        self.write(move |connection| letters::retry(connection, id, now))
    }
    fn notes(&self) -> Later<'_, Vec<super::staff::Note>> {
        self.read(staff::notes)
    }
    fn note(&self, action: String, subject: String, reason: String, now: Instant) -> Later<'_, ()> {
        self.write(move |connection| staff::note(connection, &action, &subject, &reason, now))
    }
}
