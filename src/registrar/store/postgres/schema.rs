//! The tables brought up to date. Instances that start together leave that to one: a row says who,
//! and until when.

use super::connection::Connection;
use crate::registrar::domain::Instant;
use crate::registrar::store::StoreError;
use crate::registrar::store::facts;
use crate::registrar::store::schema::{self, BEGIN, Dialect, VERSION, left};
use crate::registrar::store::sql::{Sql, values};
use crate::text::Message;
use chrono::TimeDelta;
use std::time::Duration;

/// PostgreSQL came with version 3 of the tables, and calls it 1.
const BEFORE: usize = BEGIN - 1;

/// The newest version, as PostgreSQL counts.
const NEWEST: usize = VERSION - BEFORE;

/// An instance that changes the schema has so long for it.
const LEASE: TimeDelta = TimeDelta::seconds(60);

/// The others look so often, so long apart.
const LOOKS: u32 = 300;
const APART: Duration = Duration::from_millis(100);

/// Brings the database up to date, or waits until another instance has done so.
///
/// # Errors
/// When the database is not there, is from a newer program, or stays as it was.
pub fn migrate(db: &Connection, now: Instant) -> anyhow::Result<()> {
    for _ in 0..LOOKS {
        let version = version(db)?;
        anyhow::ensure!(version <= NEWEST, facts::newer(version, NEWEST));
        if version == NEWEST {
            return Ok(());
        }
        if is_ours(db, now)? {
            let known = if version == 0 { 0 } else { version + BEFORE };
            for (number, sql) in left(known, Dialect::Postgres) {
                for statement in schema::statements(&sql) {
                    db.statement(statement)?;
                }
                facts::set(db, "schema", &(number - BEFORE).to_string())?;
            }
            db.execute("DELETE FROM facts WHERE name = 'migration'", &[])?;
            return Ok(());
        }
        std::thread::sleep(APART);
    }
    anyhow::bail!(Message::new(
        "ein anderes Programm stellt die Datenbank um und kommt zu keinem Ende",
        "another instance changes the schema and does not come to an end"
    ))
}

/// Ensures that nothing is left to bring it up to date.
///
/// # Errors
/// When there is, or the database is not there.
pub fn is_up_to_date(db: &Connection) -> anyhow::Result<()> {
    let version = facts::get(db, "schema")?.and_then(|version| version.parse().ok());
    let version = version.unwrap_or(0);
    anyhow::ensure!(version <= NEWEST, facts::newer(version, NEWEST));
    anyhow::ensure!(version == NEWEST, facts::older());
    Ok(())
}

fn version(db: &Connection) -> Result<usize, StoreError> {
    // Two that make it at once: one of them may be told that it is there already.
    let facts = schema::facts();
    if db.statement(&facts).is_err() {
        db.statement(&facts)?;
    }
    Ok(facts::get(db, "schema")?
        .and_then(|version| version.parse().ok())
        .unwrap_or(0))
}

/// Takes the row that allows it, if nobody holds it.
fn is_ours(db: &Connection, now: Instant) -> Result<bool, StoreError> {
    let sql = "INSERT INTO facts (name, value) VALUES ('migration', ?1)
               ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE facts.value <= ?2";
    match db.execute(sql, values![now + LEASE, now]) {
        Ok(rows) => Ok(rows == 1),
        Err(StoreError::Conflict) => Ok(false),
        Err(error) => Err(error),
    }
}
