//! How a letter shows its children, and where its button leads.

use super::Entry;
use crate::registrar::domain::Known;
use crate::registrar::domain::Outcome;
use crate::registrar::domain::{Instant, OccasionKey, RequestId};

/// How much is said of an occasion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

/// Where a child stands at an occasion, as the letter says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It waits for the button.
    Asked,
    /// What became of it.
    Became(Outcome),
    /// On the waiting list, at a position that the letter does not say.
    Waits,
    /// A place is offered; until then, when this letter offers it.
    Offered(Option<Instant>),
    /// The offered place was not wanted.
    Declined,
    /// No answer came in time.
    Lapsed,
    /// Given back, or taken back.
    Ended,
    /// It does not take place.
    CalledOff,
}

impl State {
    /// Of a registration that goes on.
    pub fn of(has_place: bool, offered: bool) -> State {
        match (has_place, offered) {
            (true, _) => State::Became(Outcome::Placed),
            (false, true) => State::Offered(None),
            (false, false) => State::Waits,
        }
    }

    /// What became of it, if that is the news.
    pub fn outcome(self) -> Option<Outcome> {
        match self {
            State::Became(outcome) => Some(outcome),
            State::Asked
            | State::Waits
            | State::Offered(_)
            | State::Declined
            | State::Lapsed
            | State::Ended
            | State::CalledOff => None,
        }
    }
}

/// One child in a letter, with how it is shown.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The child and the occasion.
    pub entry: &'a Entry,
    /// Where it stands.
    pub state: State,
    /// It was called off and takes place after all.
    pub again: bool,
    /// How much is said.
    pub detail: Detail,
    /// What was before, where that is the news.
    pub before: Option<&'a Known>,
    /// What it was to cost, in cents, where that is the news.
    pub cost: Option<u32>,
    /// The place of the child that it is at the same time as now.
    pub clash: Option<&'a OccasionKey>,
    /// Why, as somebody typed it.
    pub reason: Option<&'a str>,
    /// For the calendar of the family; `None` for who has no place.
    pub dates: Option<Dates>,
}

impl<'a> Shown<'a> {
    /// A child of whom nothing else is said.
    pub fn new(entry: &'a Entry, state: State, detail: Detail, dates: Option<Dates>) -> Shown<'a> {
        Shown {
            entry,
            state,
            again: false,
            detail,
            before: entry.since.known.as_ref(),
            cost: entry.since.cost,
            clash: None,
            reason: None,
            dates,
        }
    }

    /// Says what another part of the letter says of the same registration, too.
    pub(super) fn add(&mut self, other: &Shown<'a>) {
        let Shown {
            entry: _,
            state: _,
            again,
            detail,
            before,
            cost,
            clash,
            reason,
            dates,
        } = *other;
        self.again |= again;
        self.detail = self.detail.max(detail);
        self.before = self.before.or(before);
        self.cost = self.cost.or(cost);
        self.clash = self.clash.or(clash);
        self.reason = self.reason.or(reason);
        self.dates = self.dates.or(dates);
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
