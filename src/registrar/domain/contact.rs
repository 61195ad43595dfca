//! Who answers for the children: name, mail address, phone number. Values that exist are fine to
//! write into mails and pages.

use super::FamilyId;
use crate::text::Phone;
use crate::text::typed::line;
use serde::{Deserialize, Serialize};

/// The guardian.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guardian {
    /// First and last name.
    pub name: String,
    /// Mail address.
    pub email: Email,
    /// Phone number.
    pub phone: Phone,
}

/// A family: one per mail address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Family {
    /// Its id, in every family link.
    pub id: FamilyId,
    /// Who answers for the children.
    pub guardian: Guardian,
}

/// A mail address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Email(String);

impl Email {
    /// Reads an address: ASCII, one `@`, a domain with a dot.
    pub fn parse(text: &str) -> Option<Email> {
        // No keyboard types these: whoever sends them does not mean an address.
        if text.contains(|letter: char| letter.is_control() && !letter.is_whitespace()) {
            return None;
        }
        let text = line(text);
        let (local, domain) = text.rsplit_once('@')?;
        let fine =
            |byte: u8| byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte);
        let local_fine = (1..=64).contains(&local.len())
            && local.bytes().all(fine)
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..");
        let label = |label: &str| {
            (1..=63).contains(&label.len())
                && label
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        };
        let top = domain.rsplit('.').next().unwrap_or_default();
        let domain_fine = domain.contains('.')
            && domain.split('.').all(label)
            && top.len() >= 2
            && top.bytes().any(|byte| byte.is_ascii_alphabetic());
        (text.len() <= 254 && local_fine && domain_fine).then(|| Email(text.clone()))
    }

    /// As it was typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same for every spelling of one address.
    pub fn key(&self) -> String {
        self.0.to_ascii_lowercase()
    }

    /// The same for all addresses that most providers put into one mailbox: those with a tag after
    /// `+`.
    pub fn mailbox(&self) -> String {
        let key = self.key();
        let (local, domain) = key.split_once('@').unwrap_or_default();
        let untagged = local
            .split('+')
            .next()
            .filter(|local| !local.is_empty())
            .unwrap_or(local);
        format!("{untagged}@{domain}")
    }

    /// For logs: `m…@e….de`.
    pub fn masked(&self) -> String {
        let (local, domain) = self.0.split_once('@').unwrap_or_default();
        let top = domain.rsplit('.').next().unwrap_or_default();
        let first = |text: &str| text.chars().next().map(String::from).unwrap_or_default();
        format!("{}…@{}….{top}", first(local), first(domain))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn addresses_are_read_and_what_is_none_is_not() {
        for fine in [
            "a@b.de",
            " Familie.Muster+pass@post.beispiel.de ",
            "o'neil@x-y.example",
            "1@2.de",
            "maxi\u{200b}@b.de",
            "a@b.de\u{a0}",
        ] {
            assert!(Email::parse(fine).is_some(), "{fine}");
        }
        for wrong in [
            "",
            "@",
            "a@",
            "@b.de",
            "a@b",
            "a b@c.de",
            "a@b..de",
            ".a@b.de",
            "a@-b.de",
            "a@b.de\r\nBcc: x@y.de",
            "a@b.de\0",
            "a@1.2.3.4",
            "ä@b.de",
            "a,b@c.de",
            "<a@b.de>",
        ] {
            assert_eq!(Email::parse(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn a_masked_address_gives_nobody_away() {
        assert_eq!(
            Email::parse("maxi.muster@beispiel.de").unwrap().masked(),
            "m…@b….de"
        );
    }

    proptest! {
        #[test]
        fn no_typed_text_brings_a_line_end_into_a_header(text in any::<String>()) {
            if let Some(email) = Email::parse(&text) {
                prop_assert!(email.as_str().bytes().all(|byte| byte.is_ascii_graphic()));
            }
        }
    }
}
