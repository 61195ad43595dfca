//! Numbers of requests, families and registrations: chance in ten letters that nobody confuses when
//! reading them out.

use super::Instant;
use serde::{Deserialize, Serialize};

/// Crockford's alphabet: no I, L, O, U.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

fn spelled(chance: [u8; 16]) -> String {
    let mut text = String::with_capacity(11);
    for (index, byte) in chance.iter().take(10).enumerate() {
        if index == 5 {
            text.push('-');
        }
        text.push(char::from(LETTERS[usize::from(byte % 32)]));
    }
    text
}

/// Reads a number as people write it: small letters, without the hyphen, O for 0, I and L for 1.
fn read(text: &str) -> Option<String> {
    let mut number = String::with_capacity(11);
    for letter in text.chars().filter(|letter| !matches!(letter, '-' | ' ')) {
        let letter = match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            letter if letter.is_ascii() && LETTERS.contains(&(letter as u8)) => letter,
            _ => return None,
        };
        if number.len() == 5 {
            number.push('-');
        }
        number.push(letter);
    }
    (number.len() == 11).then_some(number)
}

macro_rules! number {
    ($name:ident, $about:literal) => {
        #[doc = $about]
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(String);

        impl $name {
            /// A new one from chance: 50 bits of it.
            pub fn new(chance: [u8; 16]) -> Self {
                Self(spelled(chance))
            }

            /// Reads one, forgiving the ways people write it.
            pub fn parse(text: &str) -> Option<Self> {
                read(text).map(Self)
            }

            /// As it is written: `K7QM2-XPD4R`.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

number!(FamilyId, "One family.");
number!(RegistrationId, "One child at one occasion; people see it.");

/// One form that was sent. It stands in links only. It begins with its time, so that new forms lie
/// side by side in the store.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RequestId(String);

impl RequestId {
    /// Letters of the time: milliseconds modulo 34 years.
    const TIME: u32 = 8;
    /// Letters of chance: 50 bits.
    const CHANCE: usize = 10;

    /// A new one from time and chance.
    pub fn new(at: Instant, chance: [u8; 16]) -> RequestId {
        let time = at.timestamp_millis().unsigned_abs();
        let letter = |number: u64| char::from(LETTERS[(number % 32) as usize]);
        let time = (0..RequestId::TIME)
            .rev()
            .map(|place| letter(time >> (5 * place)));
        RequestId(
            time.chain(
                chance
                    .iter()
                    .take(RequestId::CHANCE)
                    .map(|byte| letter(u64::from(*byte))),
            )
            .collect(),
        )
    }

    /// The number of a later version of the same list; version 0 is the first. Below 32 all are
    /// different.
    pub fn version(&self, version: usize) -> RequestId {
        let mut letters = self.0.clone();
        let last = letters.pop().unwrap_or('0');
        let place = LETTERS
            .iter()
            .position(|letter| char::from(*letter) == last);
        let place = place.unwrap_or(0) + version;
        letters.push(char::from(LETTERS[place % LETTERS.len()]));
        RequestId(letters)
    }

    /// Reads one.
    pub fn parse(text: &str) -> Option<RequestId> {
        let fine = text.len() == RequestId::TIME as usize + RequestId::CHANCE
            && text.bytes().all(|byte| LETTERS.contains(&byte));
        fine.then(|| RequestId(text.to_owned()))
    }

    /// As it stands in links.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for RequestId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_the_way_people_write_them() {
        let number = RegistrationId::parse("k7qm2 xpd4o").unwrap();
        assert_eq!(number.as_str(), "K7QM2-XPD40");
        for wrong in [
            "",
            "K7QM2-XPD4",
            "K7QM2-XPD4RR",
            "K7QM2-XPD4Ü",
            "K7QM2-XPD4U",
            "../../etc/pw",
        ] {
            assert_eq!(RegistrationId::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn later_forms_have_greater_numbers() {
        let form = |at: &str, chance: u8| RequestId::new(at.parse().unwrap(), [chance; 16]);
        let (first, second) = (
            form("2027-03-01T09:00:00.000Z", 31),
            form("2027-03-01T09:00:00.001Z", 0),
        );
        assert!(first < second && RequestId::parse(first.as_str()) == Some(first));
        assert_eq!(RequestId::parse("../../etc/passwd.."), None);
    }

    proptest! {
        #[test]
        fn every_number_can_be_read_again(chance in any::<[u8; 16]>()) {
            let number = FamilyId::new(chance);
            prop_assert_eq!(FamilyId::parse(number.as_str()), Some(number));
        }
    }
}
