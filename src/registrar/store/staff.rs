//! What the office sees of the store.

use crate::registrar::domain::{Guardian, Instant, Registration, RegistrationId};

/// A registration with whom to call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// The registration.
    pub registration: Registration,
    /// Why it ended, if it did.
    pub reason: Option<String>,
    /// Who answers for the child.
    pub guardian: Guardian,
    /// When the family agreed that notes on health are kept.
    pub consented_at: Option<Instant>,
}

/// A letter in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailLine {
    /// Its row.
    pub id: i64,
    /// What kind of letter.
    pub kind: String,
    /// To whom, masked.
    pub to: String,
    /// Which registrations it is about; none once it is sent.
    pub numbers: Vec<RegistrationId>,
    /// `due`, `sent` or `failed`.
    pub state: String,
    /// When it was written.
    pub written_at: Instant,
    /// Attempts so far.
    pub attempts: u32,
    /// What went wrong last.
    pub problem: Option<String>,
}

/// What the office did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// When.
    pub at: Instant,
    /// `place`, `cancel`, `purge` or `retry`.
    pub action: String,
    /// Number of the registration or of the letter; empty for all.
    pub subject: String,
    /// Why.
    pub reason: String,
}
