//! What is held and what a catalogue would mean, for who only looks. Nothing is written.

use super::consequence::Consequence;
use super::{Noticed, correction, find, rows};
use crate::registrar::domain::{Instant, OccasionKey};
use crate::registrar::mail::copies::to_both;
use crate::registrar::programme::Programme;
use crate::registrar::store::StoreError;
use crate::registrar::store::records::held::Held;
use crate::registrar::store::sql::Sql;

/// What a catalogue would mean for registered children. Nothing is written.
///
/// # Errors
/// When the database does not answer.
pub fn ahead(
    db: &dyn Sql,
    programme: &Programme,
    now: Instant,
) -> Result<Vec<Consequence>, StoreError> {
    let found = find(db, programme, now)?.into_iter();
    Ok(found
        .map(|found| found.consequence)
        .filter(|consequence| consequence.touched() + consequence.pending > 0)
        .collect())
}

/// How many letters a catalogue would correct something with at once at an occasion: families registered while a change
/// was held that does not hold any longer. Nothing is written.
///
/// # Errors
/// When the database does not answer.
pub fn corrections(
    db: &dyn Sql,
    programme: &Programme,
    now: Instant,
) -> Result<Vec<(OccasionKey, usize)>, StoreError> {
    let mut left = rows(db)?;
    for found in find(db, programme, now)? {
        if found.held.is_some_and(|held| held.value == found.value) {
            left.remove(&(found.consequence.key, found.consequence.change));
        }
    }
    let mut all = Vec::new();
    for held in left.into_values() {
        let letters = correction(db, &held, programme, now)?.letters;
        let letters = to_both(db, &letters)?.len();
        if letters > 0 {
            all.push((held.key, letters));
        }
    }
    Ok(all)
}

/// What is held in a store, beside what a catalogue says that need not be the one of the service.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// What is held and what the catalogue says, too.
    pub held: Vec<Noticed>,
    /// What is held, while the catalogue says something else: it is another one than that of the
    /// service, or the service is about to see it.
    pub otherwise: Vec<Held>,
    /// What the catalogue says, and the service has not seen.
    pub unseen: Vec<Consequence>,
}

/// What is held, as a catalogue tells of it.
///
/// # Errors
/// When the database does not answer.
pub fn shown(db: &dyn Sql, programme: &Programme, now: Instant) -> Result<Shown, StoreError> {
    let mut left = rows(db)?;
    let mut shown = Shown::default();
    for found in find(db, programme, now)? {
        let consequence = found.consequence;
        let held = found.held.filter(|held| held.value == found.value);
        if let Some(held) = held {
            left.remove(&(consequence.key.clone(), consequence.change));
            if consequence.touched() > 0 {
                shown.held.push(Noticed { held, consequence });
            }
        } else if consequence.touched() + consequence.pending > 0 {
            shown.unseen.push(consequence);
        }
    }
    shown.otherwise = left.into_values().collect();
    Ok(shown)
}
