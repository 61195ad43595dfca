//! The lottery of a season: pure, integers only, no I/O.
//!
//! The rule (R1 to R15), its invariants and its wire formats are a contract, which stands in
//! [`rules`]; the doc comments name the rule they carry out. In reading order: [`input`] and its readers, [`Prepared`] (a checked
//! input), [`number`] (lottery numbers), `turn` and `run` (the draw itself), `reason` and
//! `conclude` (the [`record`]), then the proof.

pub mod chances;
mod check;
pub mod commitment;
mod conclude;
mod conflict;
pub mod explain;
pub mod fairness;
pub mod first_come;
mod flow;
pub mod hash;
pub mod input;
mod json;
pub mod merkle;
mod message;
pub mod number;
pub mod optimum;
mod places;
mod prepared;
mod read;
mod read_proof;
mod reason;
pub mod record;
mod replay;
#[doc = include_str!("draw/RULES.md")]
pub mod rules {}
mod run;
mod turn;
pub mod verify;

pub use conclude::draw;
pub use input::Input;
pub use json::{MAX_BYTES, too_large};
pub use message::InputError;
pub use number::Seed;
pub use prepared::Prepared;
pub use read_proof::AnyRecord;
pub use reason::Reason;
pub use record::Record;
