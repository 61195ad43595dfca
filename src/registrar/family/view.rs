//! A family with everything that is stored of it.

use crate::registrar::domain::{Family, FamilyId, Registration, RegistrationId, Status};
use crate::registrar::mail::letter::Entry;
use crate::registrar::mail::meanwhile::mark;
use crate::registrar::store::records::{families, registrations};
use crate::registrar::store::{Store, StoreError};
use std::collections::BTreeMap;

/// A family with everything about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FamilyView {
    /// The family.
    pub family: Family,
    /// Its registrations, the oldest first.
    pub registrations: Vec<Registration>,
    /// Positions on waiting lists, from 1.
    pub positions: BTreeMap<RegistrationId, u32>,
    /// Each registration as a page names it, in the same order.
    pub entries: Vec<Entry>,
}

/// Reads it; `None` when there is no such family.
///
/// # Errors
/// When the store cannot be used.
pub async fn view(store: &Store, id: FamilyId) -> Result<Option<FamilyView>, StoreError> {
    store
        .read(move |db| {
            let Some(family) = families::by_id(db, &id)? else {
                return Ok(None);
            };
            let own = registrations::of_family(db, &id)?;
            let mut positions = BTreeMap::new();
            for waiting in own.iter().filter(|own| own.status == Status::Waiting) {
                positions.insert(waiting.id.clone(), registrations::position(db, waiting)?);
            }
            let mut entries: Vec<Entry> = own.iter().map(Entry::of).collect();
            mark(db, &mut entries)?;
            Ok(Some(FamilyView {
                family,
                registrations: own,
                positions,
                entries,
            }))
        })
        .await
}
