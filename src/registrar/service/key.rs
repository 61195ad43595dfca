//! The key of all links, kept beside the store.

use super::config::parse_key;
use crate::text::{Explain, Message};
use anyhow::Context;
use std::path::Path;

/// The key of all links in a file beside the store; it is made when it is not there.
///
/// # Errors
/// When the file cannot be read or written, or holds no key.
pub fn new_key(store: &Path, chance: fn() -> [u8; 16]) -> anyhow::Result<[u8; 32]> {
    std::fs::create_dir_all(store).with_context(|| format!("{}", store.display()))?;
    let path = store.join("key");
    if let Ok(text) = std::fs::read_to_string(&path) {
        return parse_key(&text).explain(|| {
            let path = path.display();
            Message::new(
                format!("{path}: das sind nicht 64 Ziffern 0-9a-f"),
                format!("{path} is not 64 digits 0-9a-f"),
            )
        });
    }
    let bytes = [chance(), chance()].concat();
    let text: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options
        .open(&path)
        .with_context(|| format!("{}", path.display()))?;
    std::io::Write::write_all(&mut file, text.as_bytes())?;
    file.sync_all()?;
    parse_key(&text).explain(|| {
        Message::new(
            "der Schlüssel lässt sich nicht lesen",
            "the key cannot be read",
        )
    })
}
