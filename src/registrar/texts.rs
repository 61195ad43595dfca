//! What families read on pages: `site/i18n/registrar/de.ftl`, and the most important of it in
//! English, `en.ftl`. Both are embedded, and every name is checked while compiling.

use crate::i18n::{self, Arg, declares};
use crate::text::Lang;
use std::borrow::Cow;
use std::collections::BTreeMap;

const GERMAN: i18n::Source<'static> = (
    "site/i18n/registrar/de.ftl",
    include_str!("../../site/i18n/registrar/de.ftl"),
);

const ENGLISH: i18n::Source<'static> = (
    "site/i18n/registrar/en.ftl",
    include_str!("../../site/i18n/registrar/en.ftl"),
);

/// The name of a text that exists; [`text!`] and [`english!`] make it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(&'static str);

impl Key {
    /// A name, checked when it is a constant.
    ///
    /// # Panics
    /// When there is no such text, or it has other gaps.
    pub const fn german(name: &'static str, gaps: &[&str]) -> Key {
        assert!(
            declares(GERMAN.1, name, gaps),
            "site/i18n/registrar/de.ftl has no such text with these gaps"
        );
        Key(name)
    }

    /// The name of a text that exists in English, without gaps; checked when it is a constant.
    ///
    /// # Panics
    /// When there is no such text.
    pub const fn english(name: &'static str) -> Key {
        assert!(
            declares(ENGLISH.1, name, &[]),
            "site/i18n/registrar/en.ftl has no such text"
        );
        Key(name)
    }
}

/// What stands in a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Words.
    Words(String),
    /// A number, which also chooses the plural.
    Number(usize),
}

impl From<String> for Value {
    fn from(words: String) -> Value {
        Value::Words(words)
    }
}

impl From<&str> for Value {
    fn from(words: &str) -> Value {
        Value::Words(words.to_owned())
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Value {
        Value::Number(number)
    }
}

impl From<u8> for Value {
    fn from(number: u8) -> Value {
        Value::Number(number.into())
    }
}

impl From<u16> for Value {
    fn from(number: u16) -> Value {
        Value::Number(number.into())
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Value {
        Value::Number(number as usize)
    }
}

/// A text with what stands in its gaps. It becomes words where a page is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    key: Key,
    values: Vec<(&'static str, Value)>,
}

impl Text {
    /// A text; [`text!`] is shorter.
    pub fn new(key: Key, values: Vec<(&'static str, Value)>) -> Text {
        Text { key, values }
    }
}

/// A text by its name, with what stands in its gaps: `text!("closed_over", day = day)`. A name that
/// is not there, a gap that is left and a value without a gap do not compile.
macro_rules! text {
    ($name:literal $(, $gap:ident = $value:expr)* $(,)?) => {{
        use $crate::registrar::texts::{Key, Text, Value};
        const KEY: Key = Key::german($name, &[$(stringify!($gap)),*]);
        let values: Vec<(&'static str, Value)> = vec![$((stringify!($gap), Value::from($value))),*];
        Text::new(KEY, values)
    }};
}

/// The name of a text that exists in English. One that does not exist does not compile.
macro_rules! english {
    ($name:literal) => {{
        const KEY: $crate::registrar::texts::Key = $crate::registrar::texts::Key::english($name);
        KEY
    }};
}

pub(in crate::registrar) use {english, text};

/// All texts.
#[derive(Debug)]
pub struct Texts {
    all: i18n::Texts,
}

impl Texts {
    /// The texts of the registrar.
    ///
    /// # Errors
    /// When a file is not Fluent, which a test would show.
    pub fn new() -> anyhow::Result<Texts> {
        let all = i18n::Texts::parse(&[GERMAN], &[ENGLISH])?;
        Ok(Texts { all })
    }

    /// The same together with the texts of the site, which forms need.
    ///
    /// # Errors
    /// When a file is not Fluent or both have a text of one name, which a test would show.
    pub fn with_site() -> anyhow::Result<Texts> {
        let site = ("site/i18n/de.ftl", include_str!("../../site/i18n/de.ftl"));
        let all = i18n::Texts::parse(&[site, GERMAN], &[ENGLISH])?;
        Ok(Texts { all })
    }

    /// A text in words. One without gaps was made when the program started.
    pub fn say(&self, text: &Text) -> Cow<'_, str> {
        let Text { key, values } = text;
        if values.is_empty()
            && let Some(words) = self.plain().get(key.0)
        {
            return Cow::Borrowed(words);
        }
        let arguments: Vec<(&str, Arg<'_>)> = values
            .iter()
            .map(|(gap, value)| {
                let argument = match value {
                    Value::Words(words) => Arg::Words(words),
                    Value::Number(number) => Arg::Number(*number),
                };
                (*gap, argument)
            })
            .collect();
        Cow::Owned(self.all.format(Lang::De, key.0, &arguments))
    }

    /// The paragraphs of a text.
    pub fn paragraphs(&self, text: &Text) -> Vec<String> {
        self.say(text).split("\n\n").map(str::to_owned).collect()
    }

    /// A text in English.
    pub fn english(&self, key: Key) -> String {
        self.all.format(Lang::En, key.0, &[])
    }

    /// Every German text without gaps, for templates.
    pub fn plain(&self) -> &BTreeMap<String, String> {
        self.all.plain(Lang::De)
    }

    /// The texts as forms read them.
    pub fn all(&self) -> &i18n::Texts {
        &self.all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_become_words_with_what_stands_in_their_gaps() {
        let texts = Texts::with_site().unwrap();
        let said = |text: &Text| texts.say(text).into_owned();
        assert_eq!(said(&text!("confirm_title")), "Anmeldung bestätigen");
        assert_eq!(
            said(&text!("refused_limit", places = 1usize)),
            said(&text!("refused_limit", places = 5usize)).replace("5 Plätze", "1 Platz")
        );
        assert_eq!(texts.paragraphs(&text!("gone_lead")).len(), 2);
        assert_eq!(
            texts.english(english!("summary_one_place")),
            "Your child has a place."
        );
    }
}
