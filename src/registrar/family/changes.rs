//! The data says something else than families were told. What touches registered children is held
//! for a while, so that the office can put it right; then every family is told, once.
//!
//! Source of the rules: `office.md` 7. A day, a place or a date that is called off is told by itself
//! when nobody has touched it for the set time; a price, ages, places and what would give a child two
//! places at once wait for the office; what follows from a lost id is never told.

mod consequence;
mod difference;
mod follow;
mod look;
mod reinstate;
mod touched;

pub use consequence::Consequence;
pub use difference::differences;
pub use follow::{follow, hold_of};
pub use look::{Shown, ahead, corrections, shown};

use crate::registrar::decision::{Decision, Post};
use crate::registrar::domain::{Change, Instant, OccasionKey, Told};
use crate::registrar::programme::{Programme, Terms};
use crate::registrar::store::StoreError;
use crate::registrar::store::records::ended::{self, Ended};
use crate::registrar::store::records::held::{self, Held, MOVING};
use crate::registrar::store::records::registrations::active_at;
use crate::registrar::store::records::told;
use crate::registrar::store::sql::{Sql, values};
use consequence::{consequence, decide};
use difference::When;
use reinstate::{called_off, reinstate};
use std::collections::BTreeMap;
use touched::At;

/// A change that touches children and is held.
#[derive(Clone, Debug)]
pub struct Noticed {
    /// Its row.
    pub held: Held,
    /// What it means.
    pub consequence: Consequence,
}

/// A change, as it is found by looking at store and catalogue.
struct Found {
    value: String,
    held: Option<Held>,
    consequence: Consequence,
}

fn find(db: &dyn Sql, programme: &Programme, now: Instant) -> Result<Vec<Found>, StoreError> {
    let mut told = told::all_told(db)?;
    // A store may hold children of a version that did not keep what families know.
    for terms in programme.all().filter(|terms| terms.cancelled.is_some()) {
        told.entry(terms.key.clone())
            .or_insert_with(|| terms.told());
    }
    let mut rows = rows(db)?;
    let mut all = Vec::new();
    for (key, told) in told {
        let terms = programme.terms(&key);
        // The store may be of an earlier version.
        let told = match terms {
            Some(terms) => terms.complete(told),
            None => told,
        };
        let differences = differences(&told, terms);
        let moving = differences
            .iter()
            .filter(|(change, _)| MOVING.contains(change));
        let is_last = moving.count() == 1;
        for (change, value) in differences {
            let held = rows.remove(&(key.clone(), change));
            let at = At {
                key: &key,
                told: &told,
                seen_at: held.as_ref().map_or(now, |held| held.seen_at),
                now,
                is_last,
            };
            let consequence = consequence(db, at, change, programme)?;
            all.push(Found {
                value,
                held,
                consequence,
            });
        }
    }
    Ok(all)
}

fn rows(db: &dyn Sql) -> Result<BTreeMap<(OccasionKey, Change), Held>, StoreError> {
    let held = held::all_held(db)?.into_iter();
    Ok(held
        .map(|held| ((held.key.clone(), held.change), held))
        .collect())
}

/// Brings the rows of what is held to what the catalogue says now, and gives what touches children.
/// What touches nobody is known at once.
///
/// # Errors
/// When the database cannot do it.
pub fn notice(
    db: &dyn Sql,
    programme: &Programme,
    post: &mut Post,
    now: Instant,
) -> Result<Vec<Noticed>, StoreError> {
    complete(db, programme)?;
    let mut left = rows(db)?;
    for found in find(db, programme, now)? {
        let Found {
            value,
            held,
            consequence:
                Consequence {
                    key,
                    change,
                    children,
                    forms,
                    missed,
                    ..
                },
        } = found;
        left.remove(&(key.clone(), change));
        let is_new = held.as_ref().is_none_or(|held| held.value != value);
        if let Some(held) = held.as_ref().filter(|_| is_new) {
            superseded(db, held, programme, post, now)?;
        }
        if children.is_empty() && forms == 0 {
            let seen_at = held.as_ref().map_or(now, |held| held.seen_at);
            // Another change may have been settled in this turn.
            if let Some(told) = told::told(db, &key)? {
                let when = When { seen_at, now };
                let now_told = difference::with(&told, change, programme.terms(&key), when);
                settle(db, &key, &told, &now_told)?;
            }
            if let Some(held) = &held {
                held::release(db, held.id)?;
                over(db, held, missed, now)?;
            }
        } else if is_new {
            held::hold(db, &key, change, &value, now)?;
        }
    }
    // The data says again what families know.
    for held in left.into_values() {
        superseded(db, &held, programme, post, now)?;
        held::release(db, held.id)?;
    }
    let mut rows = rows(db)?;
    let found = find(db, programme, now)?.into_iter();
    Ok(found
        .filter_map(|found| {
            let consequence = found.consequence;
            let held = rows.remove(&(consequence.key.clone(), consequence.change))?;
            Some(Noticed { held, consequence })
        })
        .collect())
}

