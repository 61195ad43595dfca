//! The companion of the website: HTML form → durable store → e-mail; and the draw.
//!
//! Modules in reading order: [`domain`] and [`programme`] say what there is, [`form`] reads what a
//! family typed, [`decide`] says what follows from it, and asks neither clock nor disk. [`store`]
//! makes it durable.

pub mod command;
pub mod config;
pub mod decide;
pub mod domain;
pub mod form;
pub mod http;
pub mod journal;
pub mod links;
pub mod local;
pub mod mail;
pub mod pages;
pub mod programme;
pub mod service;
pub mod store;
