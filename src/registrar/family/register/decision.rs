//! A form has come.

use crate::registrar::decision::{Decision, Row};
use crate::registrar::domain::{
    CONFIRM_WITHIN, Instant, Registration, RegistrationId, Request, RequestId, Status, Tally,
};
use crate::registrar::family::form::Application;
use crate::registrar::mail::letter::{About, Entry, Letter};
use crate::registrar::programme::Terms;
use chrono::TimeDelta;

/// A place is held so long for a form that is not confirmed.
pub const HOLD: TimeDelta = TimeDelta::minutes(30);

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
    let registrations = registrations(state.tally, command, terms, now);
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

/// The children of a form, one after the other: each holds a place as long as there are some.
fn registrations(
    mut tally: Tally,
    command: &Register,
    terms: &Terms,
    now: Instant,
) -> Vec<Registration> {
    let children = command.application.children.iter();
    children
        .zip(&command.registrations)
        .map(|(child, id)| {
            let held = tally.admits(terms.capacity, child.entitled);
            if held {
                tally.take(child.entitled);
            } else {
                tally.wait(child.entitled);
            }
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
