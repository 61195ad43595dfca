//! The draw: golden vectors, examples, invariants, errors, proof, command line.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod checker;
mod cli;
mod corpus;
mod errors;
mod examples;
mod explanations;
mod figures;
mod forgery;
mod golden;
mod invariants;
mod local_time;
mod optimum;
mod page;
pub mod prng;
mod proof;
mod random;
mod report;
mod rules;
mod same_bytes;
mod scenario;
mod script;
// It draws the real programme many times: in a release build (`draws.rs`).
#[cfg(all(feature = "portal", not(debug_assertions)))]
mod season;
mod terminal;
