//! What families are not told yet while changes are held: letters and pages in between say what each
//! family knows.

use super::held::{Held, all_held};
use super::told::all_told;
use crate::registrar::domain::{Change, Instant, OccasionKey, Told, Waits};
use crate::registrar::store::StoreError;
use crate::registrar::store::sql::Sql;
use std::collections::BTreeMap;

/// Everything that is held, with what families know.
#[derive(Clone, Debug)]
pub struct Waiting {
    held: Vec<Held>,
    told: BTreeMap<OccasionKey, Told>,
}

impl Waiting {
    /// Reads it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn read(db: &dyn Sql) -> Result<Waiting, StoreError> {
        let held = all_held(db)?;
        let told = match held.is_empty() {
            true => BTreeMap::new(),
            false => all_told(db)?,
        };
        Ok(Waiting { held, told })
    }

    /// What waits for a family that registered then, in a class of prices.
    pub fn of(&self, key: &OccasionKey, received_at: Instant, class: Option<&str>) -> Waits {
        let mut waits = Waits::default();
        let Some(told) = self.told.get(key) else {
            return waits;
        };
        let known = told.to_who_came_at(received_at).known;
        let held = self.held.iter().filter(|held| held.key == *key);
        for held in held.filter(|held| received_at <= held.seen_at) {
            if may_be_elsewhere(held.change) {
                // What was dropped was shown, and is shown until the way back is told.
                let shown = held
                    .known()
                    .and_then(|now| told.times_before(received_at, &now));
                waits.known = Some(shown.unwrap_or_else(|| known.clone()));
            }
            let known = held
                .prices()
                .and_then(|now| told.price_before(received_at, class, &now));
            waits.price = waits.price.or(known);
        }
        waits
    }
}

/// Whether, while it is held, the data may name another day or place than families know: what is
/// called off may have been moved, too.
fn may_be_elsewhere(change: Change) -> bool {
    match change {
        Change::Moved | Change::CalledOff | Change::Reinstated => true,
        Change::Price | Change::Ages | Change::Places | Change::NotHere | Change::Gone => false,
    }
}
