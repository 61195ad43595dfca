//! The family list: one guardian, and for each child what it is to take part in.
//!
//! Source: `season.md` L1. Every entry becomes a registration of its own, in the order of the list.

use super::{Child, Guardian, OccasionKey};
use crate::text::hex;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Most children on one list.
pub const MOST_CHILDREN: usize = 6;

/// What a family asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// Who answers for the children.
    pub guardian: Guardian,
    /// What is asked for, child by child; no child twice for one occasion.
    pub entries: Vec<Wanted>,
}

/// One child and one occasion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// What for.
    pub key: OccasionKey,
    /// The child, with its answers for this offer.
    pub child: Child,
}

impl List {
    /// A hash of everything typed.
    pub fn content(&self) -> String {
        let mut text = Vec::with_capacity(1024);
        // Texts, numbers and days can always be written to memory.
        let _ = serde_json::to_writer(&mut text, self);
        hex(&Sha256::digest(&text))
    }
}
