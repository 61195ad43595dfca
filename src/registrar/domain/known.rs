//! What families know of an occasion: what they were told last.

use crate::words::Times;
use serde::{Deserialize, Serialize};

/// When and where an occasion is, as families know it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// Sessions in local time.
    pub sessions: Vec<Times>,
    /// Where it is.
    pub place: String,
    /// Where the children meet.
    pub meeting_point: Option<String>,
}

/// What else families count on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// Class and cents.
    pub prices: Vec<(String, u32)>,
    /// Youngest and oldest age, both inclusive.
    pub ages: (u32, u32),
    /// Places; `None` is unlimited.
    pub places: Option<u32>,
    /// They registered here.
    pub here: bool,
    /// They were told that it does not take place.
    pub called_off: bool,
}

/// All that families know of an occasion, as the store keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// When and where.
    #[serde(flatten)]
    pub known: Known,
    /// The rest. Stores of earlier versions did not keep it; then nothing can be said to have
    /// changed.
    #[serde(default)]
    pub agreed: Option<Agreed>,
}
