//! What the office does: lists, places after a call, the end of a registration, what is deleted; and
//! what it reads once a day. It may use the other areas.

pub mod changes;
pub mod commands;
pub mod digest;
pub mod export;
pub mod notes;
pub mod participants;
pub mod place;
pub mod purge;
pub mod unasked;
