//! The registrar: forms, decisions, store, letters, pages.

mod decide;
mod form;
mod http;
mod letters;
mod sample;
mod sqlite;
mod store;
