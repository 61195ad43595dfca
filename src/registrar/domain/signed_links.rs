//! Signed links: HMAC-SHA-256 over purpose, id and expiry. The only file that names `hmac`.
//!
//! No token is stored: a link says for whom and until when it is valid, and the state of the row
//! says whether its step was done.

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
    /// Seals the page on which a family checks what it typed.
    Check,
}

impl Purpose {
    fn name(self) -> &'static str {
        match self {
            Purpose::Confirm => "confirm",
            Purpose::Family => "family",
            Purpose::Offer => "offer",
            Purpose::Address => "address",
            Purpose::Check => "check",
        }
    }
}

/// Why a link is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadLink {
    /// Not made by us for this purpose.
    Forged,
    /// Made by us, but too old.
    Expired,
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

    /// The id in a signed text.
    ///
    /// # Errors
    /// When it was not made here for this purpose, or its time is over.
    pub fn read(&self, purpose: Purpose, text: &str, now: Instant) -> Result<String, BadLink> {
        let (id, expires_at) = self.open(purpose, text)?;
        if now < expires_at {
            Ok(id.to_owned())
        } else {
            Err(BadLink::Expired)
        }
    }

    /// The id in a signed text and the end of its time, which may be over.
    ///
    /// # Errors
    /// When it was not made here for this purpose.
    pub fn open<'a>(&self, purpose: Purpose, text: &'a str) -> Result<(&'a str, Instant), BadLink> {
        let mut parts = text.split('.');
        let (Some(id), Some(expiry), Some(code), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(BadLink::Forged);
        };
        let expiry = i64::from_str_radix(expiry, 16)
            .ok()
            .filter(|number| format!("{number:x}") == expiry)
            .ok_or(BadLink::Forged)?;
        let code = bytes(code).ok_or(BadLink::Forged)?;
        self.signature(purpose, id, expiry)
            .verify_truncated_left(&code)
            .map_err(|_| BadLink::Forged)?;
        Ok((
            id,
            DateTime::from_timestamp(expiry, 0).ok_or(BadLink::Forged)?,
        ))
    }
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
    fn a_link_is_good_for_its_purpose_until_its_end_and_with_its_key_only() {
        let link = links().sign(Purpose::Confirm, "K7QM2-XPD4R", at(2000));
        assert_eq!(
            links().read(Purpose::Confirm, &link, at(1999)).as_deref(),
            Ok("K7QM2-XPD4R")
        );
        assert_eq!(
            links().read(Purpose::Confirm, &link, at(2000)),
            Err(BadLink::Expired)
        );
        assert_eq!(
            links().read(Purpose::Family, &link, at(0)),
            Err(BadLink::Forged)
        );
        assert_eq!(
            Links::new([4; 32]).read(Purpose::Confirm, &link, at(0)),
            Err(BadLink::Forged)
        );
    }

    proptest! {
        #[test]
        fn no_other_text_is_accepted(text in any::<String>()) {
            prop_assert_eq!(links().read(Purpose::Family, &text, at(0)), Err(BadLink::Forged));
        }

        #[test]
        fn a_link_with_one_letter_changed_is_forged(position in 0usize..60, letter in "[0-9a-zA-Z.-]") {
            let link = links().sign(Purpose::Family, "K7QM2-XPD4R", at(2000));
            let mut letters: Vec<char> = link.chars().collect();
            let position = position % letters.len();
            letters[position] = letter.chars().next().unwrap();
            let changed: String = letters.into_iter().collect();
            prop_assume!(changed != link);
            prop_assert_eq!(links().read(Purpose::Family, &changed, at(0)), Err(BadLink::Forged));
        }
    }
}
