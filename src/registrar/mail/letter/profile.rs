//! What follows from the kind of a letter.

use super::{Button, Fact, Sense, Shown};

/// What a letter shows, asks and says, and how long. A kind gives all of it, so that nothing can be
/// forgotten.
#[derive(Clone, Debug)]
pub(super) struct Profile<'a> {
    /// The children it is about.
    pub(super) shown: Vec<Shown<'a>>,
    /// Where its button leads.
    pub(super) button: Option<Button<'a>>,
    /// What its file may say and has to.
    pub(super) facts: Vec<Fact<'a>>,
    /// Until when it makes sense.
    pub(super) sense: Sense<'a>,
}

impl<'a> Profile<'a> {
    /// All of it.
    pub(super) fn new(
        shown: Vec<Shown<'a>>,
        button: Option<Button<'a>>,
        facts: Vec<Fact<'a>>,
        sense: Sense<'a>,
    ) -> Profile<'a> {
        Profile {
            shown,
            button,
            facts,
            sense,
        }
    }
}
