//! The lottery of a season: pure, integers only, no I/O.
//!
//! The rule (R1 to R15), its invariants and its wire formats are a contract; the doc comments name the rule they
//! carry out. In reading order: [`input`] and its readers, [`Prepared`] (a checked input), [`number`] (lottery
//! numbers), `turn` and `run` (the draw itself), `reason` and `conclude` (the [`record`]), then the proof.

mod check;
mod conclude;
mod conflict;
pub mod hash;
pub mod input;
mod json;
mod message;
pub mod number;
mod places;
mod prepared;
mod read;
mod reason;
pub mod record;
mod run;
mod turn;

pub use conclude::draw;
pub use input::Input;
pub use json::{MAX_BYTES, too_large};
pub use message::{InputError, Language};
pub use number::Seed;
pub use prepared::Prepared;
pub use reason::Reason;
pub use record::Record;
