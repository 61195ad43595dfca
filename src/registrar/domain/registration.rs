//! One child at one occasion, and where that stands.

use super::{Child, Instant, RegistrationId, RequestId};
use serde::{Deserialize, Serialize};

/// Where a registration stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// The form has come, the link in the mail was not used yet.
    Unconfirmed,
    /// A confirmed wish before a draw.
    Wished,
    /// A place.
    Placed,
    /// On the waiting list.
    Waiting,
    /// From the waiting list: a place is offered and held until an answer or the time limit.
    Offered,
    /// The family did not want the offered place, or did not answer in time.
    Declined,
    /// Given back, refused or called off.
    Cancelled,
}

impl Status {
    /// All states.
    pub const ALL: [Status; 7] = [
        Status::Unconfirmed,
        Status::Wished,
        Status::Placed,
        Status::Waiting,
        Status::Offered,
        Status::Declined,
        Status::Cancelled,
    ];

    /// The word for it in the store.
    pub fn name(self) -> &'static str {
        match self {
            Status::Unconfirmed => "unconfirmed",
            Status::Wished => "wished",
            Status::Placed => "placed",
            Status::Waiting => "waiting",
            Status::Offered => "offered",
            Status::Declined => "declined",
            Status::Cancelled => "cancelled",
        }
    }

    /// The state of a word.
    pub fn parse(name: &str) -> Option<Status> {
        Status::ALL.into_iter().find(|status| status.name() == name)
    }

    /// Confirmed and still going on.
    pub fn is_active(self) -> bool {
        matches!(
            self,
            Status::Wished | Status::Placed | Status::Waiting | Status::Offered
        )
    }

    /// Uses up a place.
    pub fn takes_a_place(self) -> bool {
        matches!(self, Status::Placed | Status::Offered)
    }
}

/// Which occasion: season, offer and occasion by id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct OccasionKey {
    /// Season.
    pub season: String,
    /// Offer.
    pub offer: String,
    /// Occasion, unique in the season.
    pub occasion: String,
}

/// One child at one occasion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registration {
    /// Its number, in every mail and page about it.
    pub id: RegistrationId,
    /// The form it came with.
    pub request: RequestId,
    /// What for.
    pub key: OccasionKey,
    /// Who.
    pub child: Child,
    /// Where it stands.
    pub status: Status,
    /// Unconfirmed: the place is held so long.
    pub held_until: Option<Instant>,
    /// Offered: the place is offered so long; `None` until the letter that says so was handed over.
    pub offered_until: Option<Instant>,
    /// Waiting or offered: smaller is earlier.
    pub queue: Option<i64>,
    /// When the form came, by the clock of the server.
    pub received_at: Instant,
    /// When the occasion ends; personal data are deleted some days later.
    pub ends_at: Instant,
}

impl Registration {
    /// Whether both are for the same offer, on whatever day.
    pub fn is_for_the_offer_of(&self, other: &Registration) -> bool {
        (&self.key.season, &self.key.offer) == (&other.key.season, &other.key.offer)
    }

    /// Whether a place is offered, and the time to answer is not over or has not begun.
    pub fn is_offered(&self, now: Instant) -> bool {
        self.status == Status::Offered && self.offered_until.is_none_or(|until| now < until)
    }
}

/// A registration in another state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// Which.
    pub id: RegistrationId,
    /// Where to.
    pub to: Status,
    /// Why, for `cancelled` and `declined`.
    pub reason: Option<String>,
    /// For `offered`.
    pub offered_until: Option<Instant>,
}

impl Move {
    /// A move without reason and time limit.
    pub fn new(id: &RegistrationId, to: Status) -> Move {
        Move {
            id: id.clone(),
            to,
            reason: None,
            offered_until: None,
        }
    }

    /// The same with a reason.
    pub fn because(self, reason: &str) -> Move {
        Move {
            reason: Some(reason.to_owned()),
            ..self
        }
    }
}
