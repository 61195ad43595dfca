//! What a family types, field by field: names, a birth date, who answers for the children, answers to
//! questions; and why nobody can register now.

pub mod birth;
mod closed;
pub mod guardian;
pub mod names;
pub mod questions;

pub use closed::why;

/// Name of the field that people leave empty and machines fill.
pub const TRAP: &str = "website";