/// A change touches nobody any more: when its date is over and families were never told, the office reads
/// of it.
fn over(db: &dyn Sql, held: &Held, families: usize, now: Instant) -> Result<(), StoreError> {
    if families == 0 {
        return Ok(());
    }
    let ended = Ended {
        key: held.key.clone(),
        change: held.change,
        families: families as u32,
        at: now,
        told: false,
    };
    ended::add(db, ended)
}

/// Earlier versions kept less of what families know; what they do not say is as it is now.
fn complete(db: &dyn Sql, programme: &Programme) -> Result<(), StoreError> {
    for (key, told) in told::all_told(db)? {
        let Some(terms) = programme.terms(&key) else {
            continue;
        };
        let completed = terms.complete(told.clone());
        if completed != told {
            told::knows(db, &key, &completed)?;
        }
    }
    Ok(())
}

/// Families know something else from now on.
fn settle(db: &dyn Sql, key: &OccasionKey, told: &Told, now: &Told) -> Result<(), StoreError> {
    if now != told {
        told::knows(db, key, now)?;
    }
    let day = |told: &Told| {
        told.known
            .sessions
            .iter()
            .map(|(start, _)| start.date())
            .min()
    };
    if day(now) != day(told) {
        // A reminder of the old day does not count; another hour of the same day is told by its own
        // letter.
        db.write(
            "UPDATE registrations SET reminded_at = NULL WHERE season = ?1 AND occasion = ?2",
            values![key.season, key.occasion],
        )?;
    }
    Ok(())
}

/// A held change was changed once more, or put right: who has registered in between is told, and who
/// has sent a form is told when it is confirmed.
fn superseded(
    db: &dyn Sql,
    held: &Held,
    programme: &Programme,
    post: &mut Post,
    now: Instant,
) -> Result<(), StoreError> {
    correction(db, held, programme, now)?.hand_over(db, post, now)?;
    let told = told::told(db, &held.key)?;
    if let Some((told, terms)) = told.zip(programme.terms(&held.key)) {
        let now_told = difference::read_meanwhile(&told, held, terms, now);
        settle(db, &held.key, &told, &now_told)?;
    }
    Ok(())
}

/// A held change was changed once more: who registered in between has read what does not hold any
/// longer, and is told at once.
fn correction(
    db: &dyn Sql,
    held: &Held,
    programme: &Programme,
    now: Instant,
) -> Result<Decision, StoreError> {
    let ahead = |terms: &&Terms| terms.cancelled.is_none() && now < terms.ends_at;
    let terms = programme.terms(&held.key).filter(ahead);
    if let Some(terms) = terms.filter(|_| held.change == Change::CalledOff) {
        // Who confirmed a form meanwhile has read that it does not take place.
        let children = called_off(db, &held.key, Some(held.seen_at))?;
        let all = reinstate(db, &children, &terms.told(), terms, programme, now)?;
        return Ok(all.folded());
    }
    let Some((terms, read)) = terms.and_then(|terms| Some((terms, held.read_by_newcomers(terms)?)))
    else {
        return Ok(Decision::default());
    };
    let at = At {
        key: &held.key,
        told: &read,
        seen_at: held.seen_at,
        now,
        is_last: false,
    };
    // What takes place after all was read as a whole.
    let changes = match held.change {
        Change::Reinstated => &MOVING[..],
        _ => std::slice::from_ref(&held.change),
    };
    let mut decision = Decision::default();
    for (own, family) in active_at(db, &held.key)? {
        for change in changes.iter().filter(|_| own.received_at > held.seen_at) {
            decide(&mut decision, (at, *change), (&own, &family), None, terms);
        }
    }
    Ok(decision.folded())
}

/// Writes what the change means: from now on families know.
///
/// # Errors
/// When the database cannot do it.
pub fn tell(
    db: &dyn Sql,
    noticed: &Noticed,
    programme: &Programme,
    post: &mut Post,
    now: Instant,
) -> Result<(), StoreError> {
    let Noticed { held, consequence } = noticed;
    consequence.decision.clone().hand_over(db, post, now)?;
    if let Some(told) = told::told(db, &held.key)? {
        let (terms, seen_at) = (programme.terms(&held.key), held.seen_at);
        let now_told = difference::with(&told, held.change, terms, When { seen_at, now });
        settle(db, &held.key, &told, &now_told)?;
    }
    held::release(db, held.id)
}

/// Nobody is told by letter: the office has said it, or it does not matter to anybody. Later letters
/// go on from what was told.
///
/// # Errors
/// When the database cannot do it.
pub fn dismiss(
    db: &dyn Sql,
    noticed: &Noticed,
    programme: &Programme,
    now: Instant,
) -> Result<(), StoreError> {
    let Noticed { held, .. } = noticed;
    if let Some(told) = told::told(db, &held.key)? {
        let (terms, seen_at) = (programme.terms(&held.key), held.seen_at);
        let when = When { seen_at, now };
        let now_told = difference::without_letter(&told, held.change, terms, when);
        settle(db, &held.key, &told, &now_told)?;
    }
    held::release(db, held.id)
}
