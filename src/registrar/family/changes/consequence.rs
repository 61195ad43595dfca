//! What a change means for the children of its occasion: who is touched, and what would be written.

use super::difference::{prices, times};
use super::reinstate::{called_off, reinstate};
use super::touched::{At, clash, fitted, overbooked, pending, touched};
use crate::registrar::decision::Decision;
use crate::registrar::domain::{
    Change, Consent, Family, FamilyId, Instant, Known, Move, OccasionKey, Registration,
    RegistrationId, Status, Told, Waits,
};
use crate::registrar::family::queue::due;
use crate::registrar::mail::copies::to_both;
use crate::registrar::mail::letter::{About, Entry, Letter};
use crate::registrar::programme::terms::instant;
use crate::registrar::programme::{Programme, Terms};
use crate::registrar::store::StoreError;
use crate::registrar::store::records::held::MOVING;
use crate::registrar::store::sql::Sql;
use chrono::{NaiveDateTime, TimeDelta};
use std::collections::BTreeSet;

/// What begins so soon is told at once.
const SOON: TimeDelta = TimeDelta::hours(6);

/// What waits for the office is said with urgency when it begins so soon.
const NEAR: TimeDelta = TimeDelta::hours(24);

/// What a change means.
#[derive(Clone, Debug)]
pub struct Consequence {
    /// Where.
    pub key: OccasionKey,
    /// What.
    pub change: Change,
    /// The children it touches, with their families.
    pub children: Vec<(Registration, Family)>,
    /// Where places get fewer: how many are held by forms that are not confirmed yet.
    pub forms: usize,
    /// How many children it touches whose forms are not confirmed yet: they read of it when they are.
    pub pending: usize,
    /// Those who would have two places at the same time.
    pub clashes: Vec<RegistrationId>,
    /// It is called something else, and nothing more is new.
    pub renamed: bool,
    /// Those who are too young or too old on the new day, and were not before.
    pub misfits: Vec<RegistrationId>,
    /// The new beginning, when the date is over by the new words: somebody mistyped it, or it is too
    /// late for letters.
    pub past: Option<NaiveDateTime>,
    /// When it begins, by what families know or by the new words, whatever comes first.
    pub starts_at: Option<Instant>,
    /// The next beginning of a session that is ahead, by what families know or by the new words.
    pub next_start: Option<Instant>,
    /// How many families have not been told of it, and now it is over.
    pub missed: usize,
    /// How many letters are written when it is told, with those to second guardians.
    pub letters: usize,
    /// What is written when it is told.
    pub decision: Decision,
}

impl Consequence {
    /// How many children are registered, or may be soon, whom it concerns.
    pub fn touched(&self) -> usize {
        self.children.len() + self.forms
    }

    /// How many families it concerns.
    pub fn families(&self) -> usize {
        let all: BTreeSet<&FamilyId> = self.children.iter().map(|(_, family)| &family.id).collect();
        all.len()
    }

    /// Who decides now. What begins so soon that nobody would be reached later does not wait because of
    /// a child that is in the way.
    pub fn consent(&self, now: Instant) -> Consent {
        let in_the_way = !self.clashes.is_empty() || !self.misfits.is_empty();
        // Another name may be a typo that is put right: the office knows whether it is another offer.
        let waits = self.renamed || in_the_way && !self.is_urgent(now);
        let at_least = if waits || self.past.is_some() {
            Consent::Asked
        } else {
            Consent::ByItself
        };
        self.change.consent().max(at_least)
    }

    /// Whether it begins so soon that it is told at once: later, nobody would be reached.
    pub fn is_urgent(&self, now: Instant) -> bool {
        self.begins_within(SOON, now)
    }

    /// Whether it waits for an answer of the office and begins soon.
    pub fn is_pressing(&self, now: Instant) -> bool {
        self.consent(now) == Consent::Asked && self.begins_within(NEAR, now)
    }

    /// Whether it has begun, and families that are to get a letter have not got it.
    pub fn is_overdue(&self, now: Instant) -> bool {
        let has_begun = self.starts_at.is_some_and(|start| start <= now);
        has_begun && self.change.has_letters() && !self.children.is_empty()
    }

    /// With what is written, one letter for each family.
    fn with(self, db: &dyn Sql, decision: Decision) -> Result<Consequence, StoreError> {
        let decision = decision.folded();
        let letters = to_both(db, &decision.letters)?.len();
        Ok(Consequence {
            decision,
            letters,
            ..self
        })
    }

    fn begins_within(&self, time: TimeDelta, now: Instant) -> bool {
        self.next_start
            .is_some_and(|start| now < start && start - now <= time)
    }
}

