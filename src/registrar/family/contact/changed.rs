//! How often a family may change name and phone number: each change brings a letter to every guardian.

use crate::registrar::domain::{Email, FamilyId, Instant};
use crate::registrar::store::StoreError;
use crate::registrar::store::records::families;
use crate::registrar::store::sql::Sql;
use chrono::TimeDelta;

/// Most changes of name or phone number that a family may make in a day: each brings a letter to every
/// guardian.
const MOST_A_DAY: u32 = 5;

/// What became of a change of name or phone number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// It is as it was typed, now or before; the address that mails go to.
    Done(Email),
    /// Nothing changed: it was changed too often today.
    TooOften,
    /// There is no such family, or no such second guardian.
    Gone,
}

/// Whether a family may change its contact once more today; then it is counted.
///
/// # Errors
/// When the database cannot do it.
pub fn may_change(db: &dyn Sql, family: &FamilyId, now: Instant) -> Result<bool, StoreError> {
    let today = families::contact_changes(db, family, now - TimeDelta::days(1))?;
    if today >= MOST_A_DAY {
        return Ok(false);
    }
    families::contact_changed(db, family, now)?;
    Ok(true)
}
