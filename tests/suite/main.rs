//! The integration tests: one binary, one module per topic.

mod bad_inputs;
#[cfg(feature = "registrar")]
mod draw;
mod findings;
