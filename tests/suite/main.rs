//! The integration tests: one binary, one module per topic.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[cfg(feature = "portal")]
mod all_at_once;
#[cfg(feature = "portal")]
mod all_or_nothing;
#[cfg(feature = "portal")]
mod bad_inputs;
#[cfg(feature = "portal")]
mod cli;
mod command_lines;
#[cfg(feature = "portal")]
mod determinism;
#[cfg(feature = "registrar")]
mod draw;
mod expected;
#[cfg(feature = "portal")]
mod findings;
#[cfg(feature = "portal")]
mod found;
#[cfg(feature = "portal")]
mod fuzzed;
#[cfg(feature = "portal")]
mod guide;
#[cfg(feature = "portal")]
mod machine_files;
#[cfg(feature = "portal")]
mod mutations;
#[cfg(feature = "portal")]
mod order;
#[cfg(feature = "portal")]
mod other_town;
#[cfg(feature = "portal")]
mod planned;
#[cfg(feature = "portal")]
mod program;
#[cfg(feature = "registrar")]
mod registrar;
#[cfg(feature = "portal")]
mod remedies;
#[cfg(feature = "portal")]
mod schemas;
#[cfg(feature = "portal")]
mod serve;
#[cfg(feature = "portal")]
mod skeletons;
#[cfg(feature = "portal")]
mod tidy;
#[cfg(feature = "portal")]
mod town;
#[cfg(feature = "portal")]
mod trees;
