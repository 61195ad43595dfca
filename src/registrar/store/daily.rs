//! What time brings: offers lapse, lists move, reminders, offers that were called off, the digest,
//! the purge.

use super::cases::{delete_family, move_up};
use super::read::standings;
use super::rows::{AFTER_REGISTRATION, REGISTRATION, apply, family, post, registration};
use super::sql::{Sql, Value, all, instant, one, time, values};
use super::{Purged, StoreError};
use super::{facts, told};
use crate::calendar::clock::{date_at, local_at};
use crate::registrar::decision::entry;
use crate::registrar::domain::{
    ChildKey, Email, Family, FamilyId, Instant, Registration, RegistrationId,
};
use crate::registrar::family::answer::{call_off, lapse};
use crate::registrar::family::queue::time_to_answer;
use crate::registrar::mail::letter::{About, Digest, Letter};
use crate::registrar::programme::Programme;
use chrono::{TimeDelta, Timelike};
use std::collections::BTreeMap;

/// A reminder comes so long before the start.
const REMIND: TimeDelta = TimeDelta::hours(36);

/// Personal data are kept so long after the last date of a family.
pub const KEEP: TimeDelta = TimeDelta::days(14);

/// The mail log is kept so long.
const KEEP_LOG: TimeDelta = TimeDelta::days(30);

/// The digest comes at this hour, local time.
const DIGEST_HOUR: u32 = 7;

/// Everything that is due now.
pub fn tick(db: &dyn Sql, programme: &Programme, now: Instant) -> Result<(), StoreError> {
    for (own, family) in with_families(
        db,
        "r.status = 'offered' AND r.offered_until <= ?1",
        values![time(now)],
    )? {
        apply(db, &lapse(&own, &family, now), None, now)?;
    }
    for terms in programme.all() {
        let Some(reason) = &terms.cancelled else {
            continue;
        };
        let at = values![terms.key.season, terms.key.occasion];
        let active = "r.season = ?1 AND r.occasion = ?2 AND r.status IN ('wished', 'placed', 'waiting', 'offered')";
        for (own, family) in with_families(db, active, at)? {
            apply(db, &call_off(&own, &family, reason), None, now)?;
        }
    }
    told::changes(db, programme, now)?;
    let lists = all(
        db,
        "SELECT DISTINCT season, occasion FROM registrations WHERE status = 'waiting'",
        &[],
        |row| Ok((row.get::<String>(0)?, row.get::<String>(1)?)),
    )?;
    for (season, occasion) in lists {
        move_up(db, &season, &occasion, programme, now)?;
    }
    remind(db, programme, now)?;
    digest(db, programme, now)
}

