//! The integration tests: one binary, one module per topic.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod all_or_nothing;
mod bad_inputs;
mod determinism;
#[cfg(feature = "registrar")]
mod draw;
mod findings;
mod machine_files;
mod trees;
