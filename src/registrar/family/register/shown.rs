//! What a family was shown of an offer before it sent a form, and what has changed since. It travels
//! in the seal of the page, because nothing is stored before the form is sent.

use crate::registrar::texts::{Text, text};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Facts of an offer as a family reads them: what decides whether it wants this.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown(Vec<Fact>);

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Fact {
    /// What it is about.
    name: String,
    /// What was shown; nothing for a question that was asked.
    words: String,
}

impl Shown {
    /// These facts: name and words.
    pub fn facts(facts: Vec<(String, String)>) -> Shown {
        let fact = |(name, words)| Fact { name, words };
        Shown(facts.into_iter().map(fact).collect())
    }

    /// What is another than before, line by line; empty when all is as it was.
    pub fn changes(&self, before: &Shown) -> Vec<Text> {
        let (old, now) = (before.named(), self.named());
        let mut changes = Vec::new();
        for ((name, nth), words) in &now {
            match old.get(&(*name, *nth)) {
                Some(old) if old == words => {}
                Some(old) => changes.push(text!(
                    "changed_fact",
                    name = *name,
                    now = *words,
                    before = *old
                )),
                None => changes.push(added(name, words)),
            }
        }
        let gone_ones = old.iter().filter(|(name, _)| !now.contains_key(*name));
        changes.extend(gone_ones.map(|((name, _), words)| gone(name, words)));
        changes
    }

    /// The facts by their names; of those with one name the first, the second …
    fn named(&self) -> BTreeMap<(&str, usize), &str> {
        let mut named = BTreeMap::new();
        for Fact { name, words } in &self.0 {
            let earlier = named.keys().filter(|(known, _)| *known == name.as_str());
            let nth = earlier.count();
            named.insert((name.as_str(), nth), words.as_str());
        }
        named
    }
}

fn added(name: &str, words: &str) -> Text {
    match words {
        "" => text!("changed_new_question", question = name),
        _ => text!("changed_new_fact", name = name, now = words),
    }
}

fn gone(name: &str, words: &str) -> Text {
    match words {
        "" => text!("changed_gone_question", question = name),
        _ => text!("changed_gone_fact", name = name, before = words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registrar::texts::Texts;

    fn shown(facts: &[(&str, &str)]) -> Shown {
        let fact = |(name, words): &(&str, &str)| Fact {
            name: (*name).to_owned(),
            words: (*words).to_owned(),
        };
        Shown(facts.iter().map(fact).collect())
    }

    #[test]
    fn every_change_is_named_once_and_facts_of_one_name_are_not_mixed_up() {
        let before = shown(&[
            ("Wann", "1"),
            ("Kosten", "8"),
            ("Kosten", "4"),
            ("Wann", ""),
            ("Alt", ""),
        ]);
        assert_eq!(before.changes(&before), []);
        let now = shown(&[
            ("Wann", "2"),
            ("Kosten", "8"),
            ("Kosten", "5"),
            ("Wann", ""),
            ("Neu", ""),
        ]);
        let texts = Texts::new().unwrap();
        let changes = now.changes(&before);
        let said: Vec<_> = changes
            .iter()
            .map(|change| texts.say(change).into_owned())
            .collect();
        assert_eq!(
            said,
            [
                "Kosten: jetzt 5, vorher 4",
                "Neue Frage: „Neu“. Sie antworten unter „Fragen“.",
                "Wann: jetzt 2, vorher 1",
                "Das fragen wir nicht mehr: „Alt“",
            ]
        );
    }
}
