//! Opening a database file: settings, and the tables brought up to date.

use crate::registrar::store::facts;
use crate::registrar::store::schema::{Dialect, VERSION, left};
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::time::Duration;

/// So long a connection waits for a lock.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// Opens the database for writing and brings it up to date.
pub fn open(path: &Path) -> anyhow::Result<Connection> {
    let mut connection = Connection::open(path)?;
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "secure_delete", "ON")?;
    // 8 MB of pages, and a log of 16 MB before it is worked in: fewer syncs in the minute of
    // opening.
    connection.pragma_update(None, "cache_size", -8192)?;
    connection.pragma_update(None, "wal_autocheckpoint", 4096)?;
    // What is only needed to undo a statement stays in memory instead of a file.
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.set_prepared_statement_cache_capacity(128);
    // A table that is made anew takes the place of the old one only when nobody looks whether all
    // point to something.
    connection.pragma_update(None, "foreign_keys", "OFF")?;
    migrate(&mut connection)?;
    connection.pragma_update(None, "foreign_keys", "ON")?;
    Ok(connection)
}

/// Opens the database for reading.
pub fn open_reader(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// Ensures that nothing is left to bring it up to date.
pub fn is_up_to_date(connection: &Connection) -> anyhow::Result<()> {
    let version = version(connection)?;
    anyhow::ensure!(version <= VERSION, facts::newer(version, VERSION));
    anyhow::ensure!(version == VERSION, facts::older());
    Ok(())
}

fn version(connection: &Connection) -> rusqlite::Result<usize> {
    let version = connection.query_row("PRAGMA user_version", [], |row| row.get::<_, u32>(0))?;
    Ok(version as usize)
}

fn migrate(connection: &mut Connection) -> anyhow::Result<()> {
    let version = version(connection)?;
    anyhow::ensure!(version <= VERSION, facts::newer(version, VERSION));
    for (version, sql) in left(version, Dialect::Sqlite) {
        let transaction = connection.transaction()?;
        transaction.execute_batch(&sql)?;
        transaction.pragma_update(None, "user_version", version as u32)?;
        transaction.commit()?;
    }
    Ok(())
}