/// Registrations that fit, with their families.
pub fn with_families(
    db: &dyn Sql,
    condition: &str,
    parameters: &[Value<'_>],
) -> Result<Vec<(Registration, Family)>, StoreError> {
    let sql = format!(
        "SELECT {REGISTRATION}, f.id, f.name, f.mail, f.phone FROM registrations r JOIN families f ON f.id = r.family WHERE {condition}"
    );
    all(db, &sql, parameters, |row| {
        Ok((registration(row)?, family(row, AFTER_REGISTRATION)?))
    })
}

/// Families with a place are reminded once; not those who got it so late that they know.
fn remind(db: &dyn Sql, programme: &Programme, now: Instant) -> Result<(), StoreError> {
    for terms in programme
        .all()
        .filter(|terms| terms.is_ahead(now) && terms.starts_at - REMIND <= now)
    {
        let placed = "r.season = ?1 AND r.occasion = ?2 AND r.status IN ('wished', 'placed', 'waiting', 'offered')
                      AND r.status = 'placed' AND r.reminded_at IS NULL AND r.changed_at < ?3";
        let since = terms.starts_at - REMIND;
        for (own, family) in with_families(
            db,
            placed,
            values![terms.key.season, terms.key.occasion, since],
        )? {
            db.write(
                "UPDATE registrations SET reminded_at = ?2 WHERE id = ?1 AND family IS NOT NULL",
                values![own.id, now],
            )?;
            let letter = Letter {
                to: Some(family.guardian.email),
                name: family.guardian.name,
                family: Some(family.id),
                about: About::Reminder { entry: entry(&own) },
            };
            post(db, vec![letter], now)?;
        }
    }
    Ok(())
}

/// One mail a day for the office, when there is something to say.
fn digest(db: &dyn Sql, programme: &Programme, now: Instant) -> Result<(), StoreError> {
    let local = local_at(now);
    let last = facts::get(db, "digest_at")?
        .as_deref()
        .map(instant)
        .transpose()?;
    if local.hour() < DIGEST_HOUR || last.is_some_and(|last| date_at(last) >= date_at(now)) {
        return Ok(());
    }
    let since = last.unwrap_or(now - TimeDelta::days(1));
    let facts = gather(db, programme, since, now)?;
    facts::set(db, "digest_at", &time(now))?;
    let quiet = facts.placed + facts.waiting + facts.cancelled + facts.stuck == 0
        && facts.calls.is_empty()
        && facts.failed.is_empty()
        && facts.below_minimum.is_empty()
        && facts.gone.is_empty();
    if quiet {
        return Ok(());
    }
    post(
        db,
        vec![Letter {
            to: None,
            name: String::new(),
            family: None,
            about: About::Digest(facts),
        }],
        now,
    )
}

fn gather(
    db: &dyn Sql,
    programme: &Programme,
    since: Instant,
    now: Instant,
) -> Result<Digest, StoreError> {
    let count = |status: &str| -> Result<u32, StoreError> {
        let sql = "SELECT COUNT(*) FROM registrations WHERE status = ?1 AND changed_at > ?2 AND family IS NOT NULL";
        Ok(one(db, sql, values![status, time(since)], |row| row.get(0))?.unwrap_or(0))
    };
    let mut digest = Digest {
        placed: count("placed")?,
        waiting: count("waiting")?,
        cancelled: count("cancelled")? + count("declined")?,
        ..Digest::default()
    };
    let standings = standings(db, now)?;
    for terms in programme
        .all()
        .filter(|terms| terms.is_direct() && terms.is_ahead(now))
    {
        let key = &terms.key;
        let tally = standings.get(key).copied().unwrap_or_default();
        let free = tally.free(terms.capacity, true);
        if tally.waiting() > 0 {
            digest.queues.push((key.clone(), tally.waiting()));
            if free > 0 && time_to_answer(now, terms.starts_at).is_none() {
                digest.calls.push((key.clone(), free, tally.waiting()));
            }
        } else if tally.taken() > 0
            && terms
                .capacity
                .places
                .is_some_and(|places| free * 5 <= places)
        {
            digest.nearly_full.push((key.clone(), free));
        }
        if tally.taken() < terms.minimum && terms.starts_at - now < TimeDelta::days(14) {
            digest
                .below_minimum
                .push((key.clone(), tally.taken(), terms.minimum));
        }
    }
    digest.gone = standings
        .iter()
        .filter(|(key, tally)| {
            programme.terms(key).is_none() && tally.taken() + tally.waiting() > 0
        })
        .map(|(key, tally)| (key.clone(), tally.taken() + tally.waiting()))
        .collect();
    digest.doubles = doubles(db, since, now)?;
    digest.failed = all(
        db,
        "SELECT id, COALESCE(problem, '') FROM outbox WHERE state = 'failed' AND done_at > ?1",
        values![time(since)],
        |row| Ok((row.get::<i64>(0)?.to_string(), row.get(1)?)),
    )?;
    let stuck = "SELECT COUNT(*) FROM outbox WHERE state = 'due' AND written_at < ?1";
    digest.stuck = one(db, stuck, values![now - TimeDelta::hours(1)], |row| {
        row.get(0)
    })?
    .unwrap_or(0);
    Ok(digest)
}

/// One child with two families at one offer, when one of the two is new.
fn doubles(
    db: &dyn Sql,
    since: Instant,
    now: Instant,
) -> Result<Vec<(RegistrationId, RegistrationId)>, StoreError> {
    let mut seen: BTreeMap<(String, String, ChildKey), (Registration, FamilyId)> = BTreeMap::new();
    let mut found = Vec::new();
    for (own, family) in with_families(
        db,
        "r.status IN ('placed', 'waiting', 'offered') AND r.ends_at > ?1",
        values![time(now)],
    )? {
        let key = (
            own.key.season.clone(),
            own.key.offer.clone(),
            own.child.key(),
        );
        match seen.get(&key) {
            Some((first, other))
                if *other != family.id
                    && (own.received_at > since || first.received_at > since) =>
            {
                found.push((first.id.clone(), own.id.clone()));
            }
            Some(_) => {}
            None => drop(seen.insert(key, (own, family.id))),
        }
    }
    Ok(found)
}

/// Deletes what must not be kept any longer.
pub fn purge(db: &dyn Sql, programme: &Programme, now: Instant) -> Result<Purged, StoreError> {
    let expired = "SELECT id FROM requests WHERE confirmed_at IS NULL AND expires_at <= ?1";
    db.write(
        &format!("DELETE FROM registrations WHERE request IN ({expired})"),
        values![now],
    )?;
    let requests = db.execute(
        "DELETE FROM requests WHERE confirmed_at IS NULL AND expires_at <= ?1",
        values![time(now)],
    )?;
    db.write(
        "DELETE FROM addresses WHERE expires_at <= ?1",
        values![time(now)],
    )?;
    let mut purged = Purged {
        requests,
        ..Purged::default()
    };
    // Dates may have moved in the data since the form came.
    let known = all(
        db,
        "SELECT DISTINCT season, occasion, ends_at FROM registrations",
        &[],
        |row| {
            Ok((
                row.get::<String>(0)?,
                row.get::<String>(1)?,
                row.get::<String>(2)?,
            ))
        },
    )?;
    for (season, occasion, ends_at) in known {
        if let Some(ends_now) = programme
            .at(&season, &occasion)
            .map(|terms| time(terms.ends_at))
            .filter(|time| *time != ends_at)
        {
            let sql = "UPDATE registrations SET ends_at = ?3 WHERE season = ?1 AND occasion = ?2";
            db.write(sql, values![season, occasion, ends_now])?;
        }
    }
    let limit = time(now - KEEP);
    let over = all(
        db,
        "SELECT f.id, f.mail FROM families f WHERE NOT EXISTS (SELECT 1 FROM registrations r WHERE r.family = f.id AND r.ends_at > ?1)",
        values![limit],
        |row| Ok((row.get::<FamilyId>(0)?, row.get::<Email>(1)?)),
    )?;
    for (id, email) in over {
        delete_family(db, &id, &email)?;
        purged.families += 1;
    }
    purged.answers = db
        .execute("UPDATE registrations SET answers = '{}', consented_at = NULL WHERE ends_at <= ?1 AND answers <> '{}'", values![&limit])?;
    purged.letters = db.execute(
        "DELETE FROM outbox WHERE state <> 'due' AND written_at <= ?1",
        values![time(now - KEEP_LOG)],
    )?;
    // What the office did is kept as long as the registration it is about.
    let notes = "DELETE FROM notes WHERE at <= ?1 AND NOT EXISTS (SELECT 1 FROM registrations r WHERE r.id = notes.subject AND r.family IS NOT NULL)";
    db.write(notes, values![now - KEEP_LOG])?;
    Ok(purged)
}
