//! The daily mail to the office.

use crate::calendar::clock::{date_at, local_at};
use crate::registrar::decision::Post;
use crate::registrar::domain::{
    ChildKey, Consent, FamilyId, Instant, Refusal, Registration, RegistrationId,
};
use crate::registrar::family::changes::{Noticed, notice};
use crate::registrar::family::identity::kept_out;
use crate::registrar::family::queue::time_to_answer;
use crate::registrar::mail::letter::{About, Digest, Letter};
use crate::registrar::mail::log;
use crate::registrar::programme::Programme;
use crate::registrar::store::records::ended::{self, Ended};
use crate::registrar::store::records::registrations::with_families;
use crate::registrar::store::records::tallies::standings;
use crate::registrar::store::sql::{Sql, all, instant, one, time, values};
use crate::registrar::store::{Store, StoreError, facts};
use chrono::{TimeDelta, Timelike};
use std::collections::BTreeMap;
use std::sync::Arc;

/// It comes at this hour, local time.
const DIGEST_HOUR: u32 = 7;

/// Writes it when it is time and there is something to say.
///
/// # Errors
/// When nothing of it was written.
pub async fn digest(
    store: &Store,
    programme: Arc<Programme>,
    now: Instant,
) -> Result<(), StoreError> {
    store.write(move |db| digest_in(db, &programme, now)).await
}

/// One mail a day for the office, when there is something to say.
fn digest_in(db: &dyn Sql, programme: &Programme, now: Instant) -> Result<(), StoreError> {
    let local = local_at(now);
    let last = facts::get(db, "digest_at")?
        .as_deref()
        .map(instant)
        .transpose()?;
    if local.hour() < DIGEST_HOUR || last.is_some_and(|last| date_at(last) >= date_at(now)) {
        return Ok(());
    }
    let since = last.unwrap_or(now - TimeDelta::days(1));
    let mut post = Post::default();
    let facts = gather(db, programme, &mut post, since, now)?;
    facts::set(db, "digest_at", &time(now))?;
    let quiet = facts.placed + facts.waiting + facts.cancelled + facts.stuck == 0
        && facts.calls.is_empty()
        && facts.failed.is_empty()
        && facts.late.is_empty()
        && facts.below_minimum.is_empty()
        && facts.gone.is_empty()
        && facts.changes.is_empty()
        && facts.pressing.is_empty()
        && facts.untold.is_empty()
        && facts.told.is_empty()
        && facts.kept_out.is_none();
    if !quiet {
        post.add(Letter {
            to: None,
            name: String::new(),
            family: None,
            second: None,
            about: About::Digest(facts),
            also: Vec::new(),
        });
    }
    post.write(db, now)
}

fn gather(
    db: &dyn Sql,
    programme: &Programme,
    post: &mut Post,
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
        cancelled: given_back(db, since)? + count("declined")?,
        ..Digest::default()
    };
    let standings = standings(db, now)?;
    for terms in programme
        .listed()
        .into_iter()
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
    of_changes(db, programme, post, &mut digest, now)?;
    digest.kept_out = kept_out(db)?;
    digest.doubles = doubles(db, since, now)?;
    digest.failed = log::failed_since(db, since)?;
    digest.late = log::late_since(db, since)?;
    digest.stuck = log::waiting_since(db, now - TimeDelta::hours(1))?;
    Ok(digest)
}

/// What waits for the office, what nobody was told of, and what was told by itself.
fn of_changes(
    db: &dyn Sql,
    programme: &Programme,
    post: &mut Post,
    digest: &mut Digest,
    now: Instant,
) -> Result<(), StoreError> {
    for Noticed { held, consequence } in notice(db, programme, post, now)? {
        let (key, change) = (held.key, held.change);
        if consequence.is_overdue(now) {
            let families = consequence.families() as u32;
            digest.untold.push((key.clone(), change, families));
        }
        if consequence.consent(now) == Consent::Asked {
            let children = consequence.touched() as u32;
            let list = match consequence.is_pressing(now) {
                true => &mut digest.pressing,
                false => &mut digest.changes,
            };
            list.push((key, change, children));
        }
    }
    for ended in ended::take(db)? {
        let Ended {
            key,
            change,
            families,
            at,
            told,
        } = ended;
        match told {
            true => digest.told.push((key, change, families, at)),
            false => digest.untold.push((key, change, families)),
        }
    }
    Ok(())
}

/// How many registrations have ended since then. What was refused when its form was confirmed never was
/// one.
fn given_back(db: &dyn Sql, since: Instant) -> Result<u32, StoreError> {
    let sql = "SELECT reason FROM registrations WHERE status = 'cancelled' AND changed_at > ?1 AND family IS NOT NULL";
    let reasons = all(db, sql, values![time(since)], |row| {
        row.get::<Option<String>>(0)
    })?;
    let refused = |reason: &&Option<String>| {
        let word = reason.as_deref().unwrap_or_default();
        Refusal::parse(word).is_some_and(|refusal| refusal.name() == word)
    };
    let refused = reasons.iter().filter(refused).count();
    Ok((reasons.len() - refused) as u32)
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
