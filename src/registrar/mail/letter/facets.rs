//! What whoever writes and sends a letter asks of it.

use super::{About, Button, Fact, Sense, Shown};

impl About {
    /// The children it is about.
    pub fn shown(&self) -> Vec<Shown<'_>> {
        self.profile().shown
    }

    /// Its button. Without one, the link to everything of the family stands below.
    pub fn button(&self) -> Option<Button<'_>> {
        self.profile().button
    }

    /// What its file may say and has to.
    pub fn facts(&self) -> Vec<Fact<'_>> {
        self.profile().facts
    }

    /// Until when it makes sense.
    pub fn sense(&self) -> Sense<'_> {
        self.profile().sense
    }
}
