//! The youth portal: a website made from YAML, and its registrar.
//!
//! Modules in reading order; `ARCHITECTURE.md` has the picture.

pub mod calendar;
pub mod draw;
pub mod text;
