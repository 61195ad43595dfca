//! The registrar: forms, decisions, store, letters, pages.

mod attack;
mod changes;
mod decide;
mod form;
mod http;
mod letters;
mod sample;
mod sqlite;
mod staff;
mod store;
