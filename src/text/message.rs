//! What the program says to its operators and editors.

use super::Lang;

/// One sentence in both languages of the staff.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Message {
    /// German.
    pub de: String,
    /// English.
    pub en: String,
}

impl Message {
    /// The sentence in both languages.
    pub fn new(de: impl Into<String>, en: impl Into<String>) -> Message {
        Message {
            de: de.into(),
            en: en.into(),
        }
    }

    /// The sentence in one language.
    pub fn in_language(&self, lang: Lang) -> &str {
        match lang {
            Lang::De => &self.de,
            Lang::En => &self.en,
        }
    }
}
