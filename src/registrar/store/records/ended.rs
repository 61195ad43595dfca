//! What became of changes since the office read of it last: a fact of the store, without names, that the
//! next digest takes.

use crate::registrar::domain::{Change, Instant, OccasionKey};
use crate::registrar::store::sql::{Sql, broken};
use crate::registrar::store::{StoreError, facts};
use serde::{Deserialize, Serialize};

/// The end of a change that was held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// Where.
    pub key: OccasionKey,
    /// What.
    pub change: Change,
    /// How many families are concerned.
    pub families: u32,
    /// When.
    pub at: Instant,
    /// Its letters went by themselves; if not, the date is over and nobody was told.
    pub told: bool,
}

/// The name of the fact.
const ENDED: &str = "changes_ended";

/// Keeps one for the next digest.
///
/// # Errors
/// When the database cannot do it.
pub fn add(db: &dyn Sql, ended: Ended) -> Result<(), StoreError> {
    let mut all = read(db)?;
    all.push(ended);
    write(db, &all)
}

/// All since it was asked last; from now on there are none.
///
/// # Errors
/// When the database cannot do it.
pub fn take(db: &dyn Sql) -> Result<Vec<Ended>, StoreError> {
    let all = read(db)?;
    if !all.is_empty() {
        write(db, &[])?;
    }
    Ok(all)
}

fn unreadable() -> StoreError {
    broken("was aus Änderungen wurde", "what became of changes")
}

fn read(db: &dyn Sql) -> Result<Vec<Ended>, StoreError> {
    let text = facts::get(db, ENDED)?;
    text.map_or(Ok(Vec::new()), |text| {
        serde_json::from_str(&text).map_err(|_| unreadable())
    })
}

fn write(db: &dyn Sql, all: &[Ended]) -> Result<(), StoreError> {
    let text = serde_json::to_string(all).map_err(|_| unreadable())?;
    facts::set(db, ENDED, &text)
}
