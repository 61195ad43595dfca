//! The integration tests: one binary, one module per topic.

#[cfg(feature = "portal")]
mod cli;
#[cfg(feature = "registrar")]
mod draw;
#[cfg(feature = "portal")]
mod other_town;
#[cfg(feature = "portal")]
mod program;
#[cfg(feature = "portal")]
mod schemas;
#[cfg(feature = "portal")]
mod serve;
#[cfg(feature = "portal")]
mod skeletons;
#[cfg(feature = "portal")]
mod town;
