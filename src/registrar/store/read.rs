//! What decisions must know, read from the database.

use super::rows::{AFTER_REGISTRATION, REGISTRATION, family, guardian, registration};
use super::sql::{Row, Sql, Value, all, among, one, values};
use super::{FamilyView, Pending, StoreError};
use crate::registrar::decision::entry;
use crate::registrar::domain::tally::Tally;
use crate::registrar::domain::{
    Family, FamilyId, Instant, OccasionKey, Registration, RegistrationId, RequestId, Status,
};
use crate::registrar::family::queue::Waiting;
use std::collections::BTreeMap;

/// How an occasion stands; what the request `but` holds is left out.
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

/// The first children of a waiting list.
pub fn queue(
    db: &dyn Sql,
    season: &str,
    occasion: &str,
    most: u32,
) -> Result<Vec<Waiting>, StoreError> {
    all(
        db,
        &format!(
            "SELECT {REGISTRATION}, f.id, f.name, f.mail, f.phone FROM registrations r JOIN families f ON f.id = r.family
             WHERE r.season = ?1 AND r.occasion = ?2 AND r.status = 'waiting' ORDER BY r.queue LIMIT ?3"
        ),
        values![season, occasion, most],
        |row| {
            let Family { id, guardian } = family(row, AFTER_REGISTRATION)?;
            Ok(Waiting { registration: registration(row)?, family: id, guardian })
        },
    )
}

/// The children of a form, in its order.
pub fn children(db: &dyn Sql, request: &RequestId) -> Result<Vec<Registration>, StoreError> {
    let sql = format!(
        "SELECT {REGISTRATION} FROM registrations r WHERE r.request = ?1 ORDER BY r.ordinal"
    );
    all(db, &sql, values![request], registration)
}

/// Everything of a family, the oldest first.
pub fn of_family(db: &dyn Sql, family: &FamilyId) -> Result<Vec<Registration>, StoreError> {
    let sql = format!(
        "SELECT {REGISTRATION} FROM registrations r WHERE r.family = ?1 ORDER BY r.received_at, r.request, r.ordinal"
    );
    all(db, &sql, values![family], registration)
}

/// A registration with its family.
pub fn with_family(
    db: &dyn Sql,
    id: &RegistrationId,
) -> Result<Option<(Registration, Family)>, StoreError> {
    let sql = format!(
        "SELECT {REGISTRATION}, f.id, f.name, f.mail, f.phone FROM registrations r JOIN families f ON f.id = r.family WHERE r.id = ?1 AND r.family IS NOT NULL"
    );
    one(db, &sql, values![id], |row| {
        Ok((registration(row)?, family(row, AFTER_REGISTRATION)?))
    })
}

/// A family by its id.
pub fn family_by_id(db: &dyn Sql, id: &FamilyId) -> Result<Option<Family>, StoreError> {
    one(
        db,
        "SELECT id, name, mail, phone FROM families WHERE id = ?1",
        values![id],
        |row| family(row, 0),
    )
}

/// A family by its address.
pub fn family_by_mail(db: &dyn Sql, mail_key: &str) -> Result<Option<Family>, StoreError> {
    one(
        db,
        "SELECT id, name, mail, phone FROM families WHERE mail_key = ?1",
        values![mail_key],
        |row| family(row, 0),
    )
}

/// The position on the waiting list, from 1.
pub fn position(db: &dyn Sql, own: &Registration) -> Result<u32, StoreError> {
    let ahead = one(
        db,
        "SELECT COUNT(*) FROM registrations WHERE season = ?1 AND occasion = ?2 AND status = 'waiting' AND queue <= ?3",
        values![own.key.season, own.key.occasion, own.queue],
        |row| row.get(0),
    )?;
    Ok(ahead.unwrap_or(0))
}

/// A family with everything about it.
pub fn family_view(db: &dyn Sql, id: &FamilyId) -> Result<Option<FamilyView>, StoreError> {
    let Some(family) = family_by_id(db, id)? else {
        return Ok(None);
    };
    let registrations = of_family(db, id)?;
    let mut positions = BTreeMap::new();
    for own in registrations
        .iter()
        .filter(|own| own.status == Status::Waiting)
    {
        positions.insert(own.id.clone(), position(db, own)?);
    }
    Ok(Some(FamilyView {
        family,
        registrations,
        positions,
    }))
}

/// A form that waits for its button, or was confirmed.
pub fn pending(db: &dyn Sql, request: &RequestId) -> Result<Option<Pending>, StoreError> {
    let found = one(
        db,
        "SELECT expires_at, confirmed_at IS NOT NULL FROM requests WHERE id = ?1",
        values![request],
        |row| Ok((row.get(0)?, row.get::<bool>(1)?)),
    )?;
    let Some((expires_at, confirmed)) = found else {
        return Ok(None);
    };
    let entries = children(db, request)?.iter().map(entry).collect();
    Ok(Some(Pending {
        entries,
        confirmed,
        expires_at,
    }))
}

/// The contact of an unconfirmed form.
pub fn request_guardian(
    db: &dyn Sql,
    request: &RequestId,
) -> Result<Option<crate::registrar::domain::Guardian>, StoreError> {
    one(
        db,
        "SELECT name, mail, phone FROM requests WHERE id = ?1 AND confirmed_at IS NULL",
        values![request],
        |row| guardian(row, 0),
    )
}
