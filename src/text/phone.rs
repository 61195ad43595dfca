//! Phone numbers: one number has many spellings, and one form in which it is called. Site and
//! registrar, pages and machine-readable files read and write it here.

use super::typed::line;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The longest text that is looked at: a number with signs between all of its digits.
const LONGEST: usize = 40;

/// Most digits of a number of the world, country code included (E.164).
const MOST_DIGITS: usize = 15;

/// The country whose numbers are written without a country code here.
const COUNTRY: &str = "49";

/// A phone number that can be called. Two spellings of one number are equal.
#[derive(Clone, Debug)]
pub struct Phone {
    /// As it was typed, on one line: how digits are grouped helps those who read them out.
    shown: String,
    /// What is dialled: `+494066969123`, or `116111`.
    dialled: String,
}

/// Why a text is no number that can be called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongPhone {
    /// Other signs than those of numbers, or too few digits.
    NoNumber,
    /// It can be called from the same town only.
    NoAreaCode,
    /// More digits than a number has, or a second extension.
    Several,
}

impl Phone {
    /// Reads a number of Germany, with or without its country code, one of another country, or a
    /// short one like 110.
    ///
    /// # Errors
    /// With the reason, when nobody could call it.
    pub fn parse(text: &str) -> Result<Phone, WrongPhone> {
        let shown = line(text);
        if shown.len() > LONGEST {
            let is_more = digits(&shown).len() > MOST_DIGITS;
            return Err(if is_more {
                WrongPhone::Several
            } else {
                WrongPhone::NoNumber
            });
        }
        let dialled = dialled(&shown)?;
        Ok(Phone { shown, dialled })
    }

    /// A number that an earlier version took: what cannot be read today is kept as it is, because
    /// nobody is there to correct it.
    pub fn kept(text: &str) -> Phone {
        Phone::parse(text).unwrap_or_else(|_| Phone {
            shown: text.to_owned(),
            dialled: digits(text),
        })
    }

    /// As it was typed.
    pub fn as_str(&self) -> &str {
        &self.shown
    }

    /// What is dialled: short and free numbers as they are, all others with their country code.
    pub fn dialled(&self) -> &str {
        &self.dialled
    }

    /// The target of a link: `tel:+494066969123`.
    pub fn link(&self) -> String {
        format!("tel:{}", self.dialled)
    }

    /// What is dialled inside of the country: `04066969123`.
    pub fn national(&self) -> String {
        match self.dialled.strip_prefix("+49") {
            Some(rest) => format!("0{rest}"),
            None => self.dialled.clone(),
        }
    }
}

impl PartialEq for Phone {
    fn eq(&self, other: &Phone) -> bool {
        self.dialled == other.dialled
    }
}

impl Eq for Phone {}

impl Serialize for Phone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.shown)
    }
}

