//! What the file of a letter may say, beside the children themselves.

use super::{Digest, Entry};
use crate::registrar::domain::Instant;
use crate::registrar::domain::Outcome;

/// A fact, before it becomes words.
#[derive(Clone, Copy, Debug)]
pub enum Fact<'a> {
    /// The title of the offer of this child.
    Title(Option<&'a Entry>),
    /// The first day of the occasion of this child.
    Day(&'a Entry),
    /// The end of a time limit.
    Until(Instant),
    /// It is about a place, not about a position on the waiting list.
    Place(bool),
    /// A place is offered and waits for an answer.
    Offered(bool),
    /// It was called off and takes place after all.
    Again(bool),
    /// It is at another time, somewhere else or at another price.
    Changed(bool),
    /// It is about several occasions.
    Several(bool),
    /// Words as somebody typed them, under the name that the file calls them by.
    Words(&'static str, &'a str),
    /// First names of children.
    Names(&'a [String]),
    /// An amount in cents, under the name that the file calls it by.
    Money(&'static str, u32),
    /// What became of all children of a form.
    Summary(&'a [(Entry, Outcome)]),
    /// The day of the office.
    Digest(&'a Digest),
}

impl Fact<'_> {
    /// Its name in templates.
    pub fn name(self) -> &'static str {
        match self {
            Fact::Title(_) => "title",
            Fact::Day(_) => "day",
            Fact::Until(_) => "until",
            Fact::Place(_) => "place",
            Fact::Offered(_) => "offered",
            Fact::Again(_) => "again",
            Fact::Changed(_) => "changed",
            Fact::Several(_) => "several",
            Fact::Words(name, _) | Fact::Money(name, _) => name,
            Fact::Names(_) => "children",
            Fact::Summary(_) => "summary",
            Fact::Digest(_) => "digest",
        }
    }
}
