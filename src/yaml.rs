//! Reading one YAML text into typed values that know their place. The only files that name
//! `serde_yaml`.

mod cut;
mod hard;
pub mod line;
mod lost;
mod places;
mod texts;
mod traps;
mod unseen;

use crate::diagnostics::{At, Finding};
use cut::without;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};

pub use places::{Places, Walk};
pub use texts::{Typed, texts};
pub use traps::fields::{Exists, meant, with_german_words};

/// A value and where it stands in its file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Located<T> {
    /// What was typed.
    pub value: T,
    /// Where it was typed.
    pub at: At,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Located<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = serde_yaml::Spanned::<T>::deserialize(deserializer)?;
        Ok(Located {
            value: spanned.value,
            // With an alias this would be where the value is used, not where it stands; aliases are
            // refused anyway.
            at: At::from(&spanned.referenced),
        })
    }
}

impl From<&serde_yaml::Location> for At {
    fn from(location: &serde_yaml::Location) -> At {
        let clamp = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
        At {
            line: clamp(location.line()),
            column: clamp(location.column()),
            length: clamp(location.span().len()).max(1),
        }
    }
}

/// Most findings reported for one file; a file that is wrong from top to bottom needs no more.
const MOST_FINDINGS: usize = 20;

/// How often a file is read again behind a mistake.
const MOST_ROUNDS: usize = 100;

/// Reads a YAML text. The value is there when the text could be read to its end, even if there are
/// findings: what is wrong is blanked out and reading goes on, so that one run finds as much as
/// possible.
pub fn read<T: DeserializeOwned>(text: &str, exists: Exists) -> (Option<T>, Vec<Finding>) {
    if text
        .lines()
        .all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'))
    {
        return (None, vec![traps::empty()]);
    }
    let mut findings = Vec::new();
    let mut patched: Option<String> = None;
    // Once something is wrong, hard spaces are the first to be suspected: they make every other
    // message a riddle.
    let mut softened: Option<String> = None;
    for _ in 0..MOST_ROUNDS {
        let text = softened.as_deref().unwrap_or(text);
        let current = patched.as_deref().unwrap_or(text);
        let error = match serde_yaml::from_str_with_options::<T>(current, options()) {
            Ok(value) => {
                findings.extend(lost::words(text));
                findings.extend(unseen::signs(text));
                return (Some(value), findings);
            }
            Err(error) => error,
        };
        if patched.is_none()
            && softened.is_none()
            && let Some((soft, found)) = hard::softened(text)
        {
            findings.extend(found.into_iter().take(MOST_FINDINGS));
            softened = Some(soft);
            continue;
        }
        // Explained by the text as it was typed: the patched one holds blanks that nobody wrote.
        let explained = traps::explain(error.without_snippet(), text, current, exists);
        let next = explained
            .cut
            .and_then(|cut| without(current, cut))
            // What changes nothing would fail in the same way for ever.
            .filter(|next| next != current);
        findings.extend(explained.finding);
        match next {
            Some(next) if findings.len() < MOST_FINDINGS => patched = Some(next),
            _ => break,
        }
    }
    // Who gets no value gets a finding, come what may: a file must not vanish without a word.
    if findings.is_empty() {
        findings.push(traps::unreadable());
    }
    (None, findings)
}

fn options() -> serde_yaml::Options {
    serde_yaml::options! {
        with_snippet: false,
        reject_unsupported_tags: true,
        budget: serde_yaml::budget! {
            // Nobody at an office uses anchors, and a few lines of them can fill the memory.
            max_aliases: 0,
            max_anchors: 0,
            // Data is a handful of levels deep; brackets typed by mistake must not exhaust the stack.
            max_depth: 24,
            max_nodes: 100_000,
            max_documents: 1,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::checks;

    #[derive(Debug, Default, Deserialize)]
    #[serde(default, deny_unknown_fields)]
    struct Thing {
        name: Option<Located<String>>,
        parts: Vec<Located<Part>>,
    }
    #[derive(Debug, Default, Deserialize)]
    #[serde(default, deny_unknown_fields)]
    struct Part {
        size: Option<Located<String>>,
    }

    #[test]
    fn scalars_stay_text_and_know_their_place() {
        let (thing, findings) = read::<Thing>("name: 01067\nparts:\n  - size: no\n", |_| false);
        let thing = thing.unwrap();
        assert!(findings.is_empty());
        assert_eq!(
            thing.name.unwrap(),
            Located {
                value: "01067".into(),
                at: At {
                    line: 1,
                    column: 7,
                    length: 5
                }
            }
        );
        assert_eq!(thing.parts[0].value.size.as_ref().unwrap().value, "no");
        assert_eq!(thing.parts[0].at.line, 3);
    }

    #[test]
    fn all_unknown_and_repeated_fields_of_a_file_are_found_in_one_run() {
        let (thing, findings) = read::<Thing>(
            "nam: x\nname: y\nparts:\n  - sise: 1\n    more:\n      - 2\n    size: 3\nname: z\n",
            |_| false,
        );
        let lines: Vec<_> = findings
            .iter()
            .map(|finding| (finding.at.line, finding.check))
            .collect();
        assert!(thing.is_some(), "{findings:?}");
        assert_eq!(lines.len(), 4, "{findings:?}");
        for line in [1, 4, 5, 8] {
            assert!(lines.iter().any(|(at, _)| *at == line), "{lines:?}");
        }
    }

    #[test]
    fn anchors_aliases_and_deep_nesting_are_refused() {
        let bomb = "name: &a x\nparts:\n  - size: *a\n";
        let deep = format!("parts: {}1{}\n", "[".repeat(2000), "]".repeat(2000));
        for text in [bomb, &deep] {
            let (_, findings) = read::<Thing>(text, |_| false);
            assert!(
                !findings.is_empty()
                    && findings
                        .iter()
                        .all(|finding| *finding.check == checks::SYNTAX),
                "{findings:?}"
            );
        }
    }
}
