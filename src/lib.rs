//! The youth portal: a website made from YAML, and its registrar.
//!
//! Modules in reading order; `ARCHITECTURE.md` has the picture.

pub mod calendar;
#[cfg(feature = "portal")]
pub mod diagnostics;
pub mod draw;
#[cfg(feature = "portal")]
pub mod files;
#[cfg(feature = "portal")]
pub mod model;
#[cfg(feature = "registrar")]
pub mod registrar;
#[cfg(feature = "portal")]
#[allow(missing_docs, reason = "the German description of each field is its documentation")]
pub mod schema;
#[cfg(feature = "portal")]
pub mod source;
pub mod text;
#[cfg(feature = "portal")]
pub mod yaml;
