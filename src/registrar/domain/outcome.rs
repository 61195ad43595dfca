//! What becomes of a child of a confirmed form, and why it may get no place.

use serde::{Deserialize, Serialize};

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
    /// It is registered already, by another family: somebody with another address.
    ByOthers,
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
            Refusal::ByOthers => "by_others".to_owned(),
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
            ("by_others", _) => Refusal::ByOthers,
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
