//! What is wrong with an input, in both languages; every message names the entry.

use crate::text::{Lang, Message};

/// An input error: stops the run before any number is drawn (*Input errors*).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.en)]
pub struct InputError(pub Message);

impl InputError {
    /// An error with its text in both languages.
    pub fn new(de: impl Into<String>, en: impl Into<String>) -> Self {
        Self(Message::new(de, en))
    }

    /// The text in one language.
    pub fn text(&self, lang: Lang) -> &str {
        self.0.in_language(lang)
    }
}
