//! Bytes as digits and letters, where only those may stand.

/// Two digits for each byte.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}

/// Reads them back; `None` when it is something else.
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    let octets = text.as_bytes().chunks(2).map(|two| match two {
        [_, _] => u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok(),
        _ => None,
    });
    octets.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn bytes_come_back_as_they_were(bytes in proptest::collection::vec(any::<u8>(), 0..80)) {
            prop_assert_eq!(unhex(&hex(&bytes)), Some(bytes));
        }
    }

    #[test]
    fn what_are_no_bytes_are_none() {
        for wrong in ["5", "zz", "ü", "5b5"] {
            assert_eq!(unhex(wrong), None, "{wrong}");
        }
    }
}
