//! What a family or the office is told: the facts of each letter. The words are made when it is
//! sent.

mod about;
mod digest;
mod fact;
mod kinds;
mod shown;

pub use about::{About, LetterKind};
pub use digest::Digest;
pub use fact::Fact;
pub use shown::{Button, Dates, Detail, Shown};

use crate::registrar::domain::{Email, FamilyId, OccasionKey, RegistrationId};
use serde::{Deserialize, Serialize};

/// A letter to be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// To whom; `None`: to the office.
    pub to: Option<Email>,
    /// How to address the person.
    pub name: String,
    /// The family, for the family link. A family that is not confirmed yet has none.
    pub family: Option<FamilyId>,
    /// What about.
    pub about: About,
}

/// One child at one occasion, as a letter names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Number of the registration.
    pub id: RegistrationId,
    /// First name of the child.
    pub child: String,
    /// What for.
    pub key: OccasionKey,
    /// Class of prices, when the form asked.
    #[serde(default)]
    pub price_class: Option<String>,
}

/// What became of one child of a confirmed form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// A place.
    Placed,
    /// On the waiting list, at this position from 1.
    Waiting(u32),
    /// No place, for a reason.
    Refused(Refusal),
}

/// Why a child cannot be registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// It is registered already.
    Twice,
    /// It has a place elsewhere at the same time.
    Overlap,
    /// It has a place elsewhere shortly before or after, so many minutes are needed between.
    Close(u16),
    /// It has a place on the same day, and the season allows one a day.
    SameDay,
    /// It has as many places as the season allows.
    Limit(u16),
    /// The offer was called off.
    CalledOff,
    /// The offer has begun.
    Begun,
    /// The offer is no longer in the programme.
    Gone,
}

impl Refusal {
    /// The word for it in the store: `overlap`, `limit:5`.
    pub fn name(self) -> String {
        match self {
            Refusal::Twice => "twice".to_owned(),
            Refusal::Overlap => "overlap".to_owned(),
            Refusal::Close(minutes) => format!("close:{minutes}"),
            Refusal::SameDay => "same_day".to_owned(),
            Refusal::Limit(places) => format!("limit:{places}"),
            Refusal::CalledOff => "called_off".to_owned(),
            Refusal::Begun => "begun".to_owned(),
            Refusal::Gone => "gone".to_owned(),
        }
    }

    /// The reason of a word.
    pub fn parse(name: &str) -> Option<Refusal> {
        let (word, number) = name.split_once(':').unwrap_or((name, ""));
        Some(match (word, number.parse()) {
            ("twice", _) => Refusal::Twice,
            ("overlap", _) => Refusal::Overlap,
            ("close", Ok(minutes)) => Refusal::Close(minutes),
            ("same_day", _) => Refusal::SameDay,
            ("limit", Ok(places)) => Refusal::Limit(places),
            ("called_off", _) => Refusal::CalledOff,
            ("begun", _) => Refusal::Begun,
            ("gone", _) => Refusal::Gone,
            _ => return None,
        })
    }
}
