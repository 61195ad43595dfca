//! The registrar: forms, decisions, store, letters, pages.

mod attack;
mod clocks;
mod corpus;
mod deadlines;
mod decide;
mod faults;
mod full;
mod fuzzed;
mod german;
pub mod http;
#[cfg(feature = "postgres")]
mod instances;
mod kill;
mod letter_files;
pub mod letters;
pub mod lists;
mod mail;
mod model;
#[cfg(feature = "postgres")]
mod postgres;
#[cfg(feature = "postgres")]
mod postgres_server;
#[allow(dead_code, reason = "the benchmark uses all of it")]
mod process;
mod rough;
mod running;
pub mod sample;
mod sent;
#[allow(dead_code, reason = "the benchmark uses all of it")]
mod smtp;
mod sqlite;
mod staff;
mod store;
mod truth;
mod versions;
mod wire;
