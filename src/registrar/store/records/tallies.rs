//! How occasions stand, counted in the database.

use crate::registrar::domain::{Instant, OccasionKey, RequestId, Tally};
use crate::registrar::store::StoreError;
use crate::registrar::store::sql::{Row, Sql, Value, among, values};
use std::collections::BTreeMap;

/// How an occasion stands; what the request `but` holds is left out.
///
/// # Errors
/// When the database does not answer.
pub fn tally(
    db: &dyn Sql,
    season: &str,
    occasion: &str,
    but: Option<&RequestId>,
    now: Instant,
) -> Result<Tally, StoreError> {
    Ok(tallies(db, season, &[occasion], but, now)?
        .remove(occasion)
        .unwrap_or_default())
}

/// How some occasions of a season stand, those that anybody registered for.
///
/// # Errors
/// When the database does not answer.
pub fn tallies(
    db: &dyn Sql,
    season: &str,
    occasions: &[&str],
    but: Option<&RequestId>,
    now: Instant,
) -> Result<BTreeMap<String, Tally>, StoreError> {
    let active = format!(
        "SELECT occasion, entitled, status = 'waiting', COUNT(*) FROM registrations
         WHERE {ACTIVE} AND status <> 'wished' AND season = ?1 AND occasion IN (#) GROUP BY occasion, entitled, status"
    );
    // Never more than places: counted here, nothing has to be sorted for it.
    let held = "SELECT occasion, entitled, FALSE, 1 FROM registrations WHERE status = 'unconfirmed' AND held_until IS NOT NULL
                AND season = ?1 AND occasion IN (#) AND held_until > ?2 AND request <> ?3";
    let but = but.map_or("", RequestId::as_str);
    let count = |row: &dyn Row| Ok((row.get::<String>(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    let counted = among(db, &active, values![season], occasions, count)?;
    for (occasion, entitled, waiting, children) in counted.into_iter().chain(among(
        db,
        held,
        values![season, now, but],
        occasions,
        count,
    )?) {
        tallies
            .entry(occasion)
            .or_default()
            .add(entitled, waiting, children);
    }
    Ok(tallies)
}

/// Confirmed and still going on: the condition of an index.
const ACTIVE: &str = "status IN ('wished', 'placed', 'waiting', 'offered')";

/// How all occasions stand that anybody registered for.
///
/// # Errors
/// When the database does not answer.
pub fn standings(db: &dyn Sql, now: Instant) -> Result<BTreeMap<OccasionKey, Tally>, StoreError> {
    let mut standings: BTreeMap<OccasionKey, Tally> = BTreeMap::new();
    let mut count = |condition: &str, values: &[Value<'_>]| -> Result<(), StoreError> {
        let sql = format!(
            "SELECT season, offer, occasion, entitled, status = 'waiting', COUNT(*) FROM registrations WHERE {condition} GROUP BY 1, 2, 3, 4, 5"
        );
        db.query(&sql, values, &mut |row| {
            let key = OccasionKey {
                season: row.get(0)?,
                offer: row.get(1)?,
                occasion: row.get(2)?,
            };
            standings
                .entry(key)
                .or_default()
                .add(row.get(3)?, row.get(4)?, row.get(5)?);
            Ok(())
        })
    };
    count(&format!("{ACTIVE} AND status <> 'wished'"), &[])?;
    count(
        "status = 'unconfirmed' AND held_until IS NOT NULL AND held_until > ?1",
        values![now],
    )?;
    Ok(standings)
}
