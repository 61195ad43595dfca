//! Whom a change concerns, and who is in its way.

use super::difference::{prices, times};
use crate::calendar::local::age_fits;
use crate::registrar::domain::{Change, Family, Instant, OccasionKey, Registration, Told};
use crate::registrar::programme::terms::instant;
use crate::registrar::programme::{Programme, Terms};
use crate::registrar::store::StoreError;
use crate::registrar::store::records::registrations::{active_at, of_family, unconfirmed_at};
use crate::registrar::store::records::tallies::tally;
use crate::registrar::store::sql::Sql;
use std::collections::BTreeSet;

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

/// Whether a child was of the right age on the day that its family knows.
pub fn fitted(told: &Told, own: &Registration, terms: &Terms) -> bool {
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

/// Children with their families.
pub type Children = Vec<(Registration, Family)>;

/// Children with a place where there are fewer than those, and how many more places forms hold.
///
/// # Errors
/// When the database does not answer.
pub fn overbooked(
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

/// Children whom a change concerns.
pub struct Touched {
    /// Those whose date is ahead.
    pub children: Children,
    /// Families of whose children it is over.
    pub missed: usize,
}

/// Finds them.
///
/// # Errors
/// When the database does not answer.
pub fn touched(
    db: &dyn Sql,
    at: At<'_>,
    change: Change,
    programme: &Programme,
) -> Result<Touched, StoreError> {
    let mut children = active_at(db, at.key)?;
    let terms = programme.terms(at.key);
    let known_end = at.told.known.sessions.iter();
    let known_end = known_end.map(|(_, end)| instant(*end)).max();
    let mut over = BTreeSet::new();
    children.retain(|(own, family)| {
        let before = own.received_at <= at.seen_at;
        // What is over, by what families know as by the new words, is no news.
        let new = terms.map_or(own.ends_at, |terms| terms.ends_at);
        let ahead = at.now < new || known_end.is_some_and(|end| at.now < end);
        let is_other = before
            && match change {
                Change::Moved => times(at.told, own, terms).is_some(),
                Change::Price => prices(at.told, own, terms).is_some(),
                _ => false,
            };
        if is_other && !ahead {
            over.insert(family.id.clone());
        }
        match change {
            Change::CalledOff | Change::Reinstated | Change::Places => true,
            Change::Gone => ahead,
            Change::NotHere => before && ahead,
            Change::Moved | Change::Price => ahead && is_other,
            Change::Ages => ahead && terms.is_some_and(|terms| !terms.admits(own.child.born)),
        }
    });
    let missed = over.len();
    Ok(Touched { children, missed })
}

/// Children of forms that were sent before it was seen.
///
/// # Errors
/// When the database does not answer.
pub fn pending(
    db: &dyn Sql,
    at: At<'_>,
    change: Change,
    programme: &Programme,
) -> Result<usize, StoreError> {
    let terms = programme.terms(at.key);
    let mut children = unconfirmed_at(db, at.key, at.now)?;
    children.retain(|own| {
        let before = own.received_at <= at.seen_at;
        // What was shown without a letter it has not read.
        let read = at.told.to_who_came_at(own.received_at);
        match change {
            Change::Moved => before && times(&read, own, terms).is_some(),
            Change::Price => before && prices(&read, own, terms).is_some(),
            Change::CalledOff => true,
            Change::Reinstated | Change::Ages | Change::Places | Change::NotHere | Change::Gone => {
                false
            }
        }
    });
    Ok(children.len())
}

/// Another place of the child at the new time.
///
/// # Errors
/// When the database does not answer.
pub fn clash(
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
