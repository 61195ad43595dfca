//! A form has come.

use crate::registrar::decision::{Decision, Row};
use crate::registrar::domain::{
    Before, CONFIRM_WITHIN, HOLD, Instant, Registration, RegistrationId, Request, RequestId,
    Status, Tally,
};
use crate::registrar::family::form::Application;
use crate::registrar::mail::letter::{About, Entry, Letter};
use crate::registrar::programme::Terms;
use chrono::TimeDelta;

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
    pub application: Application,
    /// Hash of everything typed, [`Application::content`].
    pub content: String,
    /// Id of the form: that of the page on which it was checked.
    pub request: RequestId,
    /// One id per child.
    pub registrations: Vec<RegistrationId>,
}

/// What the decision must know.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// This form is stored.
    pub known: bool,
    /// An unconfirmed form with the same content that is still valid: its id, when its letter was
    /// last written, its end, its children.
    pub same: Option<(RequestId, Instant, Instant, Vec<Entry>)>,
    /// Unconfirmed forms of this address.
    pub unconfirmed: u32,
    /// How the occasion stands.
    pub tally: Tally,
    /// What each child of the form has there; nothing where it is not said.
    pub before: Vec<Before>,
}

/// Decides. The family sees the same answer in every case: a mail is on its way.
pub fn register(state: &State, command: &Register, terms: &Terms, now: Instant) -> Decision {
    let guardian = &command.application.guardian;
    let letter = |request: &RequestId, until, entries| Letter {
        to: Some(guardian.email.clone()),
        name: guardian.name.clone(),
        family: None,
        about: About::Confirm {
            request: request.clone(),
            until,
            entries,
        },
    };
    let mut decision = Decision::default();
    if state.known {
        return decision;
    }
    if let Some((request, written_at, until, entries)) = &state.same {
        let age = *written_at - (*until - CONFIRM_WITHIN);
        if now - *written_at >= RESEND_AFTER.max(age) {
            decision
                .letters
                .push(letter(request, *until, entries.clone()));
        }
        return decision;
    }
    if state.unconfirmed >= MOST_UNCONFIRMED {
        return decision;
    }
    let until = now + CONFIRM_WITHIN;
    decision.rows.push(Row::Request(Box::new(Request {
        id: command.request.clone(),
        content: command.content.clone(),
        guardian: guardian.clone(),
        received_at: now,
        expires_at: until,
    })));
    let registrations = registrations(state, command, terms, now);
    let entries = registrations.iter().map(Entry::of).collect();
    decision.rows.extend(
        registrations
            .into_iter()
            .map(|one| Row::Registration(Box::new(one))),
    );
    decision
        .letters
        .push(letter(&command.request, until, entries));
    decision
}

/// The children of a form, one after the other: each holds a place as long as there are some, and
/// with what other forms hold for it one in all.
fn registrations(
    state: &State,
    command: &Register,
    terms: &Terms,
    now: Instant,
) -> Vec<Registration> {
    let mut tally = state.tally;
    let before = state.before.iter().copied();
    let before = before.chain(std::iter::repeat(Before::Nothing));
    let children = command.application.children.iter();
    children
        .zip(&command.registrations)
        .zip(before)
        .map(|((child, id), before)| {
            let held = before.hold(&mut tally, child.entitled, terms.capacity);
            Registration {
                id: id.clone(),
                request: command.request.clone(),
                key: command.application.key.clone(),
                child: child.clone(),
                status: Status::Unconfirmed,
                held_until: held.then(|| now + HOLD),
                offered_until: None,
                queue: None,
                received_at: now,
                ends_at: terms.ends_at,
            }
        })
        .collect()
}
