//! Letters on their way: from facts to words, into the outbox, and out to a mailbox.

pub mod copies;
pub mod delivery;
mod due;
pub mod letter;
pub mod letters;
pub mod log;
pub mod mailer;
pub mod meanwhile;
pub mod outbox;
pub mod problem;
pub mod sending;
