//! One word out of a set. The words are English, staff think in German: the messages name both.

use super::lower::Lower;
use crate::diagnostics::{At, checks};
use crate::schema::{Choice, YesNo};
use crate::text::{Lang, nearest, or};

/// What the words mean.
const GERMAN: [(&str, &str); 32] = [
    ("adventure-playground", "Bauspielplatz"),
    ("advice", "Beratungsstelle"),
    ("children", "Kinder und Jugendliche"),
    ("choice", "eigene Auswahl"),
    ("community", "Gemeinschaftsschule"),
    ("creative-playground", "Kreativspielplatz"),
    ("direct", "wer zuerst kommt"),
    ("draw", "Auslosung"),
    ("even", "gerade Wochen"),
    ("every", "jede Woche"),
    ("everyone", "alle"),
    ("external", "beim Anbieter"),
    ("first-come", "wer zuerst kommt"),
    ("grammar", "Gymnasium"),
    ("health", "Gesundheit"),
    ("helpline", "Telefon"),
    ("meeting-place", "Treffpunkt"),
    ("none", "ohne Anmeldung"),
    ("odd", "ungerade Wochen"),
    ("parents", "Eltern"),
    ("photo", "Fotos"),
    ("pick-up", "abholen"),
    ("play-van", "Spielmobil"),
    ("primary", "Grundschule"),
    ("professionals", "Fachkräfte"),
    ("special", "Förderzentrum"),
    ("street-work", "Straßensozialarbeit"),
    ("swimming", "schwimmen"),
    ("text", "eigene Frage"),
    ("unit", "Stelle der Stadt"),
    ("vocational", "Berufsschule"),
    ("youth-centre", "Jugendhaus"),
];

fn german(word: &str) -> Option<&'static str> {
    GERMAN
        .iter()
        .find(|(english, _)| *english == word)
        .map(|(_, german)| *german)
}

/// The word whose German meaning begins like what was typed.
fn by_meaning<'a>(typed: &str, words: &[&'a str]) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    let begins = |word: &&str| {
        typed.chars().count() > 3
            && german(word).is_some_and(|german| german.to_lowercase().starts_with(&typed))
    };
    words.iter().copied().find(begins)
}

/// Each word with its meaning, as a hint.
fn all(words: &[&str]) -> (String, String) {
    let explained: Vec<String> = words
        .iter()
        .map(|word| german(word).map_or((*word).to_owned(), |german| format!("{word} ({german})")))
        .collect();
    (
        format!("Möglich ist {}.", or(Lang::De, &explained)),
        format!("Possible is {}.", or(Lang::En, words)),
    )
}

impl Lower<'_> {
    /// One word out of a set, which is needed.
    pub(super) fn choice<T: Clone + PartialEq>(
        &mut self,
        field: Option<&Choice>,
        name: &str,
        entry: At,
        words: &[(&str, T)],
    ) -> Option<T> {
        match field {
            Some(field) => self.word(field, words),
            None => {
                let (de, en) = all(&names(words));
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
    pub(super) fn word<T: Clone + PartialEq>(
        &mut self,
        field: &Choice,
        words: &[(&str, T)],
    ) -> Option<T> {
        let typed = field.text().trim();
        let found = words
            .iter()
            .find(|(word, _)| word.eq_ignore_ascii_case(typed))
            .map(|(_, value)| value.clone());
        if found.is_none() {
            let names = names(words);
            let hint =
                match by_meaning(typed, &names).or_else(|| nearest(typed, names.iter().copied())) {
                    Some(near) => (
                        format!("Meinten Sie »{near}«?"),
                        format!("Did you mean `{near}`?"),
                    ),
                    None => all(&names),
                };
            self.report_typed(
                &checks::WORD,
                field.at(),
                typed,
                format!("»{typed}« geht hier nicht"),
                format!("`{typed}` is not possible here"),
            )
            .hint(hint.0, hint.1);
        }
        found
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

/// The words to show: the first one of each meaning.
fn names<'a, T: PartialEq>(words: &[(&'a str, T)]) -> Vec<&'a str> {
    let first = |(index, (_, value)): &(usize, &(&str, T))| {
        !words[..*index].iter().any(|(_, known)| known == value)
    };
    words
        .iter()
        .enumerate()
        .filter(first)
        .map(|(_, (word, _))| *word)
        .collect()
}
