//! A letter on its way out.

use super::letter::{About, Letter};
use crate::registrar::domain::Instant;

/// A letter that is due, with what never changes between attempts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// Its row.
    pub id: i64,
    /// Left part of its Message-ID: the same at every attempt.
    pub message: String,
    /// What it says.
    pub letter: Letter,
    /// What of it makes no sense any more and is left out.
    pub late: Vec<About>,
    /// Which attempt this is, from 1.
    pub attempt: u32,
    /// When it was written.
    pub written_at: Instant,
}
