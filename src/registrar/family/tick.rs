//! What time brings for families: offers lapse, what the data changes is told, waiting lists move,
//! reminders go out.

use super::answer::expected;
use super::{changes, queue};
use crate::registrar::decision::{Decision, Post};
use crate::registrar::domain::deadline::LEAST_TIME;
use crate::registrar::domain::{Family, Instant, Move, Registration, Status};
use crate::registrar::mail::letter::{About, Entry, Letter};
use crate::registrar::programme::{Programme, Terms};
use crate::registrar::store::records::held;
use crate::registrar::store::records::registrations::{answer_until, with_families};
use crate::registrar::store::sql::{Sql, values};
use crate::registrar::store::{Store, StoreError};
use chrono::TimeDelta;
use std::sync::Arc;

/// A reminder comes so long before the start.
const REMIND: TimeDelta = TimeDelta::hours(36);

/// Everything that is due now. Changes of the catalogue that touch children are held so long; what
/// became of them are lines for the log.
///
/// # Errors
/// When nothing of it was written.
pub async fn tick(
    store: &Store,
    programme: Arc<Programme>,
    hold: TimeDelta,
    now: Instant,
) -> Result<Vec<String>, StoreError> {
    store
        .write(move |db| {
            let mut post = Post::default();
            lapse_all(db, &programme, &mut post, now)?;
            let log = changes::follow(db, &programme, hold, &mut post, now)?;
            queue::move_up_everywhere(db, &programme, &mut post, now)?;
            remind(db, &programme, &mut post, now)?;
            post.write(db, now)?;
            Ok(log)
        })
        .await
}

fn lapse_all(
    db: &dyn Sql,
    programme: &Programme,
    post: &mut Post,
    now: Instant,
) -> Result<(), StoreError> {
    let over = "r.status = 'offered' AND r.offered_until <= ?1";
    for (own, family) in with_families(db, over, values![now])? {
        if expected(&own, programme).is_none() && now < own.ends_at {
            // Nobody can answer now: should it take place, there is time again.
            answer_until(db, &own.id, now + LEAST_TIME)?;
        } else {
            lapse(&own, &family, now).hand_over(db, post, now)?;
        }
    }
    Ok(())
}

/// The time for an answer is over: the place goes on to the next.
pub fn lapse(own: &Registration, family: &Family, now: Instant) -> Decision {
    let mut decision = Decision::default();
    if own.status == Status::Offered && own.offered_until.is_some_and(|until| now >= until) {
        decision.moved(Move::new(&own.id, Status::Declined).because("lapsed"));
        decision.letters.push(Letter::to_family(
            family,
            About::Lapsed {
                entry: Entry::of(own),
            },
        ));
    }
    decision
}

/// Families with a place are reminded once; not those who got it so late that they know.
fn remind(
    db: &dyn Sql,
    programme: &Programme,
    post: &mut Post,
    now: Instant,
) -> Result<(), StoreError> {
    let moving = held::moving(db)?;
    let near = |terms: &&Terms| terms.is_ahead(now) && terms.starts_at - REMIND <= now;
    for terms in programme
        .all()
        .filter(near)
        .filter(|terms| !moving.contains(&terms.key))
    {
        let placed = "r.season = ?1 AND r.occasion = ?2 AND r.status IN ('wished', 'placed', 'waiting', 'offered')
                      AND r.status = 'placed' AND r.reminded_at IS NULL AND r.changed_at < ?3";
        let since = terms.starts_at - REMIND;
        for (own, family) in with_families(
            db,
            placed,
            values![terms.key.season, terms.key.occasion, since],
        )? {
            db.write(
                "UPDATE registrations SET reminded_at = ?2 WHERE id = ?1 AND family IS NOT NULL",
                values![own.id, now],
            )?;
            let about = About::Reminder {
                entry: Entry::of(&own),
            };
            post.add(Letter::to_family(&family, about));
        }
    }
    Ok(())
}