impl<'de> Deserialize<'de> for Phone {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Phone, D::Error> {
        String::deserialize(deserializer).map(|text| Phone::kept(&text))
    }
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// What is dialled.
fn dialled(shown: &str) -> Result<String, WrongPhone> {
    let plain = plain(shown)?;
    if has_second_extension(&plain) {
        return Err(WrongPhone::Several);
    }
    let all = digits(&plain);
    let is_abroad = plain.trim_start_matches('(').starts_with('+');
    let (country, rest) = match (is_abroad, all.strip_prefix("00")) {
        (true, _) => (true, without_trunk_zero(&plain, &all)),
        (false, Some(rest)) => (true, without_trunk_zero(&plain, rest)),
        // Long enough for a country code, and no number of a town is.
        (false, None) if all.starts_with(COUNTRY) && all.len() > 10 => {
            (true, without_trunk_zero(&plain, &all))
        }
        (false, None) => (false, all),
    };
    if country {
        with_country(&rest)
    } else {
        national(&rest)
    }
}

/// The text in the signs of a number.
fn plain(shown: &str) -> Result<String, WrongPhone> {
    let plain: Option<String> = shown
        .chars()
        .map(|letter| match letter {
            '＋' => Some('+'),
            '／' | '∕' | '⁄' => Some('/'),
            '（' => Some('('),
            '）' => Some(')'),
            '0'..='9' | ' ' | '+' | '-' | '/' | '(' | ')' | '.' => Some(letter),
            _ => None,
        })
        .collect();
    let plain = plain.ok_or(WrongPhone::NoNumber)?;
    // One plus, and nothing but brackets and spaces in front of it.
    let has_odd_plus = plain
        .rfind('+')
        .is_some_and(|at| !plain[..at].chars().all(|letter| "( ".contains(letter)));
    if has_odd_plus {
        Err(WrongPhone::NoNumber)
    } else {
        Ok(plain.trim_start().to_owned())
    }
}

/// `66969-100/101` are two numbers; `+49-40/66969` is one.
fn has_second_extension(plain: &str) -> bool {
    plain.rsplit_once('/').is_some_and(|(before, _)| {
        before.rsplit_once('-').is_some_and(|(number, extension)| {
            digits(number).len() > 6 && !digits(extension).is_empty()
        })
    })
}

/// Digits with a country code, without the zero that is only dialled inside of the country:
/// `+49 (0)40`. Other countries have numbers that begin with a zero, so only theirs in brackets goes.
fn without_trunk_zero(plain: &str, digits_with_code: &str) -> String {
    if let Some(rest) = digits_with_code.strip_prefix(COUNTRY) {
        return format!("{COUNTRY}{}", rest.strip_prefix('0').unwrap_or(rest));
    }
    match plain.split_once("(0)") {
        Some((code, rest)) => {
            let code = digits(code);
            format!(
                "{}{}",
                code.strip_prefix("00").unwrap_or(&code),
                digits(rest)
            )
        }
        None => digits_with_code.to_owned(),
    }
}

fn with_country(digits: &str) -> Result<String, WrongPhone> {
    if let Some(rest) = digits.strip_prefix(COUNTRY) {
        return german(rest);
    }
    match digits.len() {
        _ if digits.starts_with('0') => Err(WrongPhone::NoNumber),
        ..7 => Err(WrongPhone::NoNumber),
        7..=MOST_DIGITS => Ok(format!("+{digits}")),
        _ => Err(WrongPhone::Several),
    }
}

fn national(digits: &str) -> Result<String, WrongPhone> {
    match digits.strip_prefix('0') {
        Some(rest) => german(rest),
        None if is_short(digits) => Ok(digits.to_owned()),
        None if digits.len() > MOST_DIGITS => Err(WrongPhone::Several),
        None if digits.len() >= 4 => Err(WrongPhone::NoAreaCode),
        None => Err(WrongPhone::NoNumber),
    }
}

/// A number of this country, without its first zero.
fn german(rest: &str) -> Result<String, WrongPhone> {
    match rest.len() {
        _ if is_short(rest) => Ok(rest.to_owned()),
        _ if rest.starts_with('0') => Err(WrongPhone::NoNumber),
        ..4 => Err(WrongPhone::NoNumber),
        _ if rest.len() + COUNTRY.len() > MOST_DIGITS => Err(WrongPhone::Several),
        // Free numbers cannot be called from abroad, and some networks refuse them with a country
        // code.
        _ if rest.starts_with("800") => Ok(format!("0{rest}")),
        _ => Ok(format!("+{COUNTRY}{rest}")),
    }
}

/// Numbers without an area code: emergencies and offices, those of social value, inquiries.
fn is_short(digits: &str) -> bool {
    match digits.len() {
        3 => matches!(digits, "110" | "112" | "115"),
        5 => digits.starts_with("118"),
        6 => digits.starts_with("116"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn link(text: &str) -> String {
        Phone::parse(text).unwrap().link()
    }

    #[test]
    fn every_spelling_of_a_number_is_dialled_in_one_way() {
        for spelling in [
            "040 66969-123",
            "+49 (0)40 66969-123",
            "+49 40 66969-123",
            "+49(0)4066969123",
            "+49 040 66969 123",
            "0049 40 66969123",
            "0049 (0) 40 / 66969 - 123",
            "(0049) 40 66969-123",
            "(+49) 40 66969-123",
            "040/66969-123",
            "(040) 66969-123",
            "040.66969.123",
            "(0)40 66969-123",
            "040 66969\u{2011}123",
            "040\u{a0}66969–123",
            "\u{202a}040 66969-123\u{202c}",
            "040\u{ad} 66969\u{200b}123",
            "٠٤٠ ٦٦٩٦٩-١٢٣",
            "０４０／６６９６９－１２３",
            "＋４９（０）４０ ６６９６９－１２３",
            "49 40 66969123",
            "+49-40/66969-123",
            " 040  66969 123 ",
        ] {
            assert_eq!(link(spelling), "tel:+494066969123", "{spelling}");
        }
    }

    #[test]
    fn short_and_free_numbers_have_no_country_code() {
        for (typed, wanted) in [
            ("110", "tel:110"),
            ("112", "tel:112"),
            ("1 1 5", "tel:115"),
            ("116 111", "tel:116111"),
            ("116-117", "tel:116117"),
            ("+49 116 111", "tel:116111"),
            ("11833", "tel:11833"),
            ("0800 111 0 550", "tel:08001110550"),
            ("0800/111/0/550", "tel:08001110550"),
            ("+49 800 1110550", "tel:08001110550"),
            ("0049 (0)800 1110550", "tel:08001110550"),
            ("0180 5 123456", "tel:+491805123456"),
            ("0171 2345678", "tel:+491712345678"),
            ("01234 567-0", "tel:+4912345670"),
        ] {
            assert_eq!(link(typed), wanted, "{typed}");
        }
    }

    #[test]
    fn numbers_of_other_countries_keep_theirs() {
        assert_eq!(link("+45 33 12 34 56"), "tel:+4533123456");
        assert_eq!(link("0045 33123456"), "tel:+4533123456");
        assert_eq!(link("+41 (0)44 668 18 00"), "tel:+41446681800");
        assert_eq!(link("0041 (0)44 668 18 00"), "tel:+41446681800");
        assert_eq!(link("+39 06 69812345"), "tel:+390669812345");
    }

    #[test]
    fn what_nobody_can_call_says_why() {
        use WrongPhone::{NoAreaCode, NoNumber, Several};
        for (typed, why) in [
            ("", NoNumber),
            ("keins", NoNumber),
            ("siehe Website", NoNumber),
            ("11", NoNumber),
            ("040", NoNumber),
            ("+", NoNumber),
            ("+49", NoNumber),
            ("00 000 00", NoNumber),
            ("+0 40 66969-123", NoNumber),
            ("040+66969", NoNumber),
            ("++49 40 66969", NoNumber),
            ("040 66969 App. 12", NoNumber),
            ("040 66969-100 oder -101", NoNumber),
            ("66969-123", NoAreaCode),
            ("5271234", NoAreaCode),
            ("040 66969-100/101", Several),
            ("040 66969-100 / -101", Several),
            ("040 66969123 / 0171 2345678", Several),
            ("040 66969-123 040 66969-124 040 66969-125", Several),
        ] {
            assert_eq!(Phone::parse(typed).err(), Some(why), "{typed}");
        }
    }

    #[test]
    fn a_number_is_shown_as_it_was_typed_and_equal_in_every_spelling() {
        let (one, other) = (
            Phone::parse("040  66969\u{2011}123"),
            Phone::parse("+49 40/66969123"),
        );
        let (one, other) = (one.unwrap(), other.unwrap());
        assert_eq!(one.as_str(), "040 66969-123");
        assert_eq!(one, other);
        assert_eq!(other.national(), "04066969123");
    }

    #[test]
    fn what_was_taken_once_is_kept() {
        assert_eq!(Phone::kept("66969-123").as_str(), "66969-123");
        assert_eq!(Phone::kept("66969-123").link(), "tel:66969123");
    }

    proptest! {
        #[test]
        fn what_is_dialled_is_a_plus_and_digits_and_reads_the_same_again(text in "[+0-9 ()/.-]{0,24}") {
            if let Ok(phone) = Phone::parse(&text) {
                let digits = phone.dialled().strip_prefix('+').unwrap_or(phone.dialled());
                prop_assert!(digits.bytes().all(|digit| digit.is_ascii_digit()));
                prop_assert!((3..=MOST_DIGITS).contains(&digits.len()));
                prop_assert_eq!(&Phone::parse(phone.as_str()).unwrap(), &phone);
                prop_assert_eq!(&Phone::parse(phone.dialled()).unwrap(), &phone);
                prop_assert_eq!(&Phone::parse(&phone.national()).unwrap(), &phone);
            }
        }
    }
}
