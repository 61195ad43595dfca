//! The data says another time or place than families were told.

use super::{Decision, entry};
use crate::registrar::domain::{Family, Instant, Registration, Status};
use crate::registrar::mail::letter::{About, Letter};
use crate::registrar::programme::Terms;
use crate::words::Times;
use serde::{Deserialize, Serialize};

/// What families know of an occasion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// Sessions in local time.
    pub sessions: Vec<Times>,
    /// Where it is.
    pub place: String,
    /// Where the children meet.
    pub meeting_point: Option<String>,
}

impl Known {
    /// What the data says now.
    pub fn of(terms: &Terms) -> Known {
        Known {
            sessions: terms.sessions.clone(),
            place: terms.place.clone(),
            meeting_point: terms.meeting_point.clone(),
        }
    }
}

/// Tells a family. Nobody is told of a change of something that is over, or that does not take
/// place at all.
pub fn tell(
    own: &Registration,
    family: &Family,
    before: &Known,
    terms: &Terms,
    now: Instant,
) -> Decision {
    let mut decision = Decision::default();
    if own.status.is_active() && terms.cancelled.is_none() && now < terms.ends_at {
        let has_place = own.status == Status::Placed;
        decision.letters.push(Letter {
            to: Some(family.guardian.email.clone()),
            name: family.guardian.name.clone(),
            family: Some(family.id.clone()),
            about: About::Changed {
                entry: entry(own),
                has_place,
                before: before.clone(),
            },
        });
    }
    decision
}
