//! One word out of a closed set. The words are English, staff think in German: the messages name
//! both.

use super::lower::Lower;
use crate::diagnostics::{At, checks};
use crate::model::Fact;
use crate::schema::{self, Choice, YesNo};
use crate::text::{ClosedSet, Lang, nearest, or};

/// What can be typed for a fact that may be unknown.
const FACTS: [&str; 3] = ["ja", "nein", "unbekannt"];

/// The word whose German meaning begins like what was typed.
fn by_meaning<T: ClosedSet>(typed: &str) -> Option<&'static str> {
    let typed = typed.to_lowercase();
    let begins =
        |value: &&T| typed.chars().count() > 3 && value.german().to_lowercase().starts_with(&typed);
    T::ALL.iter().find(begins).map(|value| value.word())
}

/// Each word, with its meaning in German, as a hint.
fn possible<T: ClosedSet>() -> (String, String) {
    (
        format!("Möglich ist {}.", T::choices()),
        format!("Possible is {}.", or(Lang::En, &T::words())),
    )
}

impl Lower<'_> {
    /// One word out of a set, which is needed.
    pub(super) fn choice<T: ClosedSet>(
        &mut self,
        field: Option<&Choice<T>>,
        name: &str,
        entry: At,
    ) -> Option<T> {
        match field {
            Some(field) => self.word(field),
            None => {
                let (de, en) = possible::<T>();
                let hint = (
                    format!("Ergänzen Sie eine Zeile »{name}: …«. {de}"),
                    format!("Add a line `{name}: …`. {en}"),
                );
                self.missing_with(&checks::MISSING_FIELD, name, entry, hint);
                None
            }
        }
    }

    /// One word out of a set.
    pub(super) fn word<T: ClosedSet>(&mut self, field: &Choice<T>) -> Option<T> {
        let typed = field.text().trim();
        let found = T::of_word(typed);
        if found.is_none() {
            let near = by_meaning::<T>(typed).or_else(|| nearest(typed, T::words()));
            self.no_word(typed, field.at(), near, possible::<T>());
        }
        found
    }

    /// `ja`, `nein` or `unbekannt`.
    pub(super) fn fact(&mut self, field: &schema::Fact) -> Option<Fact> {
        let typed = field.text().trim();
        match typed.to_ascii_lowercase().as_str() {
            "ja" | "yes" | "true" => Some(Fact::Yes),
            "nein" | "no" | "false" => Some(Fact::No),
            "unbekannt" | "unknown" => Some(Fact::Unknown),
            _ => {
                let possible = (
                    format!("Möglich ist {}.", or(Lang::De, &FACTS)),
                    format!("Possible is {}.", or(Lang::En, &FACTS)),
                );
                self.no_word(typed, field.at(), nearest(typed, FACTS), possible);
                None
            }
        }
    }

    /// Reports a word that is none of the set.
    fn no_word(&mut self, typed: &str, at: At, near: Option<&str>, possible: (String, String)) {
        let hint = match near {
            Some(near) => (
                format!("Meinten Sie »{near}«?"),
                format!("Did you mean `{near}`?"),
            ),
            None => possible,
        };
        self.report_typed(
            &checks::WORD,
            at,
            typed,
            format!("»{typed}« geht hier nicht"),
            format!("`{typed}` is not possible here"),
        )
        .hint(hint.0, hint.1);
    }

    /// `ja` or `nein`.
    pub(super) fn yes_no(&mut self, field: &YesNo) -> Option<bool> {
        let typed = field.text().trim();
        match typed.to_lowercase().as_str() {
            "ja" | "yes" | "true" => Some(true),
            "nein" | "no" | "false" => Some(false),
            _ => {
                let message = (
                    format!("»{typed}« ist weder ja noch nein"),
                    format!("`{typed}` is neither yes nor no"),
                );
                self.report_typed(&checks::YES_NO, field.at(), typed, message.0, message.1)
                    .hint(
                        "Schreiben Sie »ja« oder »nein«, ohne weitere Wörter.",
                        "Write `ja` (yes) or `nein` (no), without further words.",
                    );
                None
            }
        }
    }

    /// `ja` or `nein`; missing is `nein`.
    pub(super) fn flag(&mut self, field: Option<&YesNo>) -> bool {
        field.and_then(|field| self.yes_no(field)).unwrap_or(false)
    }
}
