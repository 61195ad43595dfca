//! What a family or the office is told: the facts of each letter. The words are made when it is
//! sent.

use crate::registrar::decide::change::Known;
use crate::registrar::domain::{Email, FamilyId, Instant, OccasionKey, RegistrationId, RequestId};
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

/// The subject of a letter with its facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// Please confirm.
    Confirm {
        /// Which form.
        request: RequestId,
        /// Until when the link is valid.
        until: Instant,
        /// The children.
        entries: Vec<Entry>,
    },
    /// What became of a confirmed form.
    Result {
        /// Each child with its outcome.
        outcomes: Vec<(Entry, Outcome)>,
    },
    /// A place is free.
    Offer {
        /// For whom.
        entry: Entry,
        /// The answer is needed until then.
        until: Instant,
    },
    /// The offered place was taken.
    Accepted {
        /// For whom.
        entry: Entry,
    },
    /// The offered place was not wanted.
    Declined {
        /// For whom.
        entry: Entry,
    },
    /// No answer to an offer came in time.
    Lapsed {
        /// For whom.
        entry: Entry,
    },
    /// The family gave a place or a position back.
    Cancelled {
        /// For whom.
        entry: Entry,
        /// It was a place, not a position on the waiting list.
        had_place: bool,
    },
    /// The office took the place back.
    Withdrawn {
        /// For whom.
        entry: Entry,
        /// It was a place, not a position on the waiting list.
        had_place: bool,
        /// Why.
        reason: String,
    },
    /// The occasion does not take place.
    CalledOff {
        /// For whom.
        entry: Entry,
        /// It was a place, not a position on the waiting list.
        had_place: bool,
        /// Why.
        reason: String,
    },
    /// It takes place at another time or somewhere else.
    Changed {
        /// For whom.
        entry: Entry,
        /// It is a place, not a position on the waiting list.
        has_place: bool,
        /// What the family knew.
        before: Known,
    },
    /// It begins soon.
    Reminder {
        /// For whom.
        entry: Entry,
    },
    /// Name or phone were changed.
    ContactChanged,
    /// To a new address: please confirm that it is yours.
    NewAddress {
        /// Which change.
        change: RequestId,
        /// Until when the link is valid.
        until: Instant,
    },
    /// To the old address: another one takes its place.
    AddressLeft,
    /// To the new address: it is used from now on.
    AddressTaken,
    /// Everything about the family was deleted.
    Erased {
        /// What was given back, and whether it was a place.
        entries: Vec<(Entry, bool)>,
    },
    /// The day of the office.
    Digest(Digest),
}

/// What the office reads once a day; no names, no addresses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Digest {
    /// New places since the last digest.
    pub placed: u32,
    /// New on waiting lists.
    pub waiting: u32,
    /// Given back.
    pub cancelled: u32,
    /// Occasions with a waiting list: title and when, waiting children.
    pub queues: Vec<(OccasionKey, u32)>,
    /// Free places that need a call, because the start is near: occasion, free places, waiting
    /// children.
    pub calls: Vec<(OccasionKey, u32, u32)>,
    /// Occasions with few places left: free places.
    pub nearly_full: Vec<(OccasionKey, u32)>,
    /// Occasions below their minimum: children, minimum.
    pub below_minimum: Vec<(OccasionKey, u32, u32)>,
    /// Letters that could not be delivered: message id and reason.
    pub failed: Vec<(String, String)>,
    /// Letters that wait longer than an hour.
    pub stuck: u32,
    /// One child with two families at one offer: numbers of both registrations. The families are
    /// not told of each other.
    #[serde(default)]
    pub doubles: Vec<(RegistrationId, RegistrationId)>,
    /// Occasions that are no longer in the programme, with registrations that go on.
    #[serde(default)]
    pub gone: Vec<(OccasionKey, u32)>,
}

impl About {
    /// The children it is about, with what became of them.
    pub fn entries(&self) -> Box<dyn Iterator<Item = (&Entry, Option<Outcome>)> + '_> {
        match self {
            About::Confirm { entries, .. } => Box::new(entries.iter().map(|entry| (entry, None))),
            About::Erased { entries } => Box::new(entries.iter().map(|(entry, _)| (entry, None))),
            About::Result { outcomes } => Box::new(
                outcomes
                    .iter()
                    .map(|(entry, outcome)| (entry, Some(*outcome))),
            ),
            About::Offer { entry, .. }
            | About::Accepted { entry }
            | About::Declined { entry }
            | About::Lapsed { entry }
            | About::Cancelled { entry, .. }
            | About::Withdrawn { entry, .. }
            | About::CalledOff { entry, .. }
            | About::Changed { entry, .. }
            | About::Reminder { entry } => Box::new(std::iter::once((entry, None))),
            About::ContactChanged
            | About::NewAddress { .. }
            | About::AddressLeft
            | About::AddressTaken
            | About::Digest(_) => Box::new(std::iter::empty()),
        }
    }

    /// The numbers it is about.
    pub fn numbers(&self) -> Vec<RegistrationId> {
        self.entries().map(|(entry, _)| entry.id.clone()).collect()
    }

    /// The word for it in logs and in the store.
    pub fn name(&self) -> &'static str {
        match self {
            About::Confirm { .. } => "confirm",
            About::Result { .. } => "result",
            About::Offer { .. } => "offer",
            About::Accepted { .. } => "accepted",
            About::Declined { .. } => "declined",
            About::Lapsed { .. } => "lapsed",
            About::Cancelled { .. } => "cancelled",
            About::Withdrawn { .. } => "withdrawn",
            About::CalledOff { .. } => "called_off",
            About::Changed { .. } => "changed",
            About::Reminder { .. } => "reminder",
            About::ContactChanged => "contact_changed",
            About::NewAddress { .. } => "new_address",
            About::AddressLeft => "address_left",
            About::AddressTaken => "address_taken",
            About::Erased { .. } => "erased",
            About::Digest(_) => "digest",
        }
    }
}
