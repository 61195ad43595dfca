//! Signed links: HMAC-SHA-256 over purpose, id and expiry. The only file that names `hmac`.
//!
//! No token is stored: a link says for whom and until when it is valid, and the state of the row
//! says whether its step was done. So whoever opens a link asks for the state first, and only then
//! whether the time is over.

use super::Instant;
use chrono::DateTime;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::fmt::Write as _;

/// What a link may be used for. One made for one purpose is worth nothing for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Confirms a form.
    Confirm,
    /// Shows and changes everything of a family.
    Family,
    /// Answers an offer.
    Offer,
    /// Confirms a new mail address of a family.
    Address,
    /// Asks somebody to be the second guardian of a family.
    Second,
    /// Seals the page on which a family checks what it typed.
    Check,
    /// Seals the pages of a family list.
    List,
    /// Opens the calendar of a family, and nothing else of it.
    Calendar,
}

impl Purpose {
    fn name(self) -> &'static str {
        match self {
            Purpose::Confirm => "confirm",
            Purpose::Family => "family",
            Purpose::Offer => "offer",
            Purpose::Address => "address",
            Purpose::Second => "second",
            Purpose::Check => "check",
            Purpose::List => "list",
            Purpose::Calendar => "calendar",
        }
    }
}

impl Purpose {
    /// All of them.
    pub const ALL: [Purpose; 8] = [
        Purpose::Confirm,
        Purpose::Family,
        Purpose::Offer,
        Purpose::Address,
        Purpose::Second,
        Purpose::Check,
        Purpose::List,
        Purpose::Calendar,
    ];
}

/// What stands in a link that was made here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// For whom.
    pub id: String,
    /// The end of its time, which may be over.
    pub until: Instant,
}

impl Opened {
    /// Whether its time is over.
    pub fn is_old(&self, now: Instant) -> bool {
        now >= self.until
    }
}

/// Makes and reads links.
#[derive(Clone)]
pub struct Links {
    /// Has the key in it: that is half of the work for a short text.
    mac: Hmac<Sha256>,
}

impl std::fmt::Debug for Links {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Links(secret)")
    }
}

/// Octets of the signature that stand in the link: 128 bits.
const SIGNATURE: usize = 16;

impl Links {
    /// With a secret key.
    pub fn new(key: [u8; 32]) -> Links {
        // HMAC fills a short key with zeros up to the block of the hash.
        let mut block = [0; 64];
        block[..32].copy_from_slice(&key);
        Links {
            mac: <Hmac<Sha256> as KeyInit>::new(&block.into()),
        }
    }

    fn signature(&self, purpose: Purpose, id: &str, expiry: i64) -> Hmac<Sha256> {
        let mut mac = self.mac.clone();
        mac.update(format!("registrar-link/1\n{}\n{expiry}\n{id}", purpose.name()).as_bytes());
        mac
    }

    /// The signed text for a link: letters, digits, hyphens and dots.
    pub fn sign(&self, purpose: Purpose, id: &str, expires_at: Instant) -> String {
        let expiry = expires_at.timestamp();
        let code = self.signature(purpose, id, expiry).finalize().into_bytes();
        let mut text = format!("{id}.{expiry:x}.");
        for byte in &code[..SIGNATURE] {
            let _ = write!(text, "{byte:02x}");
        }
        text
    }

    /// What stands in a signed text, however a mail program has left it; `None` when it was not made
    /// here for this purpose.
    pub fn open(&self, purpose: Purpose, text: &str) -> Option<Opened> {
        let text = cleaned(text);
        // An equals sign that was encoded for mail and never decoded: `?l=3D…`.
        let encoded = text.strip_prefix("3D");
        self.verified(purpose, &text)
            .or_else(|| self.verified(purpose, encoded?))
    }

    fn verified(&self, purpose: Purpose, text: &str) -> Option<Opened> {
        let mut parts = text.split('.');
        let (Some(id), Some(expiry), Some(code), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return None;
        };
        let expiry = i64::from_str_radix(expiry, 16)
            .ok()
            .filter(|number| format!("{number:x}") == expiry)?;
        let code = bytes(code)?;
        self.signature(purpose, id, expiry)
            .verify_truncated_left(&code)
            .ok()?;
        Some(Opened {
            id: id.to_owned(),
            until: DateTime::from_timestamp(expiry, 0)?,
        })
    }
}

/// A signed text without what mail programs put around it and into it: brackets, quotation marks and
/// the end of a sentence, line breaks with the signs of their encoding or of an answer, spaces,
/// percent signs that were encoded once more. It holds nothing but letters, digits, hyphens, dots
/// and low lines, so that it can stand in any page and address.
pub fn cleaned(text: &str) -> String {
    let text = decoded(&decoded(text));
    let (mut clean, mut dots, mut code) = (String::with_capacity(text.len()), 0, 0);
    let mut letters = text.chars();
    for letter in letters.by_ref().filter(|letter| is_of_links(*letter)) {
        clean.push(letter);
        if letter == '.' {
            dots += 1;
        } else if dots == 2 {
            code += 1;
        }
        if code == 2 * SIGNATURE {
            break;
        }
    }
    // What stands behind the last letter is no longer the link; another letter that touches it is a
    // wrong one.
    let rest = letters.as_str();
    if rest.starts_with(|letter: char| letter.is_ascii_alphanumeric()) {
        clean.extend(rest.chars().filter(|letter| is_of_links(*letter)));
    }
    clean
}