/// Finds the children that a change touches and decides what they are told.
///
/// # Errors
/// When the database does not answer.
pub fn consequence(
    db: &dyn Sql,
    at: At<'_>,
    change: Change,
    programme: &Programme,
) -> Result<Consequence, StoreError> {
    let mut found = undecided(db, at, change, programme)?;
    let Some(terms) = programme.terms(at.key) else {
        return Ok(found);
    };
    let outgrown = |(own, _): &&(Registration, Family)| {
        let on_another_day = matches!(change, Change::Moved | Change::Reinstated);
        on_another_day && !terms.admits(own.child.born) && fitted(at.told, own, terms)
    };
    let misfits = found.children.iter().filter(outgrown);
    found.misfits = misfits.map(|(own, _)| own.id.clone()).collect();
    if change == Change::Reinstated {
        let decision = reinstate(db, &found.children, at.told, terms, programme, at.now)?;
        return found.with(db, decision);
    }
    for (own, family) in &found.children {
        let asked = change == Change::Moved && own.status.takes_a_place();
        let clash = match asked {
            true => clash(db, own, family, terms, programme)?,
            false => None,
        };
        if clash.is_some() {
            found.clashes.push(own.id.clone());
        }
        decide(
            &mut found.decision,
            (at, change),
            (own, family),
            clash,
            terms,
        );
    }
    if at.is_last && MOVING.contains(&change) {
        // Who waits and is offered a place as soon as this is told reads both in one letter.
        let Decision { rows, letters } = due(db, at.key, programme, at.now)?;
        found.decision.rows.extend(rows);
        found.decision.letters.extend(letters);
    }
    let decision = std::mem::take(&mut found.decision);
    found.with(db, decision)
}

/// Whom it concerns and when, before it is decided what is written.
fn undecided(
    db: &dyn Sql,
    at: At<'_>,
    change: Change,
    programme: &Programme,
) -> Result<Consequence, StoreError> {
    let terms = programme.terms(at.key);
    let mut missed = 0;
    let (children, forms) = match change {
        Change::Reinstated => (called_off(db, at.key, None)?, 0),
        Change::Places => overbooked(db, at, programme)?,
        _ => {
            let touched = touched(db, at, change, programme)?;
            missed = touched.missed;
            (touched.children, 0)
        }
    };
    Ok(Consequence {
        key: at.key.clone(),
        change,
        children,
        forms,
        pending: pending(db, at, change, programme)?,
        clashes: Vec::new(),
        renamed: change == Change::Moved && terms.is_some_and(|terms| is_renamed(at.told, terms)),
        misfits: Vec::new(),
        past: terms
            .filter(|terms| change.ends_with_its_date() && terms.ends_at <= at.now)
            .and_then(|terms| terms.sessions.first().map(|session| session.0)),
        starts_at: starts(at.told, terms).min(),
        next_start: starts(at.told, terms).filter(|start| at.now < *start).min(),
        missed,
        letters: 0,
        decision: Decision::default(),
    })
}

fn is_renamed(told: &Told, terms: &Terms) -> bool {
    let new = terms.known();
    let same_name = Known {
        title: new.title.clone(),
        ..told.known.clone()
    };
    told.known != new && same_name == new
}

/// When sessions begin, by what families know and by the new words.
fn starts<'a>(told: &'a Told, terms: Option<&'a Terms>) -> impl Iterator<Item = Instant> + 'a {
    let new = terms.into_iter().flat_map(|terms| &terms.sessions);
    let all = told.known.sessions.iter().chain(new);
    all.map(|(start, _)| instant(*start))
}

/// Decides what one family is told.
pub fn decide(
    decision: &mut Decision,
    (at, change): (At<'_>, Change),
    (own, family): (&Registration, &Family),
    clash: Option<OccasionKey>,
    terms: &Terms,
) {
    let entry = |waits| Entry {
        waits,
        ..Entry::of(own)
    };
    let has_place = own.status == Status::Placed;
    let offered = own.status == Status::Offered;
    let known = times(at.told, own, Some(terms));
    let cost = prices(at.told, own, Some(terms));
    // A letter tells of its own change alone: what else waits may still be put right.
    let price = Waits {
        price: cost,
        known: None,
    };
    let times = Waits {
        price: None,
        known: known.clone(),
    };
    let about = match change {
        Change::Moved => known.map(|before| About::Changed {
            entry: entry(price),
            has_place,
            offered,
            before,
            clash,
        }),
        Change::Price => cost.map(|before| About::Price {
            entry: entry(times),
            has_place,
            offered,
            before,
        }),
        Change::CalledOff => {
            // Whether it was a place counts when it takes place after all.
            let reason = if has_place {
                "called_off:place"
            } else {
                "called_off:queue"
            };
            decision.moved(Move::new(&own.id, Status::Cancelled).because(reason));
            Some(About::CalledOff {
                entry: entry(times),
                had_place: has_place,
                reason: terms.cancelled.clone().unwrap_or_default(),
            })
        }
        Change::Reinstated | Change::Ages | Change::Places | Change::NotHere | Change::Gone => None,
    };
    let letter = about.map(|about| Letter::to_family(family, about));
    decision.letters.extend(letter);
}
