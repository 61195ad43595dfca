//! The integration tests: one binary, one module per topic.

mod all_or_nothing;
mod determinism;
mod trees;
