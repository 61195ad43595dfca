//! Until when a letter makes sense. One that is due later is not sent any more.

use super::{About, Entry};
use crate::registrar::domain::{Instant, RequestId};

/// Until when a letter makes sense.
#[derive(Clone, Copy, Debug)]
pub enum Sense<'a> {
    /// It is true whenever it comes.
    Always,
    /// It asks for a button, as long as this waits for it and its time is not over.
    Asks(Asks<'a>, Instant),
    /// It offers a place, as long as the place is offered and there is time to answer.
    Offers(&'a Entry, Instant),
    /// As long as the child has its place, and until the occasion begins.
    BeforeStart(&'a Entry),
    /// As long as the registration goes on, and until the occasion is over.
    BeforeEnd(&'a Entry),
}

/// What waits for a button.
#[derive(Clone, Copy, Debug)]
pub enum Asks<'a> {
    /// A form.
    Form(&'a RequestId),
    /// Another mail address.
    Address(&'a RequestId),
}

impl About {
    /// Until when it makes sense.
    pub fn sense(&self) -> Sense<'_> {
        match self {
            About::Confirm { request, until, .. } => Sense::Asks(Asks::Form(request), *until),
            About::NewAddress { change, until } => Sense::Asks(Asks::Address(change), *until),
            About::Offer { entry, until } => Sense::Offers(entry, *until),
            About::Reminder { entry } => Sense::BeforeStart(entry),
            About::Changed { entry, .. } => Sense::BeforeEnd(entry),
            // What has become of something, and what the office reads.
            About::Result { .. }
            | About::Accepted { .. }
            | About::Declined { .. }
            | About::Lapsed { .. }
            | About::Cancelled { .. }
            | About::Withdrawn { .. }
            | About::CalledOff { .. }
            | About::ContactChanged
            | About::AddressLeft
            | About::AddressTaken
            | About::Erased { .. }
            | About::Digest(_) => Sense::Always,
        }
    }

    /// The end of the time that it names, if it names one.
    pub fn until(&self) -> Option<Instant> {
        match self.sense() {
            Sense::Asks(_, until) | Sense::Offers(_, until) => Some(until),
            Sense::Always | Sense::BeforeStart(_) | Sense::BeforeEnd(_) => None,
        }
    }

    /// The same with another end of its time.
    pub fn with_until(mut self, end: Instant) -> About {
        if let Some(until) = self.until_mut() {
            *until = end;
        }
        self
    }

    fn until_mut(&mut self) -> Option<&mut Instant> {
        match self {
            About::Confirm { until, .. }
            | About::NewAddress { until, .. }
            | About::Offer { until, .. } => Some(until),
            About::Result { .. }
            | About::Accepted { .. }
            | About::Declined { .. }
            | About::Lapsed { .. }
            | About::Cancelled { .. }
            | About::Withdrawn { .. }
            | About::CalledOff { .. }
            | About::Changed { .. }
            | About::Reminder { .. }
            | About::ContactChanged
            | About::AddressLeft
            | About::AddressTaken
            | About::Erased { .. }
            | About::Digest(_) => None,
        }
    }
}
