//! A family answers an offer, gives a place back, or the time for an answer is over.

use super::confirm::decision::against_places;
use crate::registrar::decision::{Decision, Move, entry};
use crate::registrar::domain::Refusal;
use crate::registrar::domain::tally::Tally;
use crate::registrar::domain::{Family, Instant, Registration, Status};
use crate::registrar::mail::letter::{About, Letter};
use crate::registrar::programme::Programme;

/// What an answer led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    /// The place is theirs.
    Accepted,
    /// The place goes to the next.
    Declined,
    /// Given back.
    Cancelled,
    /// Nothing changed: it was so before.
    AsBefore(Status),
    /// Nothing changed: the time is over.
    TooLate,
    /// Nothing changed: no place is free.
    Full,
    /// Nothing changed: the child has other places that do not allow it.
    Refused(Refusal),
}

fn letter(family: &Family, about: About) -> Letter {
    Letter {
        to: Some(family.guardian.email.clone()),
        name: family.guardian.name.clone(),
        family: Some(family.id.clone()),
        about,
    }
}

/// The family takes the offered place. `active`: everything else of this family that goes on.
pub fn accept(
    own: &Registration,
    family: &Family,
    active: &[Registration],
    programme: &Programme,
    now: Instant,
) -> (Decision, Answered) {
    let mut decision = Decision::default();
    if own.status != Status::Offered {
        return (decision, Answered::AsBefore(own.status));
    }
    let terms = programme
        .terms(&own.key)
        .filter(|terms| terms.is_ahead(now));
    let Some(terms) = terms.filter(|_| own.offered_until.is_some_and(|until| now < until)) else {
        return (decision, Answered::TooLate);
    };
    let who = own.child.key();
    let others: Vec<&Registration> = active
        .iter()
        .filter(|other| other.child.key() == who)
        .collect();
    if let Some(reason) = against_places(own, terms, &others, programme) {
        return (decision, Answered::Refused(reason));
    }
    decision.moved(Move::new(&own.id, Status::Placed));
    decision
        .letters
        .push(letter(family, About::Accepted { entry: entry(own) }));
    (decision, Answered::Accepted)
}

/// The office gives a free place to a child that waits, after a call; so near the start nobody is
/// asked by mail.
pub fn place(
    own: &Registration,
    family: &Family,
    tally: Tally,
    programme: &Programme,
    now: Instant,
) -> (Decision, Answered) {
    let mut decision = Decision::default();
    if !matches!(own.status, Status::Waiting | Status::Offered) {
        return (decision, Answered::AsBefore(own.status));
    }
    let Some(terms) = programme
        .terms(&own.key)
        .filter(|terms| terms.is_ahead(now))
    else {
        return (decision, Answered::TooLate);
    };
    // An offered place is held for this child already.
    if own.status == Status::Waiting && tally.free(terms.capacity, own.child.entitled) == 0 {
        return (decision, Answered::Full);
    }
    decision.moved(Move::new(&own.id, Status::Placed).because("office"));
    decision
        .letters
        .push(letter(family, About::Accepted { entry: entry(own) }));
    (decision, Answered::Accepted)
}

/// The family does not want the offered place.
pub fn decline(own: &Registration, family: &Family) -> (Decision, Answered) {
    let mut decision = Decision::default();
    if own.status != Status::Offered {
        return (decision, Answered::AsBefore(own.status));
    }
    decision.moved(Move::new(&own.id, Status::Declined).because("family"));
    decision
        .letters
        .push(letter(family, About::Declined { entry: entry(own) }));
    (decision, Answered::Declined)
}

/// The family gives a place or a position back; not any more when it has begun.
pub fn cancel(
    own: &Registration,
    family: &Family,
    programme: &Programme,
    now: Instant,
) -> (Decision, Answered) {
    let mut decision = Decision::default();
    if !own.status.is_active() {
        return (decision, Answered::AsBefore(own.status));
    }
    if programme
        .terms(&own.key)
        .is_some_and(|terms| now >= terms.starts_at)
    {
        return (decision, Answered::TooLate);
    }
    decision.moved(Move::new(&own.id, Status::Cancelled).because("family"));
    let about = About::Cancelled {
        entry: entry(own),
        had_place: own.status == Status::Placed,
    };
    decision.letters.push(letter(family, about));
    (decision, Answered::Cancelled)
}

/// The office takes a place back, for a reason the family reads.
pub fn withdraw(own: &Registration, family: &Family, reason: &str) -> (Decision, Answered) {
    let mut decision = Decision::default();
    if !own.status.is_active() {
        return (decision, Answered::AsBefore(own.status));
    }
    decision.moved(Move::new(&own.id, Status::Cancelled).because("office"));
    decision.letters.push(letter(
        family,
        About::Withdrawn {
            entry: entry(own),
            had_place: own.status == Status::Placed,
            reason: reason.to_owned(),
        },
    ));
    (decision, Answered::Cancelled)
}

/// The time for an answer is over: the place goes on to the next.
pub fn lapse(own: &Registration, family: &Family, now: Instant) -> Decision {
    let mut decision = Decision::default();
    if own.status == Status::Offered && own.offered_until.is_some_and(|until| now >= until) {
        decision.moved(Move::new(&own.id, Status::Declined).because("lapsed"));
        decision
            .letters
            .push(letter(family, About::Lapsed { entry: entry(own) }));
    }
    decision
}

/// The occasion was called off in the data.
pub fn call_off(own: &Registration, family: &Family, reason: &str) -> Decision {
    let mut decision = Decision::default();
    if own.status.is_active() {
        decision.moved(Move::new(&own.id, Status::Cancelled).because("called_off"));
        decision.letters.push(letter(
            family,
            About::CalledOff {
                entry: entry(own),
                had_place: own.status == Status::Placed,
                reason: reason.to_owned(),
            },
        ));
    }
    decision
}
