//! What the file of a letter may say, beside the children themselves.

use super::{Digest, Entry};
use crate::registrar::domain::Instant;
use crate::registrar::domain::Outcome;

/// A fact, before it becomes words. A letter that tells of several children has some of them several
/// times.
#[derive(Clone, Copy, Debug)]
pub enum Fact<'a> {
    /// The offer of a child.
    Offer(&'a Entry),
    /// The first day of the occasion of this child.
    Day(&'a Entry),
    /// The end of a time limit.
    Until(Instant),
    /// Where a child stands or stood.
    Stands(Standing),
    /// It was called off and takes place after all.
    Again(bool),
    /// It is at the same time as another place of the child.
    Clash(bool),
    /// It is at another time, somewhere else or at another price.
    Changed(bool),
    /// Words as somebody typed them, under the name that the file calls them by.
    Words(&'static str, &'a str),
    /// First names of children.
    Names(&'a [String]),
    /// What became of all children of a form, and whether it came by the family link.
    Summary(&'a [(Entry, Outcome)], bool),
    /// The day of the office.
    Digest(&'a Digest),
}

/// Where a child stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It has a place.
    Place,
    /// A place is offered and waits for an answer.
    Offered,
    /// It has none.
    Waits,
    /// It had one, and waits.
    Lost,
}

impl Standing {
    /// Every one.
    pub const ALL: [Standing; 4] = [
        Standing::Place,
        Standing::Offered,
        Standing::Waits,
        Standing::Lost,
    ];

    pub(super) fn of(has_place: bool, offered: bool) -> Standing {
        match (has_place, offered) {
            (true, _) => Standing::Place,
            (false, true) => Standing::Offered,
            (false, false) => Standing::Waits,
        }
    }
}

impl Fact<'_> {
    /// Its name in templates.
    pub fn name(self) -> &'static str {
        match self {
            Fact::Offer(_) => "offer",
            Fact::Day(_) => "day",
            Fact::Until(_) => "until",
            Fact::Stands(_) => "stands",
            Fact::Again(_) => "again",
            Fact::Clash(_) => "clash",
            Fact::Changed(_) => "changed",
            Fact::Words(name, _) => name,
            Fact::Names(_) => "children",
            Fact::Summary(..) => "summary",
            Fact::Digest(_) => "digest",
        }
    }
}
