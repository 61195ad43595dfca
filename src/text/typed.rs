//! The one reader for typed text, wherever it comes in: files, forms, mail addresses. One text has
//! many spellings (composed and decomposed umlauts, signs that nobody sees, digits of other
//! scripts, five kinds of dash); from here on it has one.

use std::borrow::Cow;
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The first digit of each script whose ten digits are typed by somebody here.
const ZEROS: [char; 19] = [
    '\u{660}', '\u{6f0}', '\u{7c0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{b66}',
    '\u{be6}', '\u{c66}', '\u{ce6}', '\u{d66}', '\u{e50}', '\u{ed0}', '\u{f20}', '\u{1040}',
    '\u{17e0}', '\u{1810}', '\u{ff10}',
];

/// Signs that nobody sees: soft hyphens, joints without width, marks of direction, tags. Those that
/// join letters stay: some scripts need them.
pub fn is_unseen(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}'
        | '\u{e0000}'..='\u{e007f}')
}

/// Composed letters, without signs that nobody sees. Lines and everything else stay.
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || (is_nfc(text) && !text.contains(is_unseen)) {
        return Cow::Borrowed(text);
    }
    let seen = text.chars().filter(|letter| !is_unseen(*letter));
    Cow::Owned(seen.nfc().collect())
}

/// Words on one line: clean, without control characters, single spaces between, digits of all
/// scripts as ASCII, every dash a hyphen.
pub fn line(text: &str) -> String {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) && !text.contains("  ") {
        return text.trim().to_owned();
    }
    let clean = clean(text);
    let letters = clean.chars().map(|letter| match letter {
        _ if letter.is_whitespace() || letter.is_control() => ' ',
        _ if is_dash(letter) => '-',
        _ => digit(letter).unwrap_or(letter),
    });
    let plain: String = letters.collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// At most so many signs, the last of them `…` where something is left out. A letter keeps its marks or
/// goes with them.
pub fn shortened(text: &str, most: usize) -> Cow<'_, str> {
    if text.chars().count() <= most {
        return Cow::Borrowed(text);
    }
    let letters: Vec<char> = text.chars().collect();
    let joins = |letter: char| {
        is_combining_mark(letter) || matches!(letter, '\u{200c}' | '\u{200d}' | '\u{fe0f}')
    };
    let mut end = most.saturating_sub(1);
    while end > 0 && letters.get(end).is_some_and(|next| joins(*next)) {
        end -= 1;
    }
    let kept: String = letters[..end].iter().collect();
    let kept = kept.trim_end_matches(['\u{200d}', ' ']);
    Cow::Owned(format!("{kept}…"))
}

/// The same for every spelling of a name: without case, `ß` as `ss`, `ı` as `i`, and without signs
/// between its letters.
pub fn folded(name: &str) -> String {
    let upper = line(name).to_uppercase();
    // Capital letters first: `ß` has none of its own, `ı` shares that of `i`.
    let lower: String = upper.to_lowercase().nfc().collect();
    let lower = lower.replace("i\u{307}", "i");
    let letters = lower.chars().filter(|letter| letter.is_alphanumeric());
    // Once more: marks that a sign kept apart stand side by side now, and have one order there.
    letters.nfc().collect()
}

/// Whether it is a hyphen of any kind, or a dash.
pub fn is_dash(letter: char) -> bool {
    matches!(
        letter,
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}'
    )
}

/// A digit of another script as ASCII.
pub fn digit(letter: char) -> Option<char> {
    let zero = ZEROS.iter().find(|zero| {
        let first = **zero as u32;
        (first..first + 10).contains(&(letter as u32))
    })?;
    char::from_digit(letter as u32 - *zero as u32, 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_text_has_one_spelling() {
        assert_eq!(clean("Fru\u{308}hstu\u{308}ck"), "Frühstück");
        assert_eq!(
            clean("Feri\u{ad}en\u{ad}werk\u{200b}statt"),
            "Ferienwerkstatt"
        );
        assert_eq!(clean("10–12 Uhr\n\tmehr"), "10–12 Uhr\n\tmehr");
        assert_eq!(clean("می\u{200c}خواهم"), "می\u{200c}خواهم");
        assert_eq!(line(" 0171\u{2011}٢٣ \u{a0} 4 "), "0171-23 4");
        assert_eq!(line("maxi\u{200b}@b.de"), "maxi@b.de");
        assert_eq!(line("a\r\nb\u{b}c"), "a b c");
    }

    #[test]
    fn names_are_the_same_however_they_are_spelled() {
        for (one, other) in [
            ("Jürgen Müller", "Ju\u{308}rgen MU\u{308}LLER"),
            ("Groß", "GROSS"),
            ("Işık", "IŞIK"),
            ("İpek", "ipek"),
            ("D’Angelo", "d'angelo"),
            ("Anna-Lena", "Anna\u{2011}Lena"),
            ("Anna Lena", "anna-lena"),
        ] {
            assert_eq!(folded(one), folded(other), "{one}");
        }
        assert_ne!(folded("Müller"), folded("Muller"));
        let marks = folded("a\u{73d}-\u{739}");
        assert_eq!(folded(&marks), marks);
    }

    proptest! {
        #[test]
        fn what_was_read_once_reads_the_same_again(text in any::<String>()) {
            let clean = clean(&text).into_owned();
            prop_assert_eq!(super::clean(&clean).into_owned(), clean.clone());
            prop_assert!(!clean.contains(is_unseen));
            let line = line(&text);
            prop_assert!(!line.chars().any(char::is_control));
            prop_assert_eq!(super::line(&line), line.clone());
            prop_assert_eq!(folded(&line), folded(&text));
        }
    }
}
