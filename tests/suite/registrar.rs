//! The registrar: forms, decisions, store, letters, pages.

mod decide;
mod form;
mod sample;
mod sqlite;
mod store;
