//! What decisions must know, read from the database.

use super::super::{FamilyView, Pending, StoreError};
use super::rows::{AFTER_REGISTRATION, REGISTRATION, all, family, guardian, instant, one, registration, time};
use crate::registrar::decide::entry;
use crate::registrar::decide::places::Tally;
use crate::registrar::decide::queue::Waiting;
use crate::registrar::domain::{Family, FamilyId, Instant, OccasionKey, Registration, RegistrationId, RequestId, Status};
use rusqlite::{Connection, params};
use std::collections::BTreeMap;

/// How an occasion stands; what the request `but` holds is left out.
pub fn tally(connection: &Connection, season: &str, occasion: &str, but: Option<&RequestId>, now: Instant) -> Result<Tally, StoreError> {
    let active = one(
        connection,
        "SELECT COALESCE(SUM(status IN ('placed', 'offered') AND NOT entitled), 0), COALESCE(SUM(status IN ('placed', 'offered') AND entitled), 0),
         COALESCE(SUM(status = 'waiting' AND NOT entitled), 0), COALESCE(SUM(status = 'waiting' AND entitled), 0) FROM registrations
         WHERE season = ?1 AND occasion = ?2 AND status IN ('wished', 'placed', 'waiting', 'offered')",
        params![season, occasion],
        |row| Ok(Tally { general: row.get(0)?, entitled: row.get(1)?, waiting_general: row.get(2)?, waiting_entitled: row.get(3)? }),
    )?;
    let held = one(
        connection,
        "SELECT COALESCE(SUM(NOT entitled), 0), COALESCE(SUM(entitled), 0) FROM registrations
         WHERE season = ?1 AND occasion = ?2 AND status = 'unconfirmed' AND held_until IS NOT NULL AND held_until > ?3 AND request <> ?4",
        params![season, occasion, time(now), but.map_or("", RequestId::as_str)],
        |row| Ok((row.get::<_, u32>(0)?, row.get::<_, u32>(1)?)),
    )?;
    let (mut tally, (general, entitled)) = (active.unwrap_or_default(), held.unwrap_or_default());
    tally.general += general;
    tally.entitled += entitled;
    Ok(tally)
}

/// How all occasions stand that anybody registered for.
pub fn standings(connection: &Connection, now: Instant) -> Result<BTreeMap<OccasionKey, Tally>, StoreError> {
    let mut standings: BTreeMap<OccasionKey, Tally> = BTreeMap::new();
    let mut count = |condition: &str, parameters: &[&dyn rusqlite::ToSql]| -> Result<(), StoreError> {
        let sql = format!(
            "SELECT season, offer, occasion, entitled, status = 'waiting', COUNT(*) FROM registrations WHERE {condition} GROUP BY 1, 2, 3, 4, 5"
        );
        let counts = all(connection, &sql, parameters, |row| {
            let key = OccasionKey { season: row.get(0)?, offer: row.get(1)?, occasion: row.get(2)? };
            Ok((key, row.get::<_, bool>(3)?, row.get::<_, bool>(4)?, row.get::<_, u32>(5)?))
        })?;
        for (key, entitled, waiting, count) in counts {
            let tally = standings.entry(key).or_default();
            *match (entitled, waiting) {
                (false, false) => &mut tally.general,
                (true, false) => &mut tally.entitled,
                (false, true) => &mut tally.waiting_general,
                (true, true) => &mut tally.waiting_entitled,
            } += count;
        }
        Ok(())
    };
    count("status IN ('wished', 'placed', 'waiting', 'offered') AND status <> 'wished'", &[])?;
    count("status = 'unconfirmed' AND held_until IS NOT NULL AND held_until > ?1", &[&time(now)])?;
    Ok(standings)
}

/// The first children of a waiting list.
pub fn queue(connection: &Connection, season: &str, occasion: &str, most: u32) -> Result<Vec<Waiting>, StoreError> {
    all(
        connection,
        &format!(
            "SELECT {REGISTRATION}, f.id, f.name, f.mail, f.phone FROM registrations r JOIN families f ON f.id = r.family
             WHERE r.season = ?1 AND r.occasion = ?2 AND r.status = 'waiting' ORDER BY r.queue LIMIT ?3"
        ),
        params![season, occasion, most],
        |row| {
            let Family { id, guardian } = family(row, AFTER_REGISTRATION)?;
            Ok(Waiting { registration: registration(row)?, family: id, guardian })
        },
    )
}

