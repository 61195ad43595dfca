//! Names of persons: what is written like a name behind a word like `Leitung` or `Frau`.

use super::office::is_thing;
use std::ops::Range;

/// So many words behind a function are looked at.
const AHEAD: usize = 8;

/// Behind these, one word is a name.
const TITLES: [&str; 8] = ["Frau", "Herr", "Herrn", "Hr", "Mr", "Mrs", "Ms", "Fräulein"];

/// Parts of a name that are none themselves.
const DEGREES: [&str; 4] = ["Dr", "Prof", "Dipl", "Ing"];

/// From tales that are played and told.
const FIGURES: [&str; 3] = ["Holle", "Nilsson", "Holles"];

/// How words for functions begin, in small letters; the gender may follow in any spelling.
const FUNCTIONS: [&str; 16] = [
    "ansprech",
    "betreuer",
    "betreuung",
    "betreut",
    "contact",
    "geleitet",
    "kontakt",
    "koordin",
    "leiter",
    "leitung",
    "organis",
    "referent",
    "trainer",
    "verantwort",
    "vorsitz",
    "vorstand",
];

/// How compound words for functions end.
const COMPOUNDS: [&str; 6] = [
    "leitung",
    "leiter",
    "leiterin",
    "trainer",
    "trainerin",
    "betreuung",
];

#[derive(Clone, Debug)]
struct Word<'a> {
    text: &'a str,
    range: Range<usize>,
    /// What stands between this word and the one before.
    gap: &'a str,
}

/// The names in a text. A team is called by the whole of its field.
pub(super) fn find(field: &str, text: &str) -> Vec<Range<usize>> {
    let words = words(text);
    if field == "team" {
        return whole(&words).into_iter().collect();
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let rest = &words[index + 1..];
        let name = if TITLES.contains(&word.text) {
            behind_title(rest)
        } else if is_function(word.text) {
            behind_function(rest)
        } else {
            None
        };
        let is_new = |name: &Range<usize>| found.last().is_none_or(|last| last.end <= name.start);
        found.extend(name.filter(is_new));
    }
    found
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut start = None;
    let mut end = 0;
    let is_part = |sign: char| sign.is_alphanumeric() || sign == '-' || sign == '’';
    for (at, sign) in text.char_indices().chain([(text.len(), ' ')]) {
        match (is_part(sign), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(Word {
                    text: &text[from..at],
                    range: from..at,
                    gap: &text[end..from],
                });
                end = at;
                start = None;
            }
            _ => {}
        }
    }
    words
}

fn is_function(word: &str) -> bool {
    let is =
        |part: Option<&str>, known: &str| part.is_some_and(|part| part.eq_ignore_ascii_case(known));
    let starts = |start: &&str| is(word.get(..start.len()), start);
    let ends = |end: &&str| {
        let from = word.len().checked_sub(end.len());
        is(from.and_then(|from| word.get(from..)), end)
    };
    FUNCTIONS.iter().any(starts) || COMPOUNDS.iter().any(ends)
}

/// Whether a word is written like a part of a name: `Kim`, `Anna-Lena`, an initial.
fn is_name(word: &str) -> bool {
    let parts = || word.split('-');
    let written = parts().all(|part| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.all(|letter| letter.is_lowercase() || letter == '’')
    });
    written
        && !parts().any(|part| is_thing(&part.to_lowercase()))
        && !TITLES.contains(&word)
        && !is_function(word)
}

/// Whether words can belong to one name, by what stands between them.
fn joins(before: &Word<'_>, word: &Word<'_>) -> bool {
    let initial = before.text.chars().count() == 1 || DEGREES.contains(&before.text);
    let gap = word
        .gap
        .strip_prefix('.')
        .filter(|_| initial)
        .unwrap_or(word.gap);
    gap.chars().all(char::is_whitespace) && gap.matches('\n').count() < 2
}

