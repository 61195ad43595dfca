//! The end of the time that a letter names.

use super::{About, SecondAsked, Sense};
use crate::registrar::domain::Instant;

impl About {
    /// The end of the time that it names, if it names one.
    pub fn until(&self) -> Option<Instant> {
        match self.sense() {
            Sense::Asks(_, until) | Sense::Offers(_, until) => Some(until),
            Sense::Always | Sense::BeforeStart(_) | Sense::BeforeEnd(_) => None,
        }
    }

    /// The same with another end of its time.
    pub fn with_until(mut self, end: Instant) -> About {
        match &mut self {
            About::Confirm { until, .. }
            | About::NewAddress { until, .. }
            | About::SecondAsked(SecondAsked { until, .. })
            | About::Offer { until, .. } => *until = end,
            // A test sees to it that no letter with an end comes here.
            _ => {}
        }
        self
    }
}
