//! The draw: golden vectors, examples, invariants, errors, proof, command line.

mod checker;
mod cli;
mod corpus;
mod errors;
mod examples;
mod figures;
mod golden;
mod invariants;
mod page;
mod proof;
mod random;
mod same_bytes;
mod scenario;
mod script;
