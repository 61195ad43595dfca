//! What there is: families, children, registrations and their states.

pub mod child;
pub mod contact;
pub mod known;
pub mod number;
pub mod outcome;
pub mod signed_links;
pub mod tally;

pub use child::{Child, ChildKey};
pub use contact::{Email, Guardian, Phone, plain_words};
pub use known::Known;
pub use number::{FamilyId, RegistrationId, RequestId};
pub use outcome::{Outcome, Refusal};
pub use tally::{Capacity, Tally};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A moment.
pub type Instant = DateTime<Utc>;

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

/// A family: one per mail address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Family {
    /// Its id, in every family link.
    pub id: FamilyId,
    /// Who answers for the children.
    pub guardian: Guardian,
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
    /// Offered: the place is offered so long.
    pub offered_until: Option<Instant>,
    /// Waiting or offered: smaller is earlier.
    pub queue: Option<i64>,
    /// When the form came, by the clock of the server.
    pub received_at: Instant,
    /// When the occasion ends; personal data are deleted some days later.
    pub ends_at: Instant,
}
