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
    /// A letter about these children. Its file may call the offers by their titles.
    pub(super) fn of(
        shown: Vec<Shown<'a>>,
        button: Option<Button<'a>>,
        sense: Sense<'a>,
    ) -> Profile<'a> {
        Profile {
            facts: shown.iter().map(|child| Fact::Offer(child.entry)).collect(),
            shown,
            button,
            sense,
        }
    }

    /// A letter about one child.
    pub(super) fn child(
        shown: Shown<'a>,
        button: Option<Button<'a>>,
        sense: Sense<'a>,
    ) -> Profile<'a> {
        Profile::of(vec![shown], button, sense)
    }

    /// With more that its file may say.
    pub(super) fn with<const N: usize>(mut self, facts: [Fact<'a>; N]) -> Profile<'a> {
        self.facts.extend(facts);
        self
    }
}
