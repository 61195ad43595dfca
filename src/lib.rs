//! The youth portal: a website made from YAML, and its registrar.
//!
//! Modules in reading order, one by one: each uses only those above it. `ARCHITECTURE.md` has the
//! picture.

// The ground: words, days and addresses, and what both programs share.

pub mod text;

pub mod calendar;

#[cfg(feature = "portal")]
pub mod files;

#[cfg(any(feature = "portal", feature = "registrar"))]
pub mod interrupt;

#[cfg(any(feature = "portal", feature = "registrar"))]
pub mod command_line;

pub mod routes;

pub mod html;

pub mod i18n;

pub mod templates;

pub mod pass;

pub mod words;

pub mod ical;

pub mod catalogue;

pub mod form_view;

// The portal: from what staff type to the finished site, and the programs around it.

#[cfg(feature = "portal")]
pub mod diagnostics;

#[cfg(feature = "portal")]
pub mod yaml;

#[cfg(feature = "portal")]
pub mod model;

#[cfg(feature = "portal")]
#[allow(
    missing_docs,
    reason = "the German description of each field is its documentation"
)]
pub mod schema;

#[cfg(feature = "portal")]
pub mod kinds;

#[cfg(feature = "portal")]
pub mod source;

#[cfg(feature = "portal")]
pub mod portal;

#[cfg(feature = "portal")]
pub mod markdown;

#[cfg(feature = "portal")]
pub mod check;

#[cfg(feature = "portal")]
pub mod assets;

#[cfg(feature = "portal")]
pub mod memo;

#[cfg(feature = "portal")]
pub mod output;

#[cfg(feature = "portal")]
pub mod pages;

#[cfg(feature = "portal")]
pub mod links;

#[cfg(feature = "portal")]
pub mod build;

#[cfg(feature = "portal")]
pub mod serve;

#[cfg(feature = "portal")]
pub mod cli;

// The registrar: the draw, and registrations from the form to the letter.

pub mod draw;

#[cfg(feature = "registrar")]
pub mod registrar;
