//! A change that is held is told by its own letter alone: whatever a family reads in between says what
//! it knows.

use super::letter::Entry;
use crate::registrar::store::StoreError;
use crate::registrar::store::records::waiting::Waiting;
use crate::registrar::store::sql::Sql;

/// Marks what waits for the families of these entries now, whatever waited when a letter was written.
///
/// # Errors
/// When the database does not answer.
pub fn mark<'a>(
    db: &dyn Sql,
    entries: impl IntoIterator<Item = &'a mut Entry>,
) -> Result<(), StoreError> {
    let mut entries = entries.into_iter().peekable();
    if entries.peek().is_none() {
        return Ok(());
    }
    let waiting = Waiting::read(db)?;
    for entry in entries {
        let class = entry.price_class.as_deref();
        if let Some(received_at) = entry.received_at {
            entry.waits = waiting.of(&entry.key, received_at, class);
        }
    }
    Ok(())
}
