//! The integration tests: one binary, one module per topic.

#[cfg(feature = "portal")]
mod bad_inputs;
#[cfg(feature = "registrar")]
mod draw;
#[cfg(feature = "portal")]
mod findings;
#[cfg(feature = "registrar")]
mod registrar;
