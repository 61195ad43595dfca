//! Mobile numbers of Germany: 015, 016 and 017, however they are written.

use crate::text::typed;
use std::ops::Range;

/// So many digits has a mobile number, with the 0 in front.
const DIGITS: std::ops::RangeInclusive<usize> = 9..=13;

/// Signs that a number takes at most, with what stands between its digits.
const REACH: usize = 60;

/// The mobile numbers of a text.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut end = 0;
    let mut before = None;
    for (start, sign) in text.char_indices() {
        let last = before.replace(sign);
        let begins = start >= end
            && (sign == '+' || sign == '(' || digit(sign) == Some('0'))
            && last.is_none_or(|last: char| !last.is_alphanumeric());
        if begins && let Some(length) = number(&text[start..]) {
            end = start + length;
            if !in_address(&text[..start]) {
                found.push(start..end);
            }
        }
    }
    found
}

/// How long the mobile number is that stands at the start of a text.
fn number(text: &str) -> Option<usize> {
    let mut digits = String::new();
    let mut end = 0;
    for (at, sign) in text.char_indices().take(REACH) {
        if let Some(digit) = digit(sign) {
            digits.push(digit);
            end = at + sign.len_utf8();
            // Longer than any number: more of it changes nothing.
            if digits.len() > 2 + *DIGITS.end() {
                break;
            }
        } else if sign == '.' && digits.len() < 4 {
            // A day: `01.7.2027`.
            return None;
        } else if !is_between(sign) {
            break;
        }
    }
    let abroad = digits.strip_prefix("0049").or_else(|| {
        digits
            .strip_prefix("49")
            .filter(|_| text.starts_with(['+', '(']))
    });
    let national = match abroad {
        Some(rest) => format!("0{}", rest.trim_start_matches('0')),
        None => digits,
    };
    let mobile = ["015", "016", "017"]
        .iter()
        .any(|start| national.starts_with(start));
    (mobile && national.len() >= *DIGITS.start()).then_some(end)
}

/// A digit of any script.
fn digit(sign: char) -> Option<char> {
    if sign.is_ascii() {
        Some(sign).filter(char::is_ascii_digit)
    } else {
        typed::digit(sign)
    }
}

/// What people write between the digits of a number.
fn is_between(sign: char) -> bool {
    " \u{a0}\u{202f}\u{2009}/().+-_*".contains(sign) || typed::is_dash(sign)
}

/// Whether a text ends within a web address, which may hold any digits.
fn in_address(before: &str) -> bool {
    /// Longer addresses are rare, and every number looks back.
    const REACH: usize = 300;
    let letters = before.chars().rev().take(REACH);
    let word: String = letters.take_while(|sign| !sign.is_whitespace()).collect();
    word.contains("//:")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mobile_numbers_are_found_in_all_spellings() {
        for number in [
            "0171 2345678",
            "0171/2345678",
            "0171-23 45 678",
            "0171.234.56.78",
            "01712345678",
            "(0171) 2345678",
            "+49 171 2345678",
            "+49 (0)171 2345678",
            "+49(0)171-2345678",
            "0049 171 2345678",
            "01 71 / 23 45 67 8",
            "0171\u{a0}–\u{a0}2345678",
            "0171\u{2011}2345678",
            "01520 1234567",
            "0160 1234567",
            "٠١٧١ ٢٣٤٥٦٧٨",
        ] {
            let text = format!("Tel.: {number}, bitte.");
            let found: Vec<&str> = find(&text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, [number]);
        }
    }

    #[test]
    fn other_numbers_are_none() {
        for text in [
            "040 66969-123",
            "116 111, 0800 111 0 550",
            "01.7.2027 15.30 Uhr",
            "01.5.2027, 10 bis 12 Uhr",
            "01561 Ort",
            "a0171234567890",
            "2027-01-71",
            "https://beispiel.example/01712345678",
            "+43 171 2345678",
        ] {
            assert_eq!(find(text), [], "{text}");
        }
    }
}