/// The name at the start: its words.
fn run(words: &[Word<'_>]) -> usize {
    let mut length = 0;
    for (index, word) in words.iter().enumerate() {
        let part = is_name(word.text) || DEGREES.contains(&word.text);
        if !part || (index > 0 && !joins(&words[index - 1], word)) {
            break;
        }
        length = index + 1;
    }
    length
}

fn range(words: &[Word<'_>]) -> Option<Range<usize>> {
    Some(words.first()?.range.start..words.last()?.range.end)
}

fn behind_title(rest: &[Word<'_>]) -> Option<Range<usize>> {
    let first = rest.first()?;
    let gap = first.gap.trim_start_matches('.');
    let near = gap.chars().all(char::is_whitespace);
    let length = run(rest).min(4);
    let figure = FIGURES.contains(&first.text);
    (near && length > 0 && !figure).then(|| range(&rest[..length]))?
}

fn behind_function(rest: &[Word<'_>]) -> Option<Range<usize>> {
    for (index, word) in rest.iter().enumerate().take(AHEAD) {
        let initial = index > 0 && rest[index - 1].text.chars().count() == 1;
        let ends = word.gap.contains(['.', '!', '?', ';', '|']) && !initial;
        // What follows the gender in another spelling (`Leiter*in`) is no end.
        if ends || word.gap.matches('\n').count() > 1 {
            return None;
        }
        let length = run(&rest[index..]);
        if length > 1 {
            return range(&rest[index..index + length.min(4)]);
        }
    }
    None
}

/// The whole text, when it is a name and nothing else.
fn whole(words: &[Word<'_>]) -> Option<Range<usize>> {
    let start = usize::from(
        words
            .first()
            .is_some_and(|word| TITLES.contains(&word.text)),
    );
    let rest = words.get(start..)?;
    let is_all = !rest.is_empty() && run(rest) == rest.len() && words.len() > 1;
    is_all.then(|| range(words))?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(field: &str, text: &'a str) -> Vec<&'a str> {
        find(field, text)
            .into_iter()
            .map(|range| &text[range])
            .collect()
    }

    #[test]
    fn names_are_found_behind_functions_and_titles() {
        for (text, name) in [
            ("Leitung: Vorname Nachname", "Vorname Nachname"),
            ("**Leitung:** Vorname Nachname.", "Vorname Nachname"),
            (
                "Leitung des Hauses hat Vorname Nachname.",
                "Vorname Nachname",
            ),
            ("Kursleitung: Kim-Noa Nachname", "Kim-Noa Nachname"),
            ("Ansprechpartner*in: Vorname Nachname", "Vorname Nachname"),
            (
                "Ansprechpartnerin ist [Vorname Nachname](/fragen/)",
                "Vorname Nachname",
            ),
            ("Leiter/in: V. Nachname", "V. Nachname"),
            ("Kontakt:\nVorname\nNachname", "Vorname\nNachname"),
            ("Fragt nach Frau Nachname!", "Nachname"),
            ("Anmeldung bei Herrn Dr. Nachname", "Dr. Nachname"),
            ("geleitet von Vorname Nachname", "Vorname Nachname"),
        ] {
            assert_eq!(found("text", text), [name], "{text}");
        }
        assert_eq!(found("team", "Frau Nachname"), ["Frau Nachname"]);
    }

    #[test]
    fn offices_and_sentences_are_no_names() {
        for text in [
            "Leitung: Team vom Bootshaus",
            "Kontakt: Jugendamt, Zimmer 12",
            "Die Leitung ist verhindert. Einen neuen Termin suchen wir.",
            "Kontakt: eine Adresse Ihrer Gruppe",
            "Alle Frauen und Herren, auch Frau und Mann",
            "Frau Holle im Schnee",
            "Ansprechpartnerin: Fachstelle Kinderschutz",
            "Herr der Ringe",
        ] {
            assert_eq!(found("text", text), [""; 0], "{text}");
        }
        for team in [
            "Kreis Seeufer",
            "Frühe Hilfen",
            "Stadtmuseum Musterstadt",
            "Jugendamt",
            "Ferienpass-Team",
        ] {
            assert_eq!(found("team", team), [""; 0], "{team}");
        }
    }
}
