//! What families know of an occasion: what they were told last.

use crate::words::Times;
use serde::{Deserialize, Serialize};

/// What families know of an occasion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// Sessions in local time.
    pub sessions: Vec<Times>,
    /// Where it is.
    pub place: String,
    /// Where the children meet.
    pub meeting_point: Option<String>,
}
