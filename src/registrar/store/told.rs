//! What families know of an occasion. When the data says something else, every family is told,
//! once.

use super::StoreError;
use super::daily::with_families;
use super::rows::apply;
use super::sql::{Sql, all, broken, values};
use crate::registrar::domain::Known;
use crate::registrar::domain::{Instant, OccasionKey};
use crate::registrar::family::changes::tell;
use crate::registrar::programme::{Programme, Terms};

fn text(known: &Known) -> Result<String, StoreError> {
    serde_json::to_string(known).map_err(|_| broken("was bekannt ist", "what is known"))
}

/// Remembers what the first family of an occasion is told.
pub fn remember(db: &dyn Sql, terms: &Terms) -> Result<(), StoreError> {
    db.write(
        "INSERT INTO told (season, offer, occasion, facts) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (season, occasion) DO NOTHING",
        values![terms.key.season, terms.key.offer, terms.key.occasion, text(&terms.known())?],
    )?;
    Ok(())
}

/// Tells what has changed since.
pub fn changes(db: &dyn Sql, programme: &Programme, now: Instant) -> Result<(), StoreError> {
    let told = all(
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
    for (key, facts) in told {
        let Some(terms) = programme.terms(&key) else {
            continue;
        };
        let known = terms.known();
        let before: Known =
            serde_json::from_str(&facts).map_err(|_| broken("was bekannt ist", "what is known"))?;
        if before == known {
            continue;
        }
        let active = "r.season = ?1 AND r.occasion = ?2 AND r.status IN ('wished', 'placed', 'waiting', 'offered')";
        for (own, family) in with_families(db, active, values![key.season, key.occasion])? {
            apply(db, &tell(&own, &family, &before, terms, now), None, now)?;
        }
        let facts = text(&known)?;
        db.write(
            "UPDATE told SET facts = ?3 WHERE season = ?1 AND occasion = ?2",
            values![key.season, key.occasion, facts],
        )?;
        if before.sessions != known.sessions {
            // It is another day: a reminder of the old one does not count.
            db.write(
                "UPDATE registrations SET reminded_at = NULL WHERE season = ?1 AND occasion = ?2",
                values![&key.season, &key.occasion],
            )?;
        }
    }
    Ok(())
}
