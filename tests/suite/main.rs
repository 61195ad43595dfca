//! The integration tests: one binary, one module per topic.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod all_at_once;
mod all_or_nothing;
mod bad_inputs;
mod determinism;
#[cfg(feature = "registrar")]
mod draw;
mod findings;
mod guide;
mod machine_files;
mod mutations;
mod tidy;
mod trees;
