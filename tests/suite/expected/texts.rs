//! No sentence changes in silence: every German interface text stands in an expected file.

use super::templates::stands_in;
use super::{files_below, home, renews};
use crate::findings::repository;
use std::fs;

/// Where the German texts of both programs stand.
const TEXTS: [&str; 2] = ["site/i18n/de.ftl", "site/i18n/registrar/de.ftl"];

/// Texts that no page can show, or none that a test here can wait for.
const UNSEEN: [&str; 7] = [
    // Programmes that are not published yet are dropped before pages are made.
    "phase_hidden_text",
    "phase_hidden_title",
    // Occasions are counted where there are several.
    "occasion_count",
    // A template that fails, an answer that takes too long: `rough.rs` has the second.
    "broken_title",
    "too_slow_title",
    // Limits of one place; a link to a place that is no longer offered, nor taken, nor declined.
    "refused_limit",
    "as_before_lead",
];

/// The texts of a Fluent file by key, without what is put into them: `Noch { $n } Plätze` gives
/// `Noch` and `Plätze`, a choice of forms gives each form.
fn pieces(fluent: &str) -> Vec<(&str, &str)> {
    let (mut pieces, mut key) = (Vec::new(), "");
    for line in fluent.lines().filter(|line| !line.starts_with('#')) {
        let text = match line.split_once(" =") {
            Some((name, text)) if !line.starts_with(' ') => {
                key = name;
                text
            }
            // `    *[other] { $n } Plätze`
            _ => line
                .trim_start()
                .split_once("] ")
                .map_or(line, |(_, text)| text),
        };
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            pieces.push((key, before));
            rest = after.split_once('}').map_or("", |(_, after)| after);
        }
        pieces.push((key, rest));
    }
    let letters = |text: &str| text.chars().filter(|letter| letter.is_alphabetic()).count();
    pieces
        .into_iter()
        .map(|(key, text)| (key, text.trim()))
        .filter(|(_, text)| letters(text) > 2)
        .collect()
}

/// Text of HTML as people read it.
fn unescaped(html: &str) -> String {
    html.replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

#[test]
fn every_german_text_stands_in_an_expected_file() {
    if renews() {
        // Other tests are writing the files.
        return;
    }
    let mut expected: Vec<String> = files_below(&home(""))
        .into_values()
        .map(|path| unescaped(&fs::read_to_string(path).unwrap()))
        .collect();
    let fluent: String = TEXTS
        .iter()
        .map(|file| fs::read_to_string(repository(file)).unwrap())
        .collect();
    let missing: Vec<String> = pieces(&fluent)
        .into_iter()
        .filter(|(key, text)| !UNSEEN.contains(key) && !stands_in(&mut expected, text))
        .map(|(key, text)| format!("{key}: {text}"))
        .collect();
    assert!(
        missing.is_empty(),
        "{}\n\nThese texts of {TEXTS:?} stand in no expected file. Renew the files; if that \
         does not help, give the tiny town or a sample what shows them.\n{}",
        missing.join("\n"),
        super::RENEW
    );
}

#[test]
fn the_pieces_of_a_text_are_what_is_always_the_same() {
    let fluent = "# note\nfree = Noch { $n } Plätze\nmany = { $n ->\n    [one] Ein Kind\n   *[other] { $n } Kinder\n}\nto = bis\nno = 1 x\n";
    assert_eq!(
        pieces(fluent),
        [
            ("free", "Noch"),
            ("free", "Plätze"),
            ("many", "Ein Kind"),
            ("many", "Kinder"),
            ("to", "bis"),
        ]
    );
}
