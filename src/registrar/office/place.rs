//! The office gives a place after a call, or takes one back. The reason is noted in the same
//! transaction.

use super::notes::note;
use crate::registrar::decision::{Decision, Post};
use crate::registrar::domain::{
    Family, Instant, Move, Registration, RegistrationId, Status, Tally,
};
use crate::registrar::family::queue::move_up;
use crate::registrar::mail::letter::{About, Entry, Letter};
use crate::registrar::programme::Programme;
use crate::registrar::store::records::{registrations, tallies};
use crate::registrar::store::{Store, StoreError};
use std::sync::Arc;

/// What came of giving a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placing {
    /// The child has a place.
    Placed,
    /// Nothing changed: it does not wait.
    AsBefore,
    /// Nothing changed: it has begun, or does not take place.
    TooLate,
    /// Nothing changed: no place is free.
    Full,
}

/// Gives a free place to a child that waits; `None` when there is no such registration.
///
/// # Errors
/// When nothing of it was written.
pub async fn place(
    store: &Store,
    id: RegistrationId,
    reason: String,
    programme: Arc<Programme>,
    now: Instant,
) -> Result<Option<Placing>, StoreError> {
    store
        .write(move |db| {
            let Some((own, family)) = registrations::with_family(db, &id)? else {
                return Ok(None);
            };
            let tally = tallies::tally(db, &own.key.season, &own.key.occasion, None, now)?;
            let (decision, placing) = placed(&own, &family, tally, &programme, now);
            decision.write(db, now)?;
            if placing == Placing::Placed {
                note(db, "place", id.as_str(), &reason, now)?;
            }
            Ok(Some(placing))
        })
        .await
}

/// Takes a place back, for a reason the family reads; `false` when there is no such registration, or
/// it has ended before. The place goes to the next at once.
///
/// # Errors
/// When nothing of it was written.
pub async fn withdraw(
    store: &Store,
    id: RegistrationId,
    reason: String,
    programme: Arc<Programme>,
    now: Instant,
) -> Result<bool, StoreError> {
    store
        .write(move |db| {
            let Some((own, family)) = registrations::with_family(db, &id)? else {
                return Ok(false);
            };
            let Some(decision) = withdrawn(&own, &family, &reason) else {
                return Ok(false);
            };
            let mut post = Post::default();
            decision.hand_over(db, &mut post, now)?;
            note(db, "cancel", id.as_str(), &reason, now)?;
            if own.status.takes_a_place() {
                let key = &own.key;
                move_up(db, &key.season, &key.occasion, &programme, &mut post, now)?;
            }
            post.write(db, now)?;
            Ok(true)
        })
        .await
}

/// The office gives a free place to a child that waits, after a call; so near the start nobody is
/// asked by mail.
pub fn placed(
    own: &Registration,
    family: &Family,
    tally: Tally,
    programme: &Programme,
    now: Instant,
) -> (Decision, Placing) {
    let mut decision = Decision::default();
    if !matches!(own.status, Status::Waiting | Status::Offered) {
        return (decision, Placing::AsBefore);
    }
    let Some(terms) = programme
        .terms(&own.key)
        .filter(|terms| terms.is_ahead(now))
    else {
        return (decision, Placing::TooLate);
    };
    // An offered place is held for this child already.
    if own.status == Status::Waiting && tally.free(terms.capacity, own.child.entitled) == 0 {
        return (decision, Placing::Full);
    }
    decision.moved(Move::new(&own.id, Status::Placed).because("office"));
    decision.letters.push(Letter::to_family(
        family,
        About::Accepted {
            entry: Entry::of(own),
        },
    ));
    (decision, Placing::Placed)
}

/// The office takes a place back, for a reason the family reads.
pub fn withdrawn(own: &Registration, family: &Family, reason: &str) -> Option<Decision> {
    let mut decision = Decision::default();
    if !own.status.is_active() {
        return None;
    }
    decision.moved(Move::new(&own.id, Status::Cancelled).because("office"));
    decision.letters.push(Letter::to_family(
        family,
        About::Withdrawn {
            entry: Entry::of(own),
            had_place: own.status == Status::Placed,
            reason: reason.to_owned(),
        },
    ));
    Some(decision)
}
