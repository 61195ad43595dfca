//! A family answers for one registration: it takes an offered place, leaves it to others, or gives a
//! place or a position back. A place that falls free goes to the next at once.

use super::queue::move_up;
use super::rules::against_places;
use crate::registrar::decision::{Decision, Post, Row};
use crate::registrar::domain::second::FAMILY;
use crate::registrar::domain::{
    Acting, Family, Instant, Move, Refusal, Registration, RegistrationId, Status,
};
use crate::registrar::mail::letter::{About, Entry, Letter};
use crate::registrar::mail::letters::entries;
use crate::registrar::programme::{Programme, Terms};
use crate::registrar::store::records::{children, registrations, seconds};
use crate::registrar::store::sql::Sql;
use crate::registrar::store::{Store, StoreError};
use crate::registrar::texts::{Text, Texts, text};
use axum::http::StatusCode;
use std::sync::Arc;

/// What a family wants with one registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Take the offered place.
    Accept,
    /// Leave the offered place to others.
    Decline,
    /// Give it back.
    Cancel,
}

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
    /// Nothing changed: the data says that it does not take place, and nobody was told yet.
    Uncertain,
    /// Nothing changed: the time is over.
    TooLate,
    /// Nothing changed: the child has other places that do not allow it.
    Refused(Refusal),
}

/// Answers for one registration of this family; `None` when it has no such one.
///
/// # Errors
/// When nothing of it was written.
pub async fn answer(
    store: &Store,
    by: impl Into<Acting>,
    id: RegistrationId,
    wish: Wish,
    programme: Arc<Programme>,
    now: Instant,
) -> Result<Option<Answered>, StoreError> {
    let by: Acting = by.into();
    store
        .write(move |db| {
            let found = registrations::with_family(db, &id)?;
            let Some((own, family)) = found.filter(|(_, owner)| owner.id == by.family) else {
                return Ok(None);
            };
            if let Some(second) = &by.second
                && seconds::joined_by_id(db, second)?.is_none()
            {
                return Ok(None);
            }
            answer_for(db, &own, (&family, &by), wish, &programme, now).map(Some)
        })
        .await
}

fn answer_for(
    db: &dyn Sql,
    own: &Registration,
    (family, by): (&Family, &Acting),
    wish: Wish,
    programme: &Programme,
    now: Instant,
) -> Result<Answered, StoreError> {
    let (mut decision, answered) = match wish {
        Wish::Accept => {
            let active = registrations::of_family(db, &family.id)?;
            accept(own, family, &active, programme, now)
        }
        Wish::Decline => decline(own, family),
        Wish::Cancel => cancel(own, family, programme, now),
    };
    for row in &mut decision.rows {
        if let (Row::Moved(step), Some(_)) = (row, &by.second) {
            step.reason = Some(by.reason().to_owned());
        }
    }
    let mut post = Post::default();
    decision.hand_over(db, &mut post, now)?;
    if answered == Answered::Accepted {
        // The child has a place: what forms hold for it beside that one falls free.
        children::release(db, &own.key, &own.child.key())?;
    }
    let frees = matches!(
        answered,
        Answered::Accepted | Answered::Declined | Answered::Cancelled
    );
    if own.status.takes_a_place() && frees {
        let key = &own.key;
        move_up(db, &key.season, &key.occasion, programme, &mut post, now)?;
    }
    post.write(db, now)?;
    Ok(answered)
}

/// What an answer led to, in words.
pub fn words(answered: Answered, texts: &Texts) -> (StatusCode, Text, Text) {
    match answered {
        Answered::Accepted | Answered::AsBefore(Status::Placed) => (
            StatusCode::OK,
            text!("accepted_title"),
            text!("accepted_lead"),
        ),
        Answered::Declined | Answered::AsBefore(Status::Declined) => (
            StatusCode::OK,
            text!("declined_title"),
            text!("declined_lead"),
        ),
        Answered::Cancelled => (
            StatusCode::OK,
            text!("cancelled_title"),
            text!("cancelled_lead"),
        ),
        // Whoever cancelled it, and why, stands in the letter.
        Answered::AsBefore(Status::Cancelled) => {
            (StatusCode::OK, text!("ended_title"), text!("ended_lead"))
        }
        Answered::Uncertain => (
            StatusCode::CONFLICT,
            text!("uncertain_title"),
            text!("uncertain_lead"),
        ),
        Answered::TooLate => (
            StatusCode::CONFLICT,
            text!("too_late_title"),
            text!("too_late_lead"),
        ),
        Answered::Refused(reason) => {
            let reason = texts.say(&entries::refusal(reason));
            (
                StatusCode::CONFLICT,
                text!("impossible_title"),
                text!("impossible_lead", reason = reason.as_ref()),
            )
        }
        Answered::AsBefore(_) => (
            StatusCode::OK,
            text!("as_before_title"),
            text!("as_before_lead"),
        ),
    }
}

/// The terms of an occasion that takes place by what the data says. Otherwise its families are told,
/// or it is put right; until then nobody can answer.
pub fn expected<'a>(own: &Registration, programme: &'a Programme) -> Option<&'a Terms> {
    let terms = programme.terms(&own.key);
    terms.filter(|terms| terms.cancelled.is_none())
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
    let Some(terms) = expected(own, programme) else {
        return (decision, Answered::Uncertain);
    };
    if now >= terms.starts_at || !own.is_offered(now) {
        return (decision, Answered::TooLate);
    }
    let who = own.child.key();
    let others: Vec<&Registration> = active
        .iter()
        .filter(|other| other.child.key() == who)
        .collect();
    if let Some(reason) = against_places(own, terms, &others, programme) {
        return (decision, Answered::Refused(reason));
    }
    decision.moved(Move::new(&own.id, Status::Placed));
    decision.letters.push(Letter::to_family(
        family,
        About::Accepted {
            entry: Entry::of(own),
        },
    ));
    (decision, Answered::Accepted)
}

/// The family does not want the offered place.
pub fn decline(own: &Registration, family: &Family) -> (Decision, Answered) {
    let mut decision = Decision::default();
    if own.status != Status::Offered {
        return (decision, Answered::AsBefore(own.status));
    }
    decision.moved(Move::new(&own.id, Status::Declined).because(FAMILY));
    decision.letters.push(Letter::to_family(
        family,
        About::Declined {
            entry: Entry::of(own),
        },
    ));
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
    decision.moved(Move::new(&own.id, Status::Cancelled).because(FAMILY));
    let about = About::Cancelled {
        entry: Entry::of(own),
        had_place: own.status == Status::Placed,
    };
    decision.letters.push(Letter::to_family(family, about));
    (decision, Answered::Cancelled)
}
