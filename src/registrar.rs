//! The companion of the website: HTML form → durable store → e-mail; and the draw.
//!
//! Modules in reading order. On the ground [`texts`] are what families read; [`domain`] and [`programme`] say what there is, and ask
//! neither clock nor disk; [`store`] keeps it, [`mail`] writes and sends letters, a [`decision`] holds
//! what a use case changes, [`web`] is what all pages share. Above them one area for each kind of
//! people and what they do: [`family`]. [`service`] runs it all, [`command`] is the command line.

pub mod texts;

pub mod domain;
pub mod programme;

pub mod store;

pub mod mail;

pub mod decision;

pub mod web;

pub mod family;
pub mod office;

pub mod service;

pub mod command;
