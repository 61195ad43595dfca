//! The default database: one SQLite file in a folder of its own. This file and those below are the
//! only ones that name `rusqlite`.

mod schema;

use super::engine::{Connection as AnyConnection, Engine};
use super::records::children;
use super::sql::{Column, Row, Sql, Transaction, Value, numbered};
use super::writer::BATCH;
use super::{Store, StoreError, facts};
use crate::text::{Explain, Message};
use anyhow::Context;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, Statement, ToSql};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The log is emptied only when nobody reads it; so long the writer waits for that.
const READS: Duration = Duration::from_millis(50);

/// A folder with a database in it.
#[derive(Debug)]
struct Folder {
    path: PathBuf,
    lock: Option<File>,
}

impl Drop for Folder {
    /// Closing the file is not enough: a program that was started in that moment has a copy of it
    /// until it runs, and would go on holding the lock.
    fn drop(&mut self) {
        if let Some(lock) = &self.lock {
            // When this fails, the lock ends with the program, as ever.
            let _ = lock.unlock();
        }
    }
}

/// Opens the store in a folder, makes it if needed, and locks the folder. `chance` names a new
/// store.
///
/// # Errors
/// When the folder cannot be used, another program uses it, or the database is from a newer
/// program.
pub fn open(folder: &Path, chance: [u8; 16]) -> anyhow::Result<Store> {
    open_with(folder, chance, BATCH)
}

/// The same with another number of use cases in one transaction. One is what a store without group
/// commit does.
///
/// # Errors
/// As [`open`].
pub fn open_with(folder: &Path, chance: [u8; 16], batch: usize) -> anyhow::Result<Store> {
    new_folder(folder).with_context(|| format!("{}", folder.display()))?;
    let lock_path = folder.join("lock");
    let lock = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&lock_path)
        .with_context(|| format!("{}", lock_path.display()))?;
    lock.try_lock().explain(|| {
        let folder = folder.display();
        Message::new(
            format!("ein anderes Programm benutzt die Anmeldungen in {folder}"),
            format!("another program uses the store in {folder}"),
        )
    })?;
    let (path, connection) = connect(folder)?;
    start(
        Folder {
            path,
            lock: Some(lock),
        },
        connection,
        chance,
        batch,
    )
}

/// Opens a store that is there, beside the program that serves it: for the commands of the office.
///
/// # Errors
/// When there is no store in the folder, or it cannot be used.
pub fn join(folder: &Path, chance: [u8; 16]) -> anyhow::Result<Store> {
    there(folder)?;
    let (path, connection) = connect(folder)?;
    start(Folder { path, lock: None }, connection, chance, BATCH)
}

/// Opens a store that is there to look into it, beside the program that serves it: nothing can be
/// written.
///
/// # Errors
/// When there is no store in the folder, it cannot be used, or is not up to date.
pub fn look(folder: &Path, chance: [u8; 16]) -> anyhow::Result<Store> {
    let path = there(folder)?;
    let connection = schema::open_reader(&path).with_context(|| format!("{}", path.display()))?;
    schema::is_up_to_date(&connection)?;
    Store::to_look_at(Folder { path, lock: None }, facts::instance(chance))
}

/// The file of a store that is there.
fn there(folder: &Path) -> anyhow::Result<PathBuf> {
    let path = folder.join("registrar.sqlite");
    anyhow::ensure!(path.exists(), {
        let folder = folder.display();
        Message::new(
            format!("in {folder} liegen keine Anmeldungen"),
            format!("there is no store in {folder}"),
        )
    });
    Ok(path)
}

/// Copies the store in a folder into one file while it is in use.
///
/// # Errors
/// When the file exists or cannot be written.
pub fn backup(folder: &Path, to: &Path) -> anyhow::Result<()> {
    anyhow::ensure!(!to.exists(), {
        let to = to.display();
        Message::new(
            format!("{to} gibt es schon"),
            format!("{to} is already there"),
        )
    });
    let from = folder.join("registrar.sqlite");
    let from = schema::open_reader(&from).with_context(|| format!("{}", from.display()))?;
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
        .open(to)
        .with_context(|| format!("{}", to.display()))?;
    let mut copy = Connection::open(to).with_context(|| format!("{}", to.display()))?;
    rusqlite::backup::Backup::new(&from, &mut copy)?.run_to_completion(
        256,
        Duration::from_millis(5),
        None,
    )?;
    let fine: String = copy.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
    anyhow::ensure!(
        fine == "ok",
        Message::new(
            format!("die Kopie ist beschädigt: {fine}"),
            format!("the copy is broken: {fine}")
        )
    );
    Ok(())
}

