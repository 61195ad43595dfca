//! What several kinds of things share: address, contact, ages, accessibility, prose, verification.

use crate::calendar::{Datelike, NaiveDate};
use crate::text::Phone;

/// Text with Markdown, as it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose(pub String);

/// A postal address; what is not known is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// Name of the place.
    pub name: Option<String>,
    /// Street and number.
    pub street: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// Town.
    pub town: String,
    /// How to find it.
    pub note: Option<String>,
}

/// Who answers: a function, never a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// Name of the team or office.
    pub team: Option<String>,
    /// Role mailbox.
    pub email: Option<String>,
    /// Landline.
    pub phone: Option<Phone>,
    /// Web address.
    pub website: Option<String>,
}

/// For whom, in completed years; both ends included. Never the wrong way round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ages {
    /// Youngest age.
    pub from: Option<u8>,
    /// Oldest age: a child is admitted until the day before it turns `to + 1`.
    pub to: Option<u8>,
    /// Days of tolerance at both ends (draw contract, "Age").
    pub tolerance_days: u16,
}

impl Ages {
    /// Whether somebody of this age is admitted, without tolerance.
    pub fn admit(&self, age: u8) -> bool {
        self.from.is_none_or(|from| from <= age) && self.to.is_none_or(|to| age <= to)
    }
}

/// A fact that may be unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fact {
    /// It is so.
    Yes,
    /// It is not so.
    No,
    /// Nobody has said.
    #[default]
    Unknown,
}

/// Accessibility in facts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accessibility {
    /// A way without steps.
    pub way: Fact,
    /// A toilet for wheelchair users.
    pub toilet: Fact,
    /// Assistance is possible.
    pub assistance: Fact,
    /// A quiet place or room.
    pub quiet: Fact,
    /// German Sign Language.
    pub sign_language: Fact,
    /// What else one must know.
    pub note: Option<String>,
}

impl Accessibility {
    /// Way and toilet are both fit for a wheelchair.
    pub fn wheelchair(&self) -> bool {
        self.way == Fact::Yes && self.toilet == Fact::Yes
    }
}

/// When and from what the facts were checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The day of the check.
    pub on: NaiveDate,
    /// Where the facts come from.
    pub sources: Vec<String>,
}

impl Verified {
    /// Whether the facts are older than 24 months.
    pub fn is_stale(&self, today: NaiveDate) -> bool {
        let months = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
        let age = months(today) - months(self.on);
        age > 24 || (age == 24 && today.day() > self.on.day())
    }
}
