//! The integration tests: one binary, one module per topic.

mod bad_inputs;
mod findings;
