//! The wire format `ferienpass-draw-record/1`: what a draw decided, and the tables that prove it.
//!
//! Fields are declared in the order of their names, so that serializing writes the canonical form.

use std::collections::BTreeMap;

use serde::Serialize;

use super::input::to_canonical;
use super::reason::Reason;

/// The value of the field `format`.
pub const RECORD_FORMAT: &str = "ferienpass-draw-record/1";

/// `[k-1]` is the round and number of the turn after which fewer than k places were free; `[0, 0]`
/// from the start.
pub type CutRow = [Option<(u32, u32)>; 8];

/// The record of a draw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Record {
    /// Occasions that stayed below their minimum (R13), by id.
    pub called_off: Vec<String>,
    /// Cuts of every occasion with a limited capacity that is not called off.
    pub cuts: BTreeMap<String, CutRow>,
    /// The same for general places only, where places are reserved (R14).
    pub cuts_general: BTreeMap<String, CutRow>,
    /// Always [`RECORD_FORMAT`].
    pub format: String,
    /// Every grant, by child and rank; rank 0 is the fallback (R11).
    pub granted: Vec<Granted>,
    /// SHA-256 of the canonical input.
    pub input_sha256: String,
    /// Every refusal, by child and rank.
    pub refused: Vec<Refused>,
    /// Whether this is a rehearsal.
    pub rehearsal: bool,
    /// Counts.
    pub report: Report,
    /// The seed.
    pub seed: String,
    /// All tickets by number.
    pub tickets: Vec<TicketNumber>,
    /// Waiting children per occasion, first in line first (R12).
    pub waiting: BTreeMap<String, Vec<String>>,
}

/// The number of a ticket (R3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TicketNumber {
    /// All 64 hex digits.
    pub digest: String,
    /// The ticket id.
    pub id: String,
    /// The lottery number.
    pub number: u32,
}

/// A granted wish.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Granted {
    /// The child.
    pub child: String,
    /// The occasion.
    pub occasion: String,
    /// The rank on the child's list; 0 for the fallback.
    pub rank: u32,
    /// The round.
    pub round: u32,
}

/// A refused wish.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refused {
    /// The child.
    pub child: String,
    /// The occasion.
    pub occasion: String,
    /// The rank on the child's list.
    pub rank: u32,
    /// Why.
    pub reason: Reason,
}

/// Counts of a draw.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Children not withdrawn with at least one wish.
    pub children: u32,
    /// Grants of rank r at position r - 1, without the fallback.
    pub grants_by_rank: Vec<u32>,
    /// Of these children: with a place, the fallback included.
    pub with_a_place: u32,
    /// Of these children: with their first wish.
    pub with_first_wish: u32,
}

impl Record {
    /// The canonical bytes.
    pub fn to_json(&self) -> Vec<u8> {
        to_canonical(self)
    }
}

/// The value of the field `format` of the public part.
pub const PUBLIC_FORMAT: &str = "ferienpass-draw-public/1";

/// What may be published of a record: numbers, cuts, counts; never anybody's wish list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PublicRecord {
    /// As in the record.
    pub called_off: Vec<String>,
    /// As in the record.
    pub cuts: BTreeMap<String, CutRow>,
    /// As in the record.
    pub cuts_general: BTreeMap<String, CutRow>,
    /// Always [`PUBLIC_FORMAT`].
    pub format: String,
    /// As in the record.
    pub input_sha256: String,
    /// As in the record.
    pub rehearsal: bool,
    /// As in the record.
    pub report: Report,
    /// As in the record.
    pub seed: String,
    /// As in the record.
    pub tickets: Vec<TicketNumber>,
}

impl PublicRecord {
    /// The canonical bytes.
    pub fn to_json(&self) -> Vec<u8> {
        to_canonical(self)
    }
}

impl Record {
    /// The part that may be published.
    pub fn public(&self) -> PublicRecord {
        // Written out: whether a new field of the record may be published must be decided.
        PublicRecord {
            called_off: self.called_off.clone(),
            cuts: self.cuts.clone(),
            cuts_general: self.cuts_general.clone(),
            format: PUBLIC_FORMAT.to_owned(),
            input_sha256: self.input_sha256.clone(),
            rehearsal: self.rehearsal,
            report: self.report.clone(),
            seed: self.seed.clone(),
            tickets: self.tickets.clone(),
        }
    }
}
