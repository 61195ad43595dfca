//! Hash lines: SHA-256 over text lines, each ended by a line feed, so that `printf … | sha256sum`
//! can check them.

pub use crate::text::hex;
use sha2::{Digest, Sha256};

/// SHA-256 of the lines, each followed by a line feed.
pub fn hash_lines(lines: &[&str]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for line in lines {
        hasher.update(line.as_bytes());
        // Keeps `ab`, `c` and `a`, `bc` apart: no text that is hashed holds a line feed itself.
        hasher.update(b"\n");
    }
    hasher.finalize().into()
}

/// Whether a text is exactly 64 digits `0–9a–f`.
pub fn is_hex_digest(text: &str) -> bool {
    text.len() == 64
        && text
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
