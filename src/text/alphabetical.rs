//! The order in which people look for words: DIN 5007-1, as in a dictionary. Ä stands beside A and
//! ß beside ss, capital letters beside small ones, and accents do not count.

/// Where a text stands in a list that people read. One that is made once for each text:
/// `sort_by_cached_key`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Alphabetical {
    /// What decides: letters without marks, small; a hyphen is a blank, other signs do not count.
    letters: String,
    /// What decides between texts of the same letters, so that every list has one order: small
    /// letters with their marks (`Muller` before `Müller`), and then the text itself.
    small: String,
    typed: String,
}

/// Where a text stands in a list that people read.
pub fn alphabetical(text: &str) -> Alphabetical {
    let mut letters = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match plain(letter) {
            Some(several) => letters.push_str(several),
            None if letter.is_alphanumeric() => letters.push(letter),
            None if is_gap(letter) && !letters.ends_with(' ') => letters.push(' '),
            None => {}
        }
    }
    Alphabetical {
        letters: letters.trim().to_owned(),
        small: text.to_lowercase(),
        typed: text.to_owned(),
    }
}

/// Ends a word: blanks, hyphens, dashes.
fn is_gap(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '-' | '\u{2010}'..='\u{2014}' | '/')
}

/// The letters that a small letter with a mark counts as. Marks that follow their letter are no
/// letters and fall away by themselves.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ä' | 'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' | 'ǎ' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ð' | 'ď' | 'đ' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' | 'ǧ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì' | 'í' | 'î' | 'ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ǐ' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ö' | 'ò' | 'ó' | 'ô' | 'õ' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ǒ' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'þ' => "th",
        'ü' | 'ù' | 'ú' | 'û' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ǔ' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted<const N: usize>(mut words: [&str; N]) -> [&str; N] {
        words.sort_by_cached_key(|word| alphabetical(word));
        words
    }

    #[test]
    fn letters_with_marks_stand_beside_those_without() {
        let order = [
            "Ägypten", "Apfel", "Çelik", "Decker", "Łuczak", "Öztürk", "Özyurt", "Šimić", "Ulme",
            "Über", "Zebra",
        ];
        let wanted = [
            "Ägypten", "Apfel", "Çelik", "Decker", "Łuczak", "Öztürk", "Özyurt", "Šimić", "Über",
            "Ulme", "Zebra",
        ];
        assert_eq!(sorted(order), wanted);
    }

    #[test]
    fn sharp_s_is_two_letters_and_capitals_do_not_count() {
        assert_eq!(
            sorted(["Mast", "Maßnahme", "MASSE", "masche", "Maß"]),
            ["masche", "Maß", "MASSE", "Maßnahme", "Mast"]
        );
        assert_eq!(sorted(["STRASSE", "Straße", "Strasse"])[2], "Straße");
    }

    #[test]
    fn the_same_letters_have_one_order_however_they_come() {
        assert_eq!(
            sorted(["Müller", "Muller", "müller", "Mueller"]),
            ["Mueller", "Muller", "Müller", "müller"]
        );
        assert_eq!(
            sorted(["müller", "Müller", "Mueller", "Muller"]),
            ["Mueller", "Muller", "Müller", "müller"]
        );
    }

    #[test]
    fn marks_that_follow_their_letter_do_not_count_either() {
        assert_eq!(
            sorted(["Zoe", "Mu\u{308}nz", "Mund"]),
            ["Mund", "Mu\u{308}nz", "Zoe"]
        );
        // A capital I with a dot becomes two signs when it is made small.
        assert_eq!(sorted(["Jan", "İnci", "Ida"]), ["Ida", "İnci", "Jan"]);
    }

    #[test]
    fn a_word_that_ends_stands_first_and_signs_do_not_count() {
        assert_eq!(
            sorted([
                "Kleinmann",
                "Klein-Schmidt",
                "Klein Berg",
                "Klein",
                "»Kleid«"
            ]),
            [
                "»Kleid«",
                "Klein",
                "Klein Berg",
                "Klein-Schmidt",
                "Kleinmann"
            ]
        );
        assert_eq!(
            sorted(["O’Neill", "Onal", "Oz", "O'Brien"]),
            ["O'Brien", "Onal", "O’Neill", "Oz"]
        );
    }
}
