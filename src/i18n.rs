//! Interface texts: `site/i18n/<lang>.ftl`, and those of the registrar beside them. The only file
//! that names `fluent_bundle` and `fluent_syntax`.

mod declared;

pub use declared::declares;

use crate::text::Lang;
use anyhow::{Context, bail};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;
use std::collections::BTreeMap;

/// An argument of a text.
#[derive(Clone, Copy, Debug)]
pub enum Arg<'a> {
    /// Words, put in as they are.
    Words(&'a str),
    /// A number, which also chooses the plural.
    Number(usize),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(words: &'a str) -> Self {
        Arg::Words(words)
    }
}
impl<'a> From<&'a String> for Arg<'a> {
    fn from(words: &'a String) -> Self {
        Arg::Words(words)
    }
}
impl From<usize> for Arg<'_> {
    fn from(number: usize) -> Self {
        Arg::Number(number)
    }
}

/// The interface texts of every language.
pub struct Texts {
    languages: [Language; 2],
}

struct Language {
    bundle: FluentBundle<FluentResource>,
    plain: BTreeMap<String, String>,
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "Texts({} and {} texts)",
            self.languages[0].plain.len(),
            self.languages[1].plain.len()
        )
    }
}

/// A Fluent file: its path as people know it, and its text.
pub type Source<'a> = (&'a str, &'a str);

impl Texts {
    /// Reads the texts of both languages, each from one or more files.
    ///
    /// # Errors
    /// When a file is not Fluent, or a text stands twice.
    pub fn parse(german: &[Source<'_>], english: &[Source<'_>]) -> anyhow::Result<Texts> {
        Ok(Texts {
            languages: [language(Lang::De, german)?, language(Lang::En, english)?],
        })
    }

    /// Every text without arguments, by key, for templates.
    pub fn plain(&self, lang: Lang) -> &BTreeMap<String, String> {
        &self.languages[lang as usize].plain
    }

    /// A text with its arguments. An unknown key comes back in brackets, which no page of the tests
    /// may show.
    pub fn format(&self, lang: Lang, key: &str, arguments: &[(&str, Arg<'_>)]) -> String {
        let language = &self.languages[lang as usize];
        if arguments.is_empty()
            && let Some(text) = language.plain.get(key)
        {
            return text.clone();
        }
        let Some(pattern) = language
            .bundle
            .get_message(key)
            .and_then(|message| message.value())
        else {
            // Something to be seen, not an error: one missing word must not keep the site from
            // being built, and a test looks for these brackets.
            return format!("⟦{key}⟧");
        };
        let mut values = FluentArgs::with_capacity(arguments.len());
        for (name, argument) in arguments {
            match argument {
                Arg::Words(words) => values.set(*name, FluentValue::from(*words)),
                Arg::Number(number) => values.set(*name, FluentValue::from(*number)),
            }
        }
        let mut errors = Vec::new();
        let text = language
            .bundle
            .format_pattern(pattern, Some(&values), &mut errors)
            .into_owned();
        if errors.is_empty() {
            text
        } else {
            format!("⟦{key}⟧")
        }
    }
}

fn language(lang: Lang, sources: &[Source<'_>]) -> anyhow::Result<Language> {
    let identifier = lang
        .code()
        .parse()
        .with_context(|| format!("language {}", lang.code()))?;
    let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
    // The marks for mixed directions would stand in titles, mails and calendars, where no browser
    // hides them; both languages run from left to right.
    bundle.set_use_isolating(false);
    let mut keys = Vec::new();
    for (path, source) in sources {
        let resource = match FluentResource::try_new((*source).to_owned()) {
            Ok(resource) => resource,
            Err((_, errors)) => bail!(
                "{path}: {}",
                errors.first().map(ToString::to_string).unwrap_or_default()
            ),
        };
        keys.extend(resource.entries().filter_map(|entry| match entry {
            Entry::Message(message) => Some(message.id.name.to_owned()),
            _ => None,
        }));
        if let Err(errors) = bundle.add_resource(resource) {
            bail!(
                "{path}: {}",
                errors.first().map(ToString::to_string).unwrap_or_default()
            );
        }
    }
    let mut plain = BTreeMap::new();
    for key in keys {
        let Some(pattern) = bundle.get_message(&key).and_then(|message| message.value()) else {
            continue;
        };
        let mut errors = Vec::new();
        // A text that needs arguments has errors without them: so the plain ones are told apart.
        let text = bundle.format_pattern(pattern, None, &mut errors);
        if errors.is_empty() {
            plain.insert(key.clone(), text.into_owned());
        }
    }
    Ok(Language { bundle, plain })
}
