//! A place fell free: the next on the waiting list gets an offer.

use crate::registrar::decision::{Decision, Move, entry};
use crate::registrar::domain::tally::Tally;
use crate::registrar::domain::{FamilyId, Guardian, Instant, Registration, Status};
use crate::registrar::mail::letter::{About, Letter};
use crate::registrar::programme::Terms;
use chrono::TimeDelta;

/// A child on the waiting list, with whom to write to.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// The registration.
    pub registration: Registration,
    /// Its family.
    pub family: FamilyId,
    /// Who answers for it.
    pub guardian: Guardian,
}

/// How long a family may think; `None` when the start is so near that the office calls, or past.
pub fn time_to_answer(now: Instant, starts_at: Instant) -> Option<TimeDelta> {
    let left = starts_at - now;
    if left > TimeDelta::days(7) {
        Some(TimeDelta::hours(48))
    } else if left >= TimeDelta::hours(72) {
        Some(TimeDelta::hours(24))
    } else {
        None
    }
}

/// Offers every free place to the first child waiting that may take it. `queue` is in order.
pub fn move_up(tally: Tally, queue: &[Waiting], terms: &Terms, now: Instant) -> Decision {
    let mut decision = Decision::default();
    let Some(time) = time_to_answer(now, terms.starts_at).filter(|_| terms.is_ahead(now)) else {
        return decision;
    };
    let mut tally = tally;
    for next in queue {
        let entitled = next.registration.child.entitled;
        if tally.free(terms.capacity, entitled) == 0 {
            continue;
        }
        tally.take(entitled);
        let until = now + time;
        let step = Move::new(&next.registration.id, Status::Offered);
        decision.moved(Move {
            offered_until: Some(until),
            ..step
        });
        decision.letters.push(Letter {
            to: Some(next.guardian.email.clone()),
            name: next.guardian.name.clone(),
            family: Some(next.family.clone()),
            about: About::Offer {
                entry: entry(&next.registration),
                until,
            },
        });
    }
    decision
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_to_answer_shrinks_towards_the_start() {
        let start: Instant = "2027-04-01T07:00:00Z".parse().unwrap();
        let hours = |before: i64| {
            time_to_answer(start - TimeDelta::hours(before), start).map(|time| time.num_hours())
        };
        assert_eq!(hours(24 * 30), Some(48));
        assert_eq!(hours(169), Some(48));
        assert_eq!(hours(168), Some(24));
        assert_eq!(hours(72), Some(24));
        assert_eq!(hours(71), None);
        assert_eq!(hours(0), None);
        assert_eq!(hours(-5), None);
    }
}