/// The children of a form, in its order.
pub fn children(connection: &Connection, request: &RequestId) -> Result<Vec<Registration>, StoreError> {
    let sql = format!("SELECT {REGISTRATION} FROM registrations r WHERE r.request = ?1 ORDER BY r.rowid");
    all(connection, &sql, [request.as_str()], registration)
}

/// Everything of a family, the oldest first.
pub fn of_family(connection: &Connection, family: &FamilyId) -> Result<Vec<Registration>, StoreError> {
    let sql = format!("SELECT {REGISTRATION} FROM registrations r WHERE r.family = ?1 ORDER BY r.rowid");
    all(connection, &sql, [family.as_str()], registration)
}

/// A registration with its family.
pub fn with_family(connection: &Connection, id: &RegistrationId) -> Result<Option<(Registration, Family)>, StoreError> {
    let sql = format!(
        "SELECT {REGISTRATION}, f.id, f.name, f.mail, f.phone FROM registrations r JOIN families f ON f.id = r.family WHERE r.id = ?1"
    );
    one(connection, &sql, [id.as_str()], |row| Ok((registration(row)?, family(row, AFTER_REGISTRATION)?)))
}

/// A family by its id.
pub fn family_by_id(connection: &Connection, id: &FamilyId) -> Result<Option<Family>, StoreError> {
    one(connection, "SELECT id, name, mail, phone FROM families WHERE id = ?1", [id.as_str()], |row| family(row, 0))
}

/// A family by its address.
pub fn family_by_mail(connection: &Connection, mail_key: &str) -> Result<Option<Family>, StoreError> {
    one(connection, "SELECT id, name, mail, phone FROM families WHERE mail_key = ?1", [mail_key], |row| family(row, 0))
}

/// The position on the waiting list, from 1.
pub fn position(connection: &Connection, own: &Registration) -> Result<u32, StoreError> {
    let ahead = one(
        connection,
        "SELECT COUNT(*) FROM registrations WHERE season = ?1 AND occasion = ?2 AND status = 'waiting' AND queue <= ?3",
        params![own.key.season, own.key.occasion, own.queue],
        |row| Ok(row.get(0)?),
    )?;
    Ok(ahead.unwrap_or(0))
}

/// A family with everything about it.
pub fn family_view(connection: &Connection, id: &FamilyId) -> Result<Option<FamilyView>, StoreError> {
    let Some(family) = family_by_id(connection, id)? else { return Ok(None) };
    let registrations = of_family(connection, id)?;
    let mut positions = BTreeMap::new();
    for own in registrations.iter().filter(|own| own.status == Status::Waiting) {
        positions.insert(own.id.clone(), position(connection, own)?);
    }
    Ok(Some(FamilyView { family, registrations, positions }))
}

/// A form that waits for its button, or was confirmed.
pub fn pending(connection: &Connection, request: &RequestId) -> Result<Option<Pending>, StoreError> {
    let found = one(connection, "SELECT expires_at, confirmed_at IS NOT NULL FROM requests WHERE id = ?1", [request.as_str()], |row| {
        Ok((instant(&row.get::<_, String>(0)?)?, row.get::<_, bool>(1)?))
    })?;
    let Some((expires_at, confirmed)) = found else { return Ok(None) };
    let entries = children(connection, request)?.iter().map(entry).collect();
    Ok(Some(Pending { entries, confirmed, expires_at }))
}

/// The contact of an unconfirmed form.
pub fn request_guardian(connection: &Connection, request: &RequestId) -> Result<Option<crate::registrar::domain::Guardian>, StoreError> {
    one(connection, "SELECT name, mail, phone FROM requests WHERE id = ?1 AND confirmed_at IS NULL", [request.as_str()], |row| {
        guardian(row, 0)
    })
}