/// Makes a folder that nobody else reads, if there is none.
fn new_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn connect(folder: &Path) -> anyhow::Result<(PathBuf, Connection)> {
    let path = folder.join("registrar.sqlite");
    let connection = schema::open(&path).with_context(|| format!("{}", path.display()))?;
    Ok((path, connection))
}

fn start(
    folder: Folder,
    connection: Connection,
    chance: [u8; 16],
    batch: usize,
) -> anyhow::Result<Store> {
    let instance = facts::instance(chance);
    let id = facts::name_of_store(&connection, &instance)?;
    children::name_all(&connection)?;
    Store::start(folder, Box::new(connection), id, instance, batch)
}

impl Engine for Folder {
    fn reader(&self) -> Result<AnyConnection, StoreError> {
        Ok(Box::new(schema::open_reader(&self.path)?))
    }

    fn is_shared(&self) -> bool {
        false
    }
}

impl Sql for Connection {
    fn query(
        &self,
        text: &str,
        values: &[Value<'_>],
        each: &mut dyn FnMut(&dyn Row) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut statement = self.prepare_cached(text)?;
        bind(&mut statement, values)?;
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next()? {
            each(row)?;
        }
        Ok(())
    }

    fn write(&self, text: &str, values: &[Value<'_>]) -> Result<(), StoreError> {
        Sql::execute(self, text, values).map(drop)
    }

    fn execute(&self, text: &str, values: &[Value<'_>]) -> Result<usize, StoreError> {
        let mut statement = self.prepare_cached(text)?;
        bind(&mut statement, values)?;
        Ok(statement.raw_execute()?)
    }

    fn insert(
        &self,
        table: &str,
        columns: &[&str],
        values: &[Value<'_>],
    ) -> Result<(), StoreError> {
        if values.is_empty() {
            return Ok(());
        }
        // One statement for each row, in the same process: many rows in one would have to be undone
        // as one, which costs more.
        let text = format!(
            "INSERT INTO {table} ({}) VALUES {}",
            columns.join(", "),
            numbered(1, columns.len())
        );
        let mut statement = self.prepare_cached(&text)?;
        for row in values.chunks(columns.len()) {
            bind(&mut statement, row)?;
            statement.raw_execute()?;
        }
        Ok(())
    }
}

fn bind(statement: &mut Statement<'_>, values: &[Value<'_>]) -> rusqlite::Result<()> {
    (1..)
        .zip(values)
        .try_for_each(|(index, value)| statement.raw_bind_parameter(index, value))
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::None => ValueRef::Null,
            Value::Number(number) => ValueRef::Integer(*number),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
        }))
    }
}

impl Row for rusqlite::Row<'_> {
    fn column(&self, index: usize) -> Result<Column<'_>, StoreError> {
        match self.get_ref(index)? {
            ValueRef::Null => Ok(Column::None),
            ValueRef::Integer(number) => Ok(Column::Number(number)),
            other => Ok(Column::Text(other.as_str().map_err(rusqlite::Error::from)?)),
        }
    }
}

impl Transaction for Connection {
    fn begin(&self) -> Result<(), StoreError> {
        Ok(self.execute_batch("BEGIN IMMEDIATE")?)
    }

    fn commit(&self) -> Result<(), StoreError> {
        Ok(self.execute_batch("COMMIT")?)
    }

    fn rollback(&self) -> Result<(), StoreError> {
        if !self.is_autocommit() {
            self.execute_batch("ROLLBACK")?;
        }
        Ok(())
    }

    /// The log beside the file holds pages as they were before something was deleted.
    fn settle(&self) -> Result<bool, StoreError> {
        // Families wait longer for a lock than this for who reads.
        self.busy_timeout(READS)?;
        let ended = self.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| {
            row.get::<_, bool>(0)
        });
        self.busy_timeout(schema::PATIENCE)?;
        Ok(!ended?)
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> StoreError {
        // The text of SQLite names tables and conditions, never values.
        StoreError::Broken(Message::quoted(error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_free_when_its_store_has_ended_whoever_has_a_copy_of_the_lock() {
        let folder = tempfile::tempdir().unwrap();
        let open = || File::create(folder.path().join("lock")).unwrap();
        let lock = open();
        lock.try_lock().unwrap();
        // As a program has it that was started and does not run yet.
        let copy = lock.try_clone().unwrap();
        assert!(open().try_lock().is_err());
        drop(Folder {
            path: folder.path().to_owned(),
            lock: Some(lock),
        });
        open().try_lock().unwrap();
        drop(copy);
    }
}
