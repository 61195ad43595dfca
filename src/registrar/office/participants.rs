//! All confirmed registrations, with whom to call.

use crate::registrar::domain::{Guardian, Instant, Registration, SecondContact};
use crate::registrar::store::records::families::guardian;
use crate::registrar::store::records::registrations::{AFTER, COLUMNS, registration};
use crate::registrar::store::records::seconds::contact;
use crate::registrar::store::sql::{all, values};
use crate::registrar::store::{Store, StoreError};

/// A registration with whom to call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// The registration.
    pub registration: Registration,
    /// Why it ended, if it did.
    pub reason: Option<String>,
    /// Who answers for the child.
    pub guardian: Guardian,
    /// The second guardian, if there is one.
    pub second: Option<SecondContact>,
    /// When the family agreed that notes on health are kept.
    pub consented_at: Option<Instant>,
}

/// All of them, of one season or occasion or of all. Databases do not know the order of German words:
/// a list that people read is put in order by [`crate::text::alphabetical`].
///
/// # Errors
/// When the store cannot be used.
pub async fn participants(
    store: &Store,
    season: Option<String>,
    occasion: Option<String>,
) -> Result<Vec<Participant>, StoreError> {
    store
        .read(move |db| {
    let sql = format!(
        "SELECT {COLUMNS}, f.name, f.mail, f.phone, r.reason, r.consented_at, s.name, s.mail, s.phone
         FROM registrations r JOIN families f ON f.id = r.family LEFT JOIN seconds s ON s.family = f.id AND s.state = 'joined'
         WHERE (r.season = ?1 OR ?1 IS NULL) AND (r.occasion = ?2 OR ?2 IS NULL)
         ORDER BY r.season, r.occasion, r.status, r.queue, r.id"
    );
    all(db, &sql, values![season, occasion], |row| {
        Ok(Participant {
            registration: registration(row)?,
            guardian: guardian(row, AFTER)?,
            reason: row.get(AFTER + 3)?,
            consented_at: row.get(AFTER + 4)?,
            second: match row.get::<Option<String>>(AFTER + 5)? {
                Some(_) => Some(contact(row, AFTER + 5)?),
                None => None,
            },
        })
    })
        })
        .await
}
