//! What families know of each occasion, as rows.

use crate::registrar::domain::{OccasionKey, Told};
use crate::registrar::programme::Terms;
use crate::registrar::store::StoreError;
use crate::registrar::store::sql::{Sql, all, broken, one, values};
use std::collections::BTreeMap;

fn text(told: &Told) -> Result<String, StoreError> {
    serde_json::to_string(told).map_err(|_| broken("was bekannt ist", "what is known"))
}

/// Remembers what the page to check says to the first family of an occasion.
///
/// # Errors
/// When the database cannot do it.
pub fn remember(db: &dyn Sql, terms: &Terms) -> Result<(), StoreError> {
    db.write(
        "INSERT INTO told (season, offer, occasion, facts) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (season, occasion) DO NOTHING",
        values![terms.key.season, terms.key.offer, terms.key.occasion, text(&terms.told())?],
    )
}

/// Families know something else from now on.
///
/// # Errors
/// When the database cannot do it.
pub fn knows(db: &dyn Sql, key: &OccasionKey, told: &Told) -> Result<(), StoreError> {
    db.write(
        "UPDATE told SET facts = ?3 WHERE season = ?1 AND occasion = ?2",
        values![key.season, key.occasion, text(told)?],
    )
}

/// What families know of an occasion; `None` when nobody has sent a form for it.
///
/// # Errors
/// When the database does not answer.
pub fn told(db: &dyn Sql, key: &OccasionKey) -> Result<Option<Told>, StoreError> {
    let sql = "SELECT facts FROM told WHERE season = ?1 AND offer = ?2 AND occasion = ?3";
    let facts = one(
        db,
        sql,
        values![key.season, key.offer, key.occasion],
        |row| row.get::<String>(0),
    )?;
    facts.as_deref().map(read).transpose()
}

fn read(facts: &str) -> Result<Told, StoreError> {
    serde_json::from_str(facts).map_err(|_| broken("was bekannt ist", "what is known"))
}

/// What families know of every occasion that somebody has sent a form for.
///
/// # Errors
/// When the database does not answer.
pub fn all_told(db: &dyn Sql) -> Result<BTreeMap<OccasionKey, Told>, StoreError> {
    let rows = all(
        db,
        "SELECT season, offer, occasion, facts FROM told",
        &[],
        |row| {
            let key = OccasionKey {
                season: row.get(0)?,
                offer: row.get(1)?,
                occasion: row.get(2)?,
            };
            Ok((key, row.get::<String>(3)?))
        },
    )?;
    rows.into_iter()
        .map(|(key, facts)| Ok((key, read(&facts)?)))
        .collect()
}
