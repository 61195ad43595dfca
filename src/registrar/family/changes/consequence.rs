//! What a change means for the children of its occasion: who is touched, and what would be written.

use super::reinstate::reinstate;
use crate::calendar::clock::date_at;
use crate::registrar::decision::Decision;
use crate::registrar::domain::{
    Change, Consent, Family, Instant, Move, OccasionKey, Registration, RegistrationId, Status, Told,
};
use crate::registrar::mail::letter::{About, Entry, Letter};
use crate::registrar::programme::terms::instant;
use crate::registrar::programme::{Programme, Terms};
use crate::registrar::store::StoreError;
use crate::registrar::store::records::registrations::{active_at, of_family, with_families};
use crate::registrar::store::sql::{Sql, values};
use chrono::{NaiveDate, TimeDelta};

/// What begins so soon is told at once.
const SOON: TimeDelta = TimeDelta::hours(6);

/// What a change means.
#[derive(Clone, Debug)]
pub struct Consequence {
    /// Where.
    pub key: OccasionKey,
    /// What.
    pub change: Change,
    /// The children it touches, with their families.
    pub children: Vec<(Registration, Family)>,
    /// Those who would have two places at the same time.
    pub clashes: Vec<RegistrationId>,
    /// The new day, when it is over: somebody mistyped it.
    pub past: Option<NaiveDate>,
    /// When it begins, by what families know or by the new words, whatever comes first.
    pub starts_at: Option<Instant>,
    /// What is written when it is told.
    pub decision: Decision,
}

impl Consequence {
    /// Who decides.
    pub fn consent(&self) -> Consent {
        let at_least = if self.clashes.is_empty() && self.past.is_none() {
            Consent::ByItself
        } else {
            Consent::Asked
        };
        self.change.consent().max(at_least)
    }

    /// Whether it begins so soon that it is told at once: later, nobody would be reached.
    pub fn is_urgent(&self, now: Instant) -> bool {
        self.starts_at
            .is_some_and(|start| now < start && start - now <= SOON)
    }
}

/// One occasion whose children are asked for.
#[derive(Clone, Copy, Debug)]
pub struct At<'a> {
    /// Which.
    pub key: &'a OccasionKey,
    /// What families know of it.
    pub told: &'a Told,
    /// Whoever registered later has read the new words.
    pub seen_at: Instant,
    /// Now.
    pub now: Instant,
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
    let mut found = Consequence {
        key: at.key.clone(),
        change,
        children: children(db, at, change, programme)?,
        clashes: Vec::new(),
        past: programme
            .terms(at.key)
            .filter(|terms| change == Change::Moved && terms.ends_at <= at.now)
            .map(|terms| date_at(terms.starts_at)),
        starts_at: starts_at(at.told, programme.terms(at.key)),
        decision: Decision::default(),
    };
    let Some(terms) = programme.terms(at.key) else {
        return Ok(found);
    };
    if change == Change::Reinstated {
        found.decision = reinstate(
            db,
            &found.children,
            &at.told.known,
            terms,
            programme,
            at.now,
        )?;
        return Ok(found);
    }
    for (own, family) in &found.children {
        if change == Change::Moved
            && own.status.takes_a_place()
            && clashes(db, own, family, terms, programme)?
        {
            found.clashes.push(own.id.clone());
        }
        decide(&mut found.decision, at, change, own, family, terms);
    }
    Ok(found)
}

fn starts_at(told: &Told, terms: Option<&Terms>) -> Option<Instant> {
    let known = told.known.sessions.iter().map(|(start, _)| instant(*start));
    known.chain(terms.map(|terms| terms.starts_at)).min()
}

fn children(
    db: &dyn Sql,
    at: At<'_>,
    change: Change,
    programme: &Programme,
) -> Result<Vec<(Registration, Family)>, StoreError> {
    if change == Change::Reinstated {
        let called_off = "r.season = ?1 AND r.occasion = ?2 AND r.status = 'cancelled' AND r.reason LIKE 'called_off:%' ORDER BY r.reason, r.queue, r.received_at";
        return with_families(db, called_off, values![at.key.season, at.key.occasion]);
    }
    let mut children = active_at(db, at.key)?;
    let terms = programme.terms(at.key);
    let taken = children
        .iter()
        .filter(|(own, _)| own.status.takes_a_place())
        .count();
    let too_many = terms
        .and_then(|terms| terms.capacity.places)
        .is_some_and(|places| taken > places as usize);
    let known_end = at.told.known.sessions.iter();
    let known_end = known_end.map(|(_, end)| instant(*end)).max();
    children.retain(|(own, _)| {
        let before = own.received_at <= at.seen_at;
        // What is over, by what families know as by the new words, is no news.
        let new = terms.map_or(own.ends_at, |terms| terms.ends_at);
        let ahead = at.now < new || known_end.is_some_and(|end| at.now < end);
        match change {
            Change::CalledOff | Change::Reinstated => true,
            Change::Gone => ahead,
            Change::NotHere | Change::Moved => before && ahead,
            Change::Price => before && ahead && prices(at.told, own, terms).is_some(),
            Change::Ages => ahead && terms.is_some_and(|terms| !terms.admits(own.child.born)),
            Change::Places => ahead && too_many && own.status.takes_a_place(),
        }
    });
    Ok(children)
}

/// What a child paid and what it pays now, when that is not the same.
fn prices(told: &Told, own: &Registration, terms: Option<&Terms>) -> Option<u32> {
    let class = own.child.price_class.as_deref();
    let of = |prices: &[(String, u32)]| {
        let mine = prices.iter().find(|(id, _)| Some(id.as_str()) == class);
        mine.or(prices.first()).map_or(0, |(_, cents)| *cents)
    };
    let before = of(&told.agreed.as_ref()?.prices);
    (before != of(&terms?.prices)).then_some(before)
}

/// Whether the child has another place at the new time.
fn clashes(
    db: &dyn Sql,
    own: &Registration,
    family: &Family,
    terms: &Terms,
    programme: &Programme,
) -> Result<bool, StoreError> {
    let who = own.child.key();
    Ok(of_family(db, &family.id)?.iter().any(|other| {
        other.id != own.id
            && other.status.takes_a_place()
            && other.child.key() == who
            && programme
                .terms(&other.key)
                .is_some_and(|other| terms.overlaps(other))
    }))
}

/// Decides what one family is told.
pub fn decide(
    decision: &mut Decision,
    at: At<'_>,
    change: Change,
    own: &Registration,
    family: &Family,
    terms: &Terms,
) {
    let entry = Entry::of(own);
    let has_place = own.status == Status::Placed;
    let offered = own.status == Status::Offered;
    let price = prices(at.told, own, Some(terms));
    // A letter tells of its own change alone: what else waits may still be put right.
    let known = Some(at.told.known.clone()).filter(|known| *known != terms.known());
    let about = match change {
        Change::Moved => Some(About::Changed {
            entry,
            has_place,
            offered,
            before: at.told.known.clone(),
            price_waits: price.is_some(),
        }),
        Change::Price => price.map(|before| About::Price {
            entry,
            has_place,
            offered,
            before,
            known,
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
                entry,
                had_place: has_place,
                reason: terms.cancelled.clone().unwrap_or_default(),
                known,
            })
        }
        Change::Reinstated | Change::Ages | Change::Places | Change::NotHere | Change::Gone => None,
    };
    let letter = about.map(|about| Letter::to_family(family, about));
    decision.letters.extend(letter);
}
