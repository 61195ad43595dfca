//! The data says another time or place than families were told.

use crate::registrar::decision::{Decision, entry};
use crate::registrar::domain::{Family, Instant, Known, Registration, Status};
use crate::registrar::mail::letter::{About, Letter};
use crate::registrar::programme::Terms;

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
