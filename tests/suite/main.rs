//! The integration tests: one binary, one module per topic.

#[cfg(feature = "registrar")]
mod draw;
#[cfg(feature = "registrar")]
mod registrar;
