//! What a change means for the children of its occasion: who is touched, and what would be written.

use super::difference::{prices, times};
use super::reinstate::{called_off, reinstate};
use crate::calendar::clock::date_at;
use crate::calendar::local::age_fits;
use crate::registrar::decision::Decision;
use crate::registrar::domain::{
    Change, Consent, Family, Instant, Move, OccasionKey, Registration, RegistrationId, Status,
    Told, Waits,
};
use crate::registrar::family::queue::due;
use crate::registrar::mail::letter::{About, Entry, Letter};
use crate::registrar::programme::terms::instant;
use crate::registrar::programme::{Programme, Terms};
use crate::registrar::store::StoreError;
use crate::registrar::store::records::held::MOVING;
use crate::registrar::store::records::registrations::{active_at, of_family, unconfirmed_at};
use crate::registrar::store::records::tallies::tally;
use crate::registrar::store::sql::Sql;
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
    /// Where places get fewer: how many are held by forms that are not confirmed yet.
    pub forms: usize,
    /// How many children it touches whose forms are not confirmed yet: they read of it when they are.
    pub pending: usize,
    /// Those who would have two places at the same time.
    pub clashes: Vec<RegistrationId>,
    /// Those who are too young or too old on the new day, and were not before.
    pub misfits: Vec<RegistrationId>,
    /// The new day, when it is over: somebody mistyped it.
    pub past: Option<NaiveDate>,
    /// When it begins, by what families know or by the new words, whatever comes first.
    pub starts_at: Option<Instant>,
    /// What is written when it is told.
    pub decision: Decision,
}

impl Consequence {
    /// How many children are registered, or may be soon, whom it concerns.
    pub fn touched(&self) -> usize {
        self.children.len() + self.forms
    }

    /// Who decides.
    pub fn consent(&self) -> Consent {
        let in_the_way = !self.clashes.is_empty() || !self.misfits.is_empty();
        let at_least = if in_the_way || self.past.is_some() {
            Consent::Asked
        } else {
            Consent::ByItself
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
    /// Nothing else is moving there: when this is told, free places can be offered.
    pub is_last: bool,
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
    let (children, forms) = match change {
        Change::Reinstated => (called_off(db, at.key, None)?, 0),
        Change::Places => overbooked(db, at, programme)?,
        _ => (touched(db, at, change, programme)?, 0),
    };
    let mut found = Consequence {
        key: at.key.clone(),
        change,
        children,
        forms,
        pending: pending(db, at, change, programme)?,
        clashes: Vec::new(),
        misfits: Vec::new(),
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
    let outgrown = |(own, _): &&(Registration, Family)| {
        let on_another_day = matches!(change, Change::Moved | Change::Reinstated);
        on_another_day && !terms.admits(own.child.born) && fitted(at.told, own, terms)
    };
    let misfits = found.children.iter().filter(outgrown);
    found.misfits = misfits.map(|(own, _)| own.id.clone()).collect();
    if change == Change::Reinstated {
        let decision = reinstate(db, &found.children, at.told, terms, programme, at.now)?;
        found.decision = decision.folded();
        return Ok(found);
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
    found.decision = found.decision.folded();
    Ok(found)
}

/// Whether a child was of the right age on the day that its family knows.
fn fitted(told: &Told, own: &Registration, terms: &Terms) -> bool {
    let told = told.to_who_came_at(own.received_at);
    let agreed = told.agreed.as_ref();
    let (from, to) = agreed.map_or(terms.ages, |agreed| agreed.ages);
    let tolerance = agreed.and_then(|agreed| agreed.tolerance_days);
    let day = told.known.sessions.iter().map(|(start, _)| start.date());
    let born = own.child.born;
    let tolerance = tolerance.unwrap_or(terms.tolerance_days);
    day.min()
        .is_some_and(|day| age_fits(born, from, to, tolerance, day))
}

fn starts_at(told: &Told, terms: Option<&Terms>) -> Option<Instant> {
    let known = told.known.sessions.iter().map(|(start, _)| instant(*start));
    known.chain(terms.map(|terms| terms.starts_at)).min()
}

type Children = Vec<(Registration, Family)>;

/// Children with a place where there are fewer than those, and how many more places forms hold.
fn overbooked(
    db: &dyn Sql,
    at: At<'_>,
    programme: &Programme,
) -> Result<(Children, usize), StoreError> {
    let terms = programme
        .terms(at.key)
        .filter(|terms| at.now < terms.ends_at);
    let Some(places) = terms.and_then(|terms| terms.capacity.places) else {
        return Ok(Default::default());
    };
    let mut children = active_at(db, at.key)?;
    children.retain(|(own, _)| own.status.takes_a_place());
    let taken = tally(db, &at.key.season, &at.key.occasion, None, at.now)?.taken() as usize;
    Ok(if taken > places as usize {
        let forms = taken.saturating_sub(children.len());
        (children, forms)
    } else {
        Default::default()
    })
}

fn touched(
    db: &dyn Sql,
    at: At<'_>,
    change: Change,
    programme: &Programme,
) -> Result<Children, StoreError> {
    let mut children = active_at(db, at.key)?;
    let terms = programme.terms(at.key);
    let known_end = at.told.known.sessions.iter();
    let known_end = known_end.map(|(_, end)| instant(*end)).max();
    children.retain(|(own, _)| {
        let before = own.received_at <= at.seen_at;
        // What is over, by what families know as by the new words, is no news.
        let new = terms.map_or(own.ends_at, |terms| terms.ends_at);
        let ahead = at.now < new || known_end.is_some_and(|end| at.now < end);
        match change {
            Change::CalledOff | Change::Reinstated | Change::Places => true,
            Change::Gone => ahead,
            Change::NotHere => before && ahead,
            Change::Moved => before && ahead && times(at.told, own, terms).is_some(),
            Change::Price => before && ahead && prices(at.told, own, terms).is_some(),
            Change::Ages => ahead && terms.is_some_and(|terms| !terms.admits(own.child.born)),
        }
    });
    Ok(children)
}

/// Children of forms that were sent before it was seen.
fn pending(
    db: &dyn Sql,
    at: At<'_>,
    change: Change,
    programme: &Programme,
) -> Result<usize, StoreError> {
    let terms = programme.terms(at.key);
    let mut children = unconfirmed_at(db, at.key, at.now)?;
    children.retain(|own| {
        let before = own.received_at <= at.seen_at;
        match change {
            Change::Moved => before && times(at.told, own, terms).is_some(),
            Change::Price => before && prices(at.told, own, terms).is_some(),
            Change::CalledOff => true,
            Change::Reinstated | Change::Ages | Change::Places | Change::NotHere | Change::Gone => {
                false
            }
        }
    });
    Ok(children.len())
}

/// Another place of the child at the new time.
fn clash(
    db: &dyn Sql,
    own: &Registration,
    family: &Family,
    terms: &Terms,
    programme: &Programme,
) -> Result<Option<OccasionKey>, StoreError> {
    let who = own.child.key();
    let mut all = of_family(db, &family.id)?.into_iter();
    let found = all.find(|other| {
        other.id != own.id
            && other.status.takes_a_place()
            && other.child.key() == who
            && programme
                .terms(&other.key)
                .is_some_and(|other| terms.overlaps(other))
    });
    Ok(found.map(|other| other.key))
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
