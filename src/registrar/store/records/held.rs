//! Changes that are held, as rows: each has a number by which the office names it.

use crate::registrar::domain::{Agreed, Change, Instant, Known, OccasionKey, Told};
use crate::registrar::programme::Terms;
use crate::registrar::store::StoreError;
use crate::registrar::store::sql::{Sql, all, broken, values};
use crate::text::ClosedSet;

/// A change that is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Its number.
    pub id: i64,
    /// Where.
    pub key: OccasionKey,
    /// What.
    pub change: Change,
    /// What is new, as text.
    pub value: String,
    /// When the catalogue first said something else. Who registered later has read it.
    pub seen_at: Instant,
    /// When it last said something else.
    pub changed_at: Instant,
}

impl Held {
    /// What the log calls it: `change 3, 2027-ostern/floss-1 moved`.
    pub fn name(&self) -> String {
        let OccasionKey {
            season,
            offer: _,
            occasion,
        } = &self.key;
        format!(
            "change {}, {season}/{occasion} {}",
            self.id,
            self.change.word()
        )
    }

    /// The prices that are new with it.
    pub fn prices(&self) -> Option<Vec<(String, u32)>> {
        match self.change {
            Change::Price => serde_json::from_str(&self.value).ok(),
            Change::Reinstated => Some(self.as_told()?.agreed?.prices),
            Change::Moved
            | Change::CalledOff
            | Change::Ages
            | Change::Places
            | Change::NotHere
            | Change::Gone => None,
        }
    }

    /// When and where it is by it.
    pub fn known(&self) -> Option<Known> {
        match self.change {
            Change::Moved => serde_json::from_str(&self.value).ok(),
            Change::Reinstated => Some(self.as_told()?.known),
            Change::Price
            | Change::CalledOff
            | Change::Ages
            | Change::Places
            | Change::NotHere
            | Change::Gone => None,
        }
    }

    /// What takes place after all is told as a whole.
    fn as_told(&self) -> Option<Told> {
        serde_json::from_str(&self.value).ok()
    }

    /// What families know who registered while it was held; `None` when they read nothing of it.
    pub fn read_by_newcomers(&self, terms: &Terms) -> Option<Told> {
        let mut told = terms.told();
        match self.change {
            Change::Moved => {
                told.known = terms.complete_known(self.known()?);
            }
            Change::Price => {
                let prices = self.prices()?;
                told.agreed = told.agreed.map(|agreed| Agreed { prices, ..agreed });
            }
            Change::Reinstated => return self.as_told().map(|told| terms.complete(told)),
            Change::CalledOff | Change::Ages | Change::Places | Change::NotHere | Change::Gone => {
                return None;
            }
        }
        Some(told)
    }
}

/// Every change that is held, the oldest first.
///
/// # Errors
/// When the database does not answer.
pub fn all_held(db: &dyn Sql) -> Result<Vec<Held>, StoreError> {
    all(
        db,
        "SELECT id, season, offer, occasion, change, value, seen_at, changed_at FROM held ORDER BY id",
        &[],
        |row| {
            Ok(Held {
                id: row.get(0)?,
                key: OccasionKey {
                    season: row.get(1)?,
                    offer: row.get(2)?,
                    occasion: row.get(3)?,
                },
                change: Change::of_word(&row.get::<String>(4)?)
                    .ok_or_else(|| broken("eine Änderung", "a change"))?,
                value: row.get(5)?,
                seen_at: row.get(6)?,
                changed_at: row.get(7)?,
            })
        },
    )
}

/// Whether one of these changes is held at an occasion.
///
/// # Errors
/// When the database does not answer.
pub fn is_held(db: &dyn Sql, key: &OccasionKey, changes: &[Change]) -> Result<bool, StoreError> {
    let sql = "SELECT change FROM held WHERE season = ?1 AND occasion = ?2";
    let held = all(db, sql, values![key.season, key.occasion], |row| {
        row.get::<String>(0)
    })?;
    Ok(changes
        .iter()
        .any(|change| held.iter().any(|word| word == change.word())))
}

/// While one of these is held, nobody is offered a place: who is offered it reads what is new.
pub const MOVING: [Change; 2] = [Change::Moved, Change::Price];

/// Whether families do not know yet when, where or for how much an occasion is.
///
/// # Errors
/// When the database does not answer.
pub fn is_moving(db: &dyn Sql, key: &OccasionKey) -> Result<bool, StoreError> {
    is_held(db, key, &MOVING)
}

/// Occasions of which families do not know yet when and where they are: nobody is reminded of them.
///
/// # Errors
/// When the database does not answer.
pub fn moving(db: &dyn Sql) -> Result<Vec<OccasionKey>, StoreError> {
    let held = all_held(db)?.into_iter();
    Ok(held
        .filter(|held| held.change == Change::Moved)
        .map(|held| held.key)
        .collect())
}

/// Holds a change, or notices that it has changed once more.
///
/// # Errors
/// When the database cannot do it.
pub fn hold(
    db: &dyn Sql,
    key: &OccasionKey,
    change: Change,
    value: &str,
    now: Instant,
) -> Result<(), StoreError> {
    db.write(
        "INSERT INTO held (season, offer, occasion, change, value, seen_at, changed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)
         ON CONFLICT (season, occasion, change) DO UPDATE SET value = ?5, changed_at = ?6",
        values![key.season, key.offer, key.occasion, change.word(), value, now],
    )
}

/// A change is held no longer.
///
/// # Errors
/// When the database cannot do it.
pub fn release(db: &dyn Sql, id: i64) -> Result<(), StoreError> {
    db.write("DELETE FROM held WHERE id = ?1", values![id])
}
