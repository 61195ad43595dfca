//! A form has come.

use crate::registrar::decision::{Decision, Row};
use crate::registrar::domain::{
    Before, CONFIRM_WITHIN, HOLD, Instant, List, OccasionKey, Refusal, Registration,
    RegistrationId, Request, RequestId, Status, Tally, Wanted,
};
use crate::registrar::family::rules::against_others;
use crate::registrar::mail::letter::{About, Entry, Letter};
use crate::registrar::programme::{Programme, Terms};
use crate::registrar::store::records::requests::MOST_VERSIONS;
use chrono::TimeDelta;
use std::collections::BTreeMap;

/// The same form again brings the same letter again after this time, because a mail may have been
/// lost. Each further letter wants twice the age of the form, so that nobody floods a mailbox of
/// others: one form brings at most ten letters in its two days.
pub const RESEND_AFTER: TimeDelta = TimeDelta::minutes(10);

/// Most forms of one address that are not confirmed; more bring no letter, so that nobody floods a
/// mailbox of others.
pub const MOST_UNCONFIRMED: u32 = 20;

/// The command, with its chance.
#[derive(Clone, Debug)]
pub struct Register {
    /// What the family wants.
    pub list: List,
    /// Hash of everything typed, [`List::content`].
    pub content: String,
    /// Id of the list: that of the page on which it was checked. A later version of the same page has
    /// an id of its own, [`RequestId::version`].
    pub request: RequestId,
    /// One id per entry.
    pub registrations: Vec<RegistrationId>,
}

/// What the decision must know.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// The versions of this list that have come before.
    pub versions: Vec<Version>,
    /// An unconfirmed form with the same content that is still valid: its id, when its letter was
    /// last written, its end, its children.
    pub same: Option<(RequestId, Instant, Instant, Vec<Entry>)>,
    /// Unconfirmed forms of this address.
    pub unconfirmed: u32,
    /// How the occasions stand.
    pub tallies: BTreeMap<OccasionKey, Tally>,
    /// What the child of each entry has at its occasion; nothing where it is not said.
    pub before: Vec<Before>,
}

/// An earlier version of the same list.
#[derive(Clone, Debug)]
pub struct Version {
    /// Its id.
    pub id: RequestId,
    /// Hash of everything typed; empty when a later one came in its place.
    pub content: String,
    /// It waits for its button.
    pub waits: bool,
    /// Its children, when it waits.
    pub children: Vec<Registration>,
}

/// Decides. The family sees the same answer in every case: a mail is on its way.
pub fn register(
    state: &State,
    command: &Register,
    programme: &Programme,
    now: Instant,
) -> Decision {
    let guardian = &command.list.guardian;
    let letter = |request: &RequestId, until, entries| Letter {
        to: Some(guardian.email.clone()),
        name: guardian.name.clone(),
        family: None,
        second: None,
        about: About::Confirm {
            request: request.clone(),
            until,
            entries,
        },
        also: Vec::new(),
    };
    let mut decision = Decision::default();
    if let Some((request, written_at, until, entries)) = &state.same {
        let age = *written_at - (*until - CONFIRM_WITHIN);
        if now - *written_at >= RESEND_AFTER.max(age) {
            decision
                .letters
                .push(letter(request, *until, entries.clone()));
        }
        return decision;
    }
    let known = |version: &Version| version.content == command.content;
    let too_many = state.versions.len() >= MOST_VERSIONS;
    if state.versions.iter().any(known) || state.unconfirmed >= MOST_UNCONFIRMED || too_many {
        return decision;
    }
    let request = command.request.version(state.versions.len());
    let until = now + CONFIRM_WITHIN;
    decision.rows.push(Row::Request(Box::new(Request {
        id: request.clone(),
        content: command.content.clone(),
        guardian: guardian.clone(),
        received_at: now,
        expires_at: until,
    })));
    let registrations = registrations(state, command, &request, programme, now);
    let entries = registrations.iter().map(Entry::of).collect();
    decision.rows.extend(
        registrations
            .into_iter()
            .map(|one| Row::Registration(Box::new(one))),
    );
    let waits = state.versions.iter().filter(|version| version.waits);
    let waits = waits.map(|version| Row::Replaced(version.id.clone()));
    decision.rows.extend(waits);
    decision.letters.push(letter(&request, until, entries));
    decision
}

/// The entries of a list, one after the other: each holds a place as long as there are some, and with
/// what other forms hold for its child one in all. What cannot be beside the entries before it holds
/// nothing: the button in the mail would refuse it.
fn registrations(
    state: &State,
    command: &Register,
    request: &RequestId,
    programme: &Programme,
    now: Instant,
) -> Vec<Registration> {
    let mut tallies = state.tallies.clone();
    let before = state.before.iter().copied();
    let before = before.chain(std::iter::repeat(Before::Nothing));
    let entries = command.list.entries.iter().zip(&command.registrations);
    let mut all: Vec<Registration> = Vec::with_capacity(command.list.entries.len());
    for ((Wanted { key, child }, id), before) in entries.zip(before) {
        let Some(terms) = programme.terms(key) else {
            continue;
        };
        let mut one = Registration {
            id: id.clone(),
            request: request.clone(),
            key: key.clone(),
            child: child.clone(),
            status: Status::Unconfirmed,
            held_until: None,
            offered_until: None,
            queue: None,
            received_at: now,
            ends_at: terms.ends_at,
        };
        let tally = tallies.entry(key.clone()).or_default();
        let possible = against_entries(&one, terms, &all, programme).is_none();
        let held = possible && before.hold(tally, child.entitled, terms.capacity);
        // A later version goes on holding what an earlier one held, and no longer.
        let until = state.held(&one, now).unwrap_or(now + HOLD);
        one.held_until = held.then_some(until);
        all.push(one);
    }
    all
}

impl State {
    /// Until when an earlier version holds a place for this child.
    fn held(&self, one: &Registration, now: Instant) -> Option<Instant> {
        let earlier = self.versions.iter().flat_map(|version| &version.children);
        let mut same = earlier
            .filter(|other| other.key == one.key && other.child.key() == one.child.key())
            .filter_map(|other| other.held_until);
        same.find(|until| now < *until)
    }
}

/// Why an entry cannot be beside those before it, if so. One that holds a place counts as one that
/// has it.
fn against_entries(
    one: &Registration,
    terms: &Terms,
    earlier: &[Registration],
    programme: &Programme,
) -> Option<Refusal> {
    let who = one.child.key();
    let own = earlier.iter().filter(|other| other.child.key() == who);
    let own: Vec<Registration> = own
        .map(|other| Registration {
            status: match other.held_until {
                Some(_) => Status::Placed,
                None => Status::Waiting,
            },
            ..other.clone()
        })
        .collect();
    let own: Vec<&Registration> = own.iter().collect();
    against_others(one, terms, &own, programme)
}
