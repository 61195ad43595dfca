//! The data says another time or place than families were told. Then every family is told, once.

use crate::registrar::decision::Decision;
use crate::registrar::domain::{Family, Instant, Known, OccasionKey, Registration, Status};
use crate::registrar::mail::letter::{About, Entry, Letter};
use crate::registrar::programme::{Programme, Terms};
use crate::registrar::store::StoreError;
use crate::registrar::store::records::registrations::active_at;
use crate::registrar::store::sql::{Sql, all, broken, values};

/// Tells a family. Nobody is told of a change of something that is over, or that does not take
/// place at all.
pub fn tell(
    own: &Registration,
    family: &Family,
    before: &Known,
    terms: &Terms,
    now: Instant,
) -> Decision {
    let mut decision = Decision::default();
    if own.status.is_active() && terms.cancelled.is_none() && now < terms.ends_at {
        let has_place = own.status == Status::Placed;
        let about = About::Changed {
            entry: Entry::of(own),
            has_place,
            before: before.clone(),
        };
        decision.letters.push(Letter::to_family(family, about));
    }
    decision
}

fn text(known: &Known) -> Result<String, StoreError> {
    serde_json::to_string(known).map_err(|_| broken("was bekannt ist", "what is known"))
}

/// Remembers what the first family of an occasion is told.
///
/// # Errors
/// When the database cannot do it.
pub fn remember(db: &dyn Sql, terms: &Terms) -> Result<(), StoreError> {
    db.write(
        "INSERT INTO told (season, offer, occasion, facts) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (season, occasion) DO NOTHING",
        values![terms.key.season, terms.key.offer, terms.key.occasion, text(&terms.known())?],
    )?;
    Ok(())
}

/// Tells what has changed since.
///
/// # Errors
/// When the database cannot do it.
pub fn tell_all(db: &dyn Sql, programme: &Programme, now: Instant) -> Result<(), StoreError> {
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
        for (own, family) in active_at(db, &key)? {
            tell(&own, &family, &before, terms, now).write(db, now)?;
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
