//! The integration tests: one binary, one module per topic.

mod all_at_once;
mod bad_inputs;
#[cfg(feature = "registrar")]
mod draw;
mod findings;
mod guide;
mod mutations;
mod tidy;