fn is_of_links(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.' | '_')
}

fn bytes(hex: &str) -> Option<[u8; SIGNATURE]> {
    let fine = hex.len() == 2 * SIGNATURE
        && hex
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let mut code = [0; SIGNATURE];
    for (index, byte) in code.iter_mut().enumerate() {
        *byte = fine.then(|| u8::from_str_radix(&hex[2 * index..2 * index + 2], 16).ok())??;
    }
    Some(code)
}

/// Octets written as `%2E`, where they are signs of ASCII.
fn decoded(text: &str) -> String {
    let mut parts = text.split('%');
    let mut decoded = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let octet = part.get(..2).filter(|two| two.is_ascii());
        let octet = octet.and_then(|two| u8::from_str_radix(two, 16).ok());
        match octet.filter(u8::is_ascii) {
            Some(octet) => {
                decoded.push(char::from(octet));
                decoded.push_str(&part[2..]);
            }
            None => {
                decoded.push('%');
                decoded.push_str(part);
            }
        }
    }
    decoded
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn links() -> Links {
        Links::new([3; 32])
    }

    fn at(seconds: i64) -> Instant {
        DateTime::from_timestamp(seconds, 0).unwrap()
    }

    #[test]
    fn a_link_is_good_for_its_purpose_and_with_its_key_only_and_knows_its_end() {
        let link = links().sign(Purpose::Confirm, "K7QM2-XPD4R", at(2000));
        let opened = links().open(Purpose::Confirm, &link).unwrap();
        assert_eq!(opened.id, "K7QM2-XPD4R");
        assert!(!opened.is_old(at(1999)) && opened.is_old(at(2000)));
        for purpose in Purpose::ALL {
            let opens = links().open(purpose, &link).is_some();
            assert_eq!(opens, purpose == Purpose::Confirm);
        }
        assert_eq!(Links::new([4; 32]).open(Purpose::Confirm, &link), None);
    }

    /// What mail programs have been seen to leave before, behind and inside a link.
    const BEFORE: [&str; 7] = ["", "3D", "<", "\"", " ", "(", "%3C"];
    const BEHIND: [&str; 18] = [
        "", ".", ",", ")", ">", "]", ";", "\"", "'", "\u{201d}", "\u{ab}", "%20", "%3E", "%2520",
        " \r\n", "=", ").Danke", "*",
    ];
    const INSIDE: [&str; 9] = [
        "",
        "=\r\n",
        "\r\n",
        " ",
        "\n> ",
        "\u{ad}",
        "\u{200b}",
        "%0D%0A",
        "%253D%250A",
    ];

    proptest! {
        #[test]
        fn a_link_as_mail_programs_leave_it_still_opens(
            before in proptest::sample::select(&BEFORE[..]),
            behind in proptest::sample::select(&BEHIND[..]),
            inside in proptest::sample::select(&INSIDE[..]),
            position in 1usize..60,
            dots in proptest::sample::select(&[".", "%2E", "%252E"][..]),
            purpose in proptest::sample::select(&Purpose::ALL[..]),
            id in "[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}(_[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5})?",
        ) {
            let link = links().sign(purpose, &id, at(2000));
            let (head, tail) = link.split_at(1 + position % (link.len() - 1));
            let left = format!("{before}{}{inside}{}{behind}", head.replace('.', dots), tail.replace('.', dots));
            let opened = links().open(purpose, &left);
            prop_assert_eq!(opened.map(|opened| opened.id), Some(id), "{}", left);
            let clean = cleaned(&left);
            prop_assert!(clean.chars().all(is_of_links), "{}", clean);
            prop_assert_eq!(cleaned(&clean), clean.clone());
            prop_assert!(links().open(purpose, &clean).is_some());
        }

        #[test]
        fn no_other_text_is_accepted(text in any::<String>()) {
            prop_assert_eq!(links().open(Purpose::Family, &text), None);
        }

        #[test]
        fn a_link_with_one_letter_changed_or_added_is_forged(position in 0usize..60, letter in "[0-9a-zA-Z.-]") {
            let link = links().sign(Purpose::Family, "K7QM2-XPD4R", at(2000));
            let mut letters: Vec<char> = link.chars().collect();
            let position = position % letters.len();
            letters[position] = letter.chars().next().unwrap();
            let changed: String = letters.into_iter().collect();
            prop_assume!(changed != link);
            prop_assert_eq!(links().open(Purpose::Family, &changed), None);
            let added = format!("{link}0{letter}");
            prop_assert_eq!(links().open(Purpose::Family, &added), None);
        }
    }
}
