//! The youth portal: a website made from YAML, and its registrar.
//!
//! Modules in reading order; `ARCHITECTURE.md` has the picture.

#[cfg(feature = "portal")]
pub mod assets;
#[cfg(feature = "portal")]
pub mod build;
pub mod calendar;
pub mod catalogue;
#[cfg(feature = "portal")]
pub mod check;
#[cfg(feature = "portal")]
pub mod cli;
#[cfg(any(feature = "portal", feature = "registrar"))]
pub mod command_line;
#[cfg(feature = "portal")]
pub mod diagnostics;
pub mod draw;
#[cfg(feature = "portal")]
pub mod files;
pub mod form_view;
#[cfg(feature = "portal")]
pub mod html;
pub mod i18n;
pub mod ical;
#[cfg(any(feature = "portal", feature = "registrar"))]
pub mod interrupt;
#[cfg(feature = "portal")]
pub mod links;
#[cfg(feature = "portal")]
pub mod markdown;
#[cfg(feature = "portal")]
pub mod memo;
#[cfg(feature = "portal")]
pub mod model;
#[cfg(feature = "portal")]
pub mod output;
#[cfg(feature = "portal")]
pub mod pages;
pub mod pass;
#[cfg(feature = "portal")]
pub mod portal;
#[cfg(feature = "registrar")]
pub mod registrar;
pub mod routes;
#[cfg(feature = "portal")]
#[allow(
    missing_docs,
    reason = "the German description of each field is its documentation"
)]
pub mod schema;
#[cfg(feature = "portal")]
pub mod serve;
#[cfg(feature = "portal")]
pub mod source;
pub mod templates;
pub mod text;
pub mod words;
#[cfg(feature = "portal")]
pub mod yaml;
