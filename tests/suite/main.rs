//! The integration tests: one binary, one module per topic.

mod all_or_nothing;
mod bad_inputs;
mod determinism;
#[cfg(feature = "registrar")]
mod draw;
mod findings;
mod machine_files;
mod trees;
