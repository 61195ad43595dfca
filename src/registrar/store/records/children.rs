//! Registrations by their child: who holds a place at an occasion and who is registered there,
//! whatever the address (rule L4).

use crate::registrar::domain::{ChildKey, Instant, OccasionKey, RequestId, Status};
use crate::registrar::store::StoreError;
use crate::registrar::store::sql::{Sql, all, broken, values};
use std::collections::BTreeSet;

/// Forms that hold a place for a child at an occasion, each with whether it is one for entitled
/// children.
///
/// # Errors
/// When the database does not answer.
pub fn holds(
    db: &dyn Sql,
    key: &OccasionKey,
    child: &ChildKey,
    now: Instant,
) -> Result<Vec<(RequestId, bool)>, StoreError> {
    all(
        db,
        "SELECT request, entitled FROM registrations WHERE status = 'unconfirmed' AND shown_until IS NOT NULL
         AND occasion = ?1 AND season = ?2 AND held_until > ?3 AND child = ?4",
        values![key.occasion, key.season, now, child.stored()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// The child has a place: what other forms hold for it is free. They take it up again when that place
/// is given back before their time is over, see [`released`].
///
/// # Errors
/// When the database cannot do it.
pub fn release(db: &dyn Sql, key: &OccasionKey, child: &ChildKey) -> Result<(), StoreError> {
    db.write(
        "UPDATE registrations SET released_until = held_until, held_until = NULL
         WHERE status = 'unconfirmed' AND shown_until IS NOT NULL AND held_until IS NOT NULL
         AND occasion = ?1 AND season = ?2 AND child = ?3",
        values![key.occasion, key.season, child.stored()],
    )
}

/// What a form has held for a child until another one of the child took the place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Released {
    form: RequestId,
    ordinal: i64,
    /// The child as the store calls it.
    pub child: String,
    /// It was held for an entitled child.
    pub entitled: bool,
}

/// What forms have held at an occasion whose time is not over, the oldest form first.
///
/// # Errors
/// When the database does not answer.
pub fn released(
    db: &dyn Sql,
    key: &OccasionKey,
    now: Instant,
) -> Result<Vec<Released>, StoreError> {
    all(
        db,
        "SELECT request, ordinal, child, entitled FROM registrations
         WHERE status = 'unconfirmed' AND shown_until IS NOT NULL AND occasion = ?1 AND season = ?2
         AND held_until IS NULL AND released_until > ?3 ORDER BY received_at, request, ordinal",
        values![key.occasion, key.season, now],
        |row| {
            Ok(Released {
                form: row.get(0)?,
                ordinal: row.get(1)?,
                child: row.get(2)?,
                entitled: row.get(3)?,
            })
        },
    )
}

/// A form holds again what it held, as long as it would have.
///
/// # Errors
/// When the database cannot do it.
pub fn hold_again(db: &dyn Sql, released: &Released) -> Result<(), StoreError> {
    db.write(
        "UPDATE registrations SET held_until = released_until, released_until = NULL WHERE request = ?1 AND ordinal = ?2",
        values![released.form, released.ordinal],
    )
}

/// How a child stands at an occasion, in every registration that goes on.
///
/// # Errors
/// When the database does not answer.
pub fn registered(
    db: &dyn Sql,
    key: &OccasionKey,
    child: &ChildKey,
) -> Result<Vec<Status>, StoreError> {
    all(
        db,
        "SELECT status FROM registrations WHERE child = ?1 AND occasion = ?2 AND season = ?3
         AND status IN ('wished', 'placed', 'waiting', 'offered')",
        values![child.stored(), key.occasion, key.season],
        |row| row.get(0),
    )
}

/// The children with a place at an occasion, as the store calls them.
///
/// # Errors
/// When the database does not answer.
pub fn with_a_place(
    db: &dyn Sql,
    season: &str,
    occasion: &str,
) -> Result<BTreeSet<String>, StoreError> {
    let sql = "SELECT child FROM registrations WHERE occasion = ?1 AND season = ?2
               AND status IN ('wished', 'placed', 'waiting', 'offered') AND status IN ('placed', 'offered')";
    Ok(all(db, sql, values![occasion, season], |row| row.get(0))?
        .into_iter()
        .collect())
}

/// Children of registrations that an earlier version wrote get the name by which they are found.
///
/// # Errors
/// When the database cannot do it.
pub fn name_all(db: &dyn Sql) -> Result<(), StoreError> {
    let sql =
        "SELECT request, ordinal, first_name, last_name, born FROM registrations WHERE child = ''";
    let unnamed = all(db, sql, &[], |row| {
        let born = row.get::<String>(4)?;
        let born = born
            .parse()
            .map_err(|_| broken("ein Geburtsdatum", "a birth date"))?;
        let child = ChildKey::new(&row.get::<String>(2)?, &row.get::<String>(3)?, born);
        Ok((row.get::<String>(0)?, row.get::<i64>(1)?, child))
    })?;
    unnamed
        .into_iter()
        .try_for_each(|(request, ordinal, child)| {
            db.write(
                "UPDATE registrations SET child = ?3 WHERE request = ?1 AND ordinal = ?2",
                values![request, ordinal, child.stored()],
            )
        })
}
