//! The entries of a letter that are marked with what waits when it is sent.

use super::{About, Entry};

impl About {
    /// The entries it is about, to be marked with what waits when it is sent. What is called off is
    /// told as it was known when that was said: later, nothing waits any more.
    pub fn entries_mut(&mut self) -> Vec<&mut Entry> {
        match self {
            About::Confirm { entries, .. } => entries.iter_mut().collect(),
            About::Result { outcomes, .. } => outcomes.iter_mut().map(|(entry, _)| entry).collect(),
            About::Erased { entries, .. } => entries.iter_mut().map(|(entry, _)| entry).collect(),
            About::Offer { entry, .. }
            | About::Accepted { entry }
            | About::Declined { entry }
            | About::Lapsed { entry }
            | About::Cancelled { entry, .. }
            | About::Withdrawn { entry, .. }
            | About::Changed { entry, .. }
            | About::Price { entry, .. }
            | About::Reinstated { entry, .. }
            | About::Reminder { entry } => vec![entry],
            About::CalledOff { .. }
            | About::ContactChanged
            | About::NewAddress { .. }
            | About::AddressLeft
            | About::AddressTaken
            | About::SecondAsked(_)
            | About::SecondJoined(_)
            | About::SecondLeft(_)
            | About::OtherChanged { .. }
            | About::Digest(_) => Vec::new(),
        }
    }
}
