//! How a letter shows its children, and where its button leads.

use super::Entry;
use crate::registrar::domain::Known;
use crate::registrar::domain::Outcome;
use crate::registrar::domain::{Instant, RequestId};

/// How much is said of an occasion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// When it is.
    When,
    /// Where it is and what it costs too: for who decides.
    Terms,
    /// What to bring too: for who comes.
    All,
}

/// What a calendar learns of the dates of an occasion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dates {
    /// They hold.
    Hold,
    /// They are called off.
    CalledOff,
}

/// One child in a letter, with how it is shown.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The child and the occasion.
    pub entry: &'a Entry,
    /// What became of it.
    pub outcome: Option<Outcome>,
    /// How much is said.
    pub detail: Detail,
    /// What was before, where that is the news.
    pub before: Option<&'a Known>,
    /// What it was to cost, in cents, where that is the news.
    pub cost: Option<u32>,
    /// For the calendar of the family; `None` for who has no place.
    pub dates: Option<Dates>,
}

impl<'a> Shown<'a> {
    /// A child of whom nothing else is said.
    pub fn new(entry: &'a Entry, detail: Detail, dates: Option<Dates>) -> Shown<'a> {
        Shown {
            entry,
            outcome: None,
            detail,
            before: entry.since.known.as_ref(),
            cost: entry.since.cost,
            dates,
        }
    }
}

impl Detail {
    /// Whoever has a place learns everything.
    pub fn of(outcome: Outcome) -> Detail {
        match outcome {
            Outcome::Placed => Detail::All,
            Outcome::Waiting(_) | Outcome::Refused(_) => Detail::When,
        }
    }
}

/// Where the button of a letter leads.
#[derive(Clone, Copy, Debug)]
pub enum Button<'a> {
    /// To confirm a form, until then.
    Confirm(&'a RequestId, Instant),
    /// To confirm a new mail address, until then.
    NewAddress(&'a RequestId, Instant),
    /// To become the second guardian, until then.
    Second(&'a RequestId, Instant),
    /// To answer an offer, until then.
    Answer(&'a Entry, Instant),
    /// To everything of the family.
    Family,
}
