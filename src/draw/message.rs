//! What is wrong with an input, in both languages; every message names the entry.

/// The language of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English, the default.
    English,
    /// German, when the locale says so.
    German,
}

impl Language {
    /// The language of a locale such as `de_DE.UTF-8`: German if it starts with `de`, English
    /// otherwise.
    pub fn of_locale(locale: &str) -> Self {
        if locale.starts_with("de") {
            Self::German
        } else {
            Self::English
        }
    }
}

/// An input error: stops the run before any number is drawn (contract, *Input errors*).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{english}")]
pub struct InputError {
    english: String,
    german: String,
}

impl InputError {
    /// An error with its text in both languages.
    pub fn new(english: impl Into<String>, german: impl Into<String>) -> Self {
        Self {
            english: english.into(),
            german: german.into(),
        }
    }

    /// The text in one language.
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::English => &self.english,
            Language::German => &self.german,
        }
    }
}
