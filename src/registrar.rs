//! The companion of the website: HTML form → durable store → e-mail; and the draw.
//!
//! Modules in reading order. On the ground [`domain`] and [`programme`] say what there is, and ask
//! neither clock nor disk. [`store`] keeps it, [`texts`] are what families read, [`mail`] writes and
//! sends letters, a [`decision`] is what a use case writes; [`terminal`] and [`web`] are what all
//! commands and all pages share. Above them lies one area for each thing people do, and none uses
//! another one: [`family`]; the [`office`] uses all. [`service`] runs it, [`command`] is the command
//! line.

pub mod domain;
pub mod programme;

pub mod store;

pub mod texts;

pub mod mail;

pub mod decision;

pub mod terminal;

pub mod web;

pub mod family;

pub mod office;

pub mod service;

pub mod command;
