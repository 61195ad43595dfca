//! The button of the first mail was pressed: places, positions on the waiting list, refusals.

use crate::registrar::decision::{Decision, Row};
use crate::registrar::domain::standing::{counted, covers};
use crate::registrar::domain::{
    Family, Instant, Move, OccasionKey, Outcome, Refusal, Registration, RegistrationId, Status,
    Tally,
};
use crate::registrar::family::rules::against_others;
use crate::registrar::mail::letter::{About, Entry, Letter};
use crate::registrar::programme::{Programme, Terms};
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
    /// How each occasion stands, without what forms hold for these children.
    pub tallies: BTreeMap<OccasionKey, Tally>,
    /// What else there is of a child at its occasion, by the number of the registration; nothing
    /// where it is not said.
    pub elsewhere: BTreeMap<RegistrationId, Elsewhere>,
}

/// What there is of a child at an occasion beside this form, of whatever address (rule L4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Elsewhere {
    /// Other forms hold a place; whether one for entitled children.
    pub holds: Option<bool>,
    /// It has a place, or is offered one.
    pub has_place: bool,
    /// It waits for a place, or wishes one.
    pub waits: bool,
}

/// What is held for a child.
#[derive(Clone, Copy, Debug)]
struct Held {
    own: Option<bool>,
    others: Option<bool>,
}

impl Held {
    fn of(child: &Registration, state: &State, now: Instant) -> Held {
        let own = child.held_until.is_some_and(|until| now < until);
        Held {
            own: own.then_some(child.child.entitled),
            others: state.elsewhere(child).holds,
        }
    }

    /// The place that counts.
    fn counted(self) -> Option<bool> {
        counted(self.own, self.others)
    }

    /// Whether it is a place for this child.
    fn covers(self, entitled: bool) -> bool {
        let mut held = self.own.into_iter().chain(self.others);
        held.any(|held| covers(held, entitled))
    }
}

impl State {
    fn elsewhere(&self, child: &Registration) -> Elsewhere {
        self.elsewhere.get(&child.id).copied().unwrap_or_default()
    }
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
    // What is held for its children is set aside first, so that no sibling takes it.
    for child in &state.children {
        if let Some(held) = Held::of(child, state, now).counted() {
            tallies.entry(child.key.clone()).or_default().take(held);
        }
    }
    for registration in &state.children {
        let tally = tallies.entry(registration.key.clone()).or_default();
        let held = Held::of(registration, state, now);
        let refusal = refusal(
            registration,
            state.elsewhere(registration),
            held,
            &active,
            programme,
            now,
        );
        let terms = programme.terms(&registration.key);
        let outcome = outcome(registration.child.entitled, held, refusal, tally, terms);
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
            further: false,
        };
        decision
            .letters
            .push(Letter::to_family(&state.family, about));
    }
    (decision, outcomes)
}

/// What becomes of one child; the tally counts it.
fn outcome(
    entitled: bool,
    held: Held,
    refusal: Option<Refusal>,
    tally: &mut Tally,
    terms: Option<&Terms>,
) -> Outcome {
    if let Some(counted) = held.counted() {
        tally.give_back(counted);
    }
    let admits = |tally: &Tally| terms.is_some_and(|terms| tally.admits(terms.capacity, entitled));
    let outcome = match refusal {
        Some(reason) => Outcome::Refused(reason),
        None if held.covers(entitled) || admits(tally) => {
            tally.take(entitled);
            return Outcome::Placed;
        }
        None => {
            tally.wait(entitled);
            Outcome::Waiting(tally.waiting())
        }
    };
    // What other forms hold for the child they go on holding.
    if let Some(others) = held.others {
        tally.take(others);
    }
    outcome
}

/// Why a child cannot be registered, if so.
fn refusal(
    registration: &Registration,
    elsewhere: Elsewhere,
    held: Held,
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
    // A position that somebody else took for the child on the waiting list takes nothing away from a
    // family that holds a place.
    let waits = elsewhere.waits && !held.covers(registration.child.entitled);
    if elsewhere.has_place || waits {
        let is_own = own.iter().any(|other| other.key == registration.key);
        return Some(match is_own {
            true => Refusal::Twice,
            false => Refusal::ByOthers,
        });
    }
    against_others(registration, terms, &own, programme)
}
