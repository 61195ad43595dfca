//! The button of the first mail was pressed: places, positions on the waiting list, refusals.

use crate::registrar::decision::{Decision, Row};
use crate::registrar::domain::{
    Family, Instant, Move, OccasionKey, Outcome, Refusal, Registration, Status, Tally,
};
use crate::registrar::family::rules::against_places;
use crate::registrar::mail::letter::{About, Entry, Letter};
use crate::registrar::programme::Programme;
use std::collections::BTreeMap;

/// What the decision must know.
#[derive(Clone, Debug)]
pub struct State {
    /// The unconfirmed children of the form, in its order.
    pub children: Vec<Registration>,
    /// The family, with the contact of this form.
    pub family: Family,
    /// Everything else of this family that goes on.
    pub active: Vec<Registration>,
    /// How each occasion stands, without what this form holds.
    pub tallies: BTreeMap<OccasionKey, Tally>,
}

/// Decides, child by child in the order of the form.
pub fn confirm(
    state: &State,
    programme: &Programme,
    now: Instant,
) -> (Decision, Vec<(Entry, Outcome)>) {
    let mut decision = Decision::default();
    let mut tallies = state.tallies.clone();
    let mut active = state.active.clone();
    let mut outcomes = Vec::new();
    // What the form still holds is set aside first, so that no sibling takes it.
    for child in state.children.iter().filter(|child| holds(child, now)) {
        tallies
            .entry(child.key.clone())
            .or_default()
            .take(child.child.entitled);
    }
    for registration in &state.children {
        let tally = tallies.entry(registration.key.clone()).or_default();
        let outcome = outcome(registration, tally, &active, programme, now);
        let (to, reason) = match outcome {
            Outcome::Placed => (Status::Placed, None),
            Outcome::Waiting(_) => (Status::Waiting, None),
            Outcome::Refused(reason) => (Status::Cancelled, Some(reason.name())),
        };
        decision.moved(Move {
            id: registration.id.clone(),
            to,
            reason,
            offered_until: None,
        });
        active.push(Registration {
            status: to,
            ..registration.clone()
        });
        outcomes.push((Entry::of(registration), outcome));
    }
    if let Some(first) = state.children.first() {
        decision.rows.insert(
            0,
            Row::Confirmed {
                request: first.request.clone(),
                family: state.family.id.clone(),
            },
        );
        let about = About::Result {
            outcomes: outcomes.clone(),
        };
        decision
            .letters
            .push(Letter::to_family(&state.family, about));
    }
    (decision, outcomes)
}

fn holds(child: &Registration, now: Instant) -> bool {
    child.held_until.is_some_and(|until| now < until)
}

/// What becomes of one child; the tally counts it.
fn outcome(
    registration: &Registration,
    tally: &mut Tally,
    active: &[Registration],
    programme: &Programme,
    now: Instant,
) -> Outcome {
    let entitled = registration.child.entitled;
    let holds = holds(registration, now);
    match refusal(registration, active, programme, now) {
        Some(reason) => {
            if holds {
                *if entitled {
                    &mut tally.entitled
                } else {
                    &mut tally.general
                } -= 1;
            }
            Outcome::Refused(reason)
        }
        None if holds => Outcome::Placed,
        None => match programme.terms(&registration.key) {
            Some(terms) if tally.admits(terms.capacity, entitled) => {
                tally.take(entitled);
                Outcome::Placed
            }
            _ => {
                tally.wait(entitled);
                Outcome::Waiting(tally.waiting())
            }
        },
    }
}

/// Why a child cannot be registered, if so.
fn refusal(
    registration: &Registration,
    active: &[Registration],
    programme: &Programme,
    now: Instant,
) -> Option<Refusal> {
    let Some(terms) = programme.terms(&registration.key) else {
        return Some(Refusal::Gone);
    };
    if terms.cancelled.is_some() {
        return Some(Refusal::CalledOff);
    }
    if now >= terms.starts_at {
        return Some(Refusal::Begun);
    }
    let who = registration.child.key();
    let own: Vec<&Registration> = active
        .iter()
        .filter(|other| other.status.is_active() && other.child.key() == who)
        .collect();
    let twice = |other: &&Registration| {
        other.key.season == registration.key.season && other.key.offer == registration.key.offer
    };
    if own.iter().any(twice) {
        return Some(Refusal::Twice);
    }
    against_places(registration, terms, &own, programme)
}
