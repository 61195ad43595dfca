//! Umlauts that fell apart: a text in UTF-8 that some program read as Windows-1252 and saved again,
//! so that `ß` became `ÃŸ`.

use crate::diagnostics::{At, Finding, checks};
use crate::text::Message;

/// The characters of Windows-1252 for the bytes 0x80 to 0x9f.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// Most findings of one file: all of it went through the same program.
const MOST: usize = 5;

/// The first word on each line that has fallen apart.
pub(super) fn find(text: &str) -> Vec<Finding> {
    if !text.contains(['Ã', 'Â', 'â']) {
        return Vec::new();
    }
    (1u32..)
        .zip(text.lines())
        .filter_map(|(number, line)| word(number, line))
        .take(MOST)
        .collect()
}

fn word(number: u32, line: &str) -> Option<Finding> {
    let mut column = 1;
    for word in line.split(' ') {
        let length = u32::try_from(word.chars().count()).unwrap_or(1);
        if let Some(meant) = mended(word) {
            let at = At {
                line: number,
                column,
                length: length.max(1),
            };
            let message = Message::new(
                "hier ist ein Sonderzeichen kaputtgegangen",
                "a special character is broken here",
            );
            return Some(Finding::new(&checks::MOJIBAKE, at, message).hint(
                format!(
                    "Gemeint ist wohl »{meant}«. So etwas kommt vom Kopieren oder Speichern in anderen Programmen. Prüfen Sie die ganze Datei."
                ),
                format!(
                    "Probably `{meant}` is meant. It comes from copying or saving in other programs. Look through the whole file."
                ),
            ));
        }
        column += length + 1;
    }
    None
}

/// The word as it was before, when it has fallen apart.
fn mended(word: &str) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    let (mut text, mut index, mut found) = (String::new(), 0, false);
    while let Some(letter) = letters.get(index) {
        let (letter, used) =
            together(&letters[index..]).map_or((*letter, 1), |(letter, used)| (letter, used));
        found |= used > 1;
        text.push(letter);
        index += used;
    }
    found.then_some(text)
}

/// The character that these letters were, and how many of them.
fn together(letters: &[char]) -> Option<(char, usize)> {
    let used = match letters.first()? {
        'Â' | 'Ã' => 2,
        'â' => 3,
        _ => return None,
    };
    let bytes: Vec<u8> = letters
        .get(..used)?
        .iter()
        .map(|letter| byte(*letter))
        .collect::<Option<_>>()?;
    Some((std::str::from_utf8(&bytes).ok()?.chars().next()?, used))
}

/// The byte that Windows-1252 shows as this character.
fn byte(letter: char) -> Option<u8> {
    let high = WINDOWS
        .chars()
        .position(|known| known == letter)
        .and_then(|position| u8::try_from(position + 0x80).ok());
    high.or_else(|| u8::try_from(u32::from(letter)).ok())
}

#[cfg(test)]
mod tests {
    use super::{find, mended};

    #[test]
    fn broken_umlauts_are_found_and_mended() {
        for (broken, meant) in [
            ("heiÃŸen", "heißen"),
            ("Ã¼ber", "über"),
            ("14â€“18", "14–18"),
            ("Ã„rger", "Ärger"),
        ] {
            assert_eq!(mended(broken).as_deref(), Some(meant));
        }
        assert_eq!(
            find("name: Treff\nshort: Wir heiÃŸen so\n")[0].at,
            crate::diagnostics::At {
                line: 2,
                column: 12,
                length: 7
            }
        );
    }

    #[test]
    fn words_of_other_languages_are_left_alone() {
        for word in [
            "über",
            "São",
            "SÃO",
            "pâté",
            "Âge",
            "château",
            "»Straße«",
            "14–18",
        ] {
            assert_eq!(mended(word), None, "{word}");
        }
    }
}
