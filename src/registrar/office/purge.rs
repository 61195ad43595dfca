//! What must not be kept any longer is deleted: of families, of the mail log, of the notes.

use super::notes;
use crate::registrar::domain::Instant;
use crate::registrar::family::retention::{Deleted, delete_what_is_over};
use crate::registrar::mail::log;
use crate::registrar::programme::Programme;
use crate::registrar::store::{Store, StoreError};
use chrono::TimeDelta;
use std::sync::Arc;

/// The mail log and notes are kept so long.
const KEEP_LOG: TimeDelta = TimeDelta::days(30);

/// What was deleted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Purged {
    /// Of families.
    pub of_families: Deleted,
    /// Lines of the mail log.
    pub letters: usize,
}

/// Deletes it.
///
/// # Errors
/// When nothing of it was deleted.
pub async fn purge(
    store: &Store,
    programme: Arc<Programme>,
    now: Instant,
) -> Result<Purged, StoreError> {
    let purged = store
        .write(move |db| {
            let of_families = delete_what_is_over(db, &programme, now)?;
            let letters = log::forget_before(db, now - KEEP_LOG)?;
            notes::forget_before(db, now - KEEP_LOG)?;
            Ok(Purged {
                of_families,
                letters,
            })
        })
        .await?;
    store.settle().await?;
    Ok(purged)
}
