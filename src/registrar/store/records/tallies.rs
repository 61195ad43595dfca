//! How occasions stand, counted in the database.

use crate::registrar::domain::{Instant, OccasionKey, RequestId, Standing, Tally};
use crate::registrar::store::StoreError;
use crate::registrar::store::sql::{Sql, Value, among, values};
use std::collections::{BTreeMap, BTreeSet};

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
    let standings = standings_of(db, season, occasions, but, now)?.into_iter();
    Ok(standings
        .map(|(occasion, standing)| (occasion, standing.tally()))
        .collect())
}

/// The same with the children for whom forms hold places.
///
/// # Errors
/// When the database does not answer.
pub fn standings_of(
    db: &dyn Sql,
    season: &str,
    occasions: &[&str],
    but: Option<&RequestId>,
    now: Instant,
) -> Result<BTreeMap<String, Standing>, StoreError> {
    let active = format!(
        "SELECT occasion, entitled, status = 'waiting', COUNT(*) FROM registrations
         WHERE {ACTIVE} AND status <> 'wished' AND season = ?1 AND occasion IN (#) GROUP BY occasion, entitled, status"
    );
    // Never many more than places: counted here, nothing has to be sorted for it.
    let held = "SELECT occasion, child, entitled FROM registrations WHERE status = 'unconfirmed' AND shown_until IS NOT NULL
                AND season = ?1 AND occasion IN (#) AND held_until > ?2 AND request <> ?3";
    let but = but.map_or("", RequestId::as_str);
    let mut standings: BTreeMap<String, Standing> = BTreeMap::new();
    let counted = among(db, &active, values![season], occasions, |row| {
        Ok((row.get::<String>(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    })?;
    for (occasion, entitled, waiting, children) in counted {
        let standing = standings.entry(occasion).or_default();
        standing.add(entitled, waiting, children);
    }
    let holds = among(db, held, values![season, now, but], occasions, |row| {
        Ok((row.get::<String>(0)?, row.get::<String>(1)?, row.get(2)?))
    })?;
    for (occasion, child, entitled) in holds {
        let standing = standings.entry(occasion).or_default();
        standing.hold(&child, entitled);
    }
    Ok(standings)
}

/// How some occasions of a season stand for everybody to see: see [`shown`]. What the forms `but` count
/// for is left out.
///
/// # Errors
/// When the database does not answer.
pub fn shown_at(
    db: &dyn Sql,
    season: &str,
    occasions: &[&str],
    but: &BTreeSet<RequestId>,
    now: Instant,
) -> Result<BTreeMap<String, Tally>, StoreError> {
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    let active = format!(
        "SELECT occasion, entitled, status = 'waiting', COUNT(*) FROM registrations
         WHERE {ACTIVE} AND status <> 'wished' AND season = ?1 AND occasion IN (#) GROUP BY occasion, entitled, status"
    );
    let counted = among(db, &active, values![season], occasions, |row| {
        Ok((row.get::<String>(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    })?;
    for (occasion, entitled, waiting, children) in counted {
        let tally = tallies.entry(occasion).or_default();
        tally.add(entitled, waiting, children);
    }
    let forms = format!(
        "SELECT occasion, request, entitled FROM registrations WHERE {SHOWN} AND season = ?1 AND occasion IN (#)
         AND shown_until > ?2"
    );
    let forms = among(db, &forms, values![season, now], occasions, |row| {
        Ok((row.get::<String>(0)?, row.get::<RequestId>(1)?, row.get(2)?))
    })?;
    for (occasion, form, entitled) in forms {
        if !but.contains(&form) {
            tallies.entry(occasion).or_default().take(entitled);
        }
    }
    Ok(tallies)
}

/// Confirmed and still going on: the condition of an index.
const ACTIVE: &str = "status IN ('wished', 'placed', 'waiting', 'offered')";

/// Not confirmed, and counted at first: the condition of an index.
const SHOWN: &str = "status = 'unconfirmed' AND shown_until IS NOT NULL";

/// How all occasions stand that anybody registered for, as the decisions count: a child counts once.
///
/// # Errors
/// When the database does not answer.
pub fn standings(db: &dyn Sql, now: Instant) -> Result<BTreeMap<OccasionKey, Tally>, StoreError> {
    // A child counts once, with a place for all if one of its forms holds one.
    let held = format!(
        "SELECT season, offer, occasion, entitled, FALSE, COUNT(*) FROM
         (SELECT season, offer, occasion, MIN(entitled) AS entitled FROM registrations
          WHERE {SHOWN} AND held_until IS NOT NULL AND held_until > ?1 GROUP BY season, offer, occasion, child) AS holds
         GROUP BY 1, 2, 3, 4"
    );
    all_with(db, &held, now)
}

/// The same for everybody to see: each form that is not confirmed counts for itself while it could hold
/// a place, whatever there is of its child already. So a stranger who sends one in the name of a child
/// sees the same number, wherever the child is (rule L3). Never more places are free than are.
///
/// # Errors
/// When the database does not answer.
pub fn shown(db: &dyn Sql, now: Instant) -> Result<BTreeMap<OccasionKey, Tally>, StoreError> {
    let forms = format!(
        "SELECT season, offer, occasion, entitled, FALSE, COUNT(*) FROM registrations
         WHERE {SHOWN} AND shown_until > ?1 GROUP BY 1, 2, 3, 4"
    );
    all_with(db, &forms, now)
}

/// All occasions with who goes on there and who is counted by another question.
fn all_with(
    db: &dyn Sql,
    forms: &str,
    now: Instant,
) -> Result<BTreeMap<OccasionKey, Tally>, StoreError> {
    let mut standings: BTreeMap<OccasionKey, Tally> = BTreeMap::new();
    let mut count = |sql: &str, values: &[Value<'_>]| -> Result<(), StoreError> {
        db.query(sql, values, &mut |row| {
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
    let active = format!(
        "SELECT season, offer, occasion, entitled, status = 'waiting', COUNT(*) FROM registrations
         WHERE {ACTIVE} AND status <> 'wished' GROUP BY 1, 2, 3, 4, 5"
    );
    count(&active, &[])?;
    count(forms, values![now])?;
    Ok(standings)
}
