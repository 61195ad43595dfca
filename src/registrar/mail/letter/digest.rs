//! The facts of the daily letter to the office.

use crate::registrar::domain::{Change, Instant, OccasionKey, RegistrationId};
use serde::{Deserialize, Serialize};

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
    /// Letters that were not sent because they would have come too late: message id and kind.
    #[serde(default)]
    pub late: Vec<(String, String)>,
    /// Letters that wait longer than an hour.
    pub stuck: u32,
    /// One child with two families at one offer: numbers of both registrations. The families are
    /// not told of each other.
    #[serde(default)]
    pub doubles: Vec<(RegistrationId, RegistrationId)>,
    /// Occasions that are no longer in the programme, with registrations that go on.
    #[serde(default)]
    pub gone: Vec<(OccasionKey, u32)>,
    /// Changes of the data that wait for the office: what, and how many children they touch.
    #[serde(default)]
    pub changes: Vec<(OccasionKey, Change, u32)>,
    /// Those of them that begin within a day: what, and how many children they touch.
    #[serde(default)]
    pub pressing: Vec<(OccasionKey, Change, u32)>,
    /// Changes of which nobody was told before the date began: what, and how many families.
    #[serde(default)]
    pub untold: Vec<(OccasionKey, Change, u32)>,
    /// Changes whose letters went by themselves: what, to how many families, and when.
    #[serde(default)]
    pub told: Vec<(OccasionKey, Change, u32, Instant)>,
    /// Why the last catalogue was kept out, in German; the one before goes on.
    #[serde(default)]
    pub kept_out: Option<String>,
}
