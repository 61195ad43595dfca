//! Names of people as they are typed.

use crate::registrar::texts::{Text, text};
use crate::text::typed::line;

/// Longest name, in letters.
const LONGEST: usize = 80;

/// A name: something to read, not too long.
///
/// # Errors
/// With what to do.
pub fn read(typed: &str, missing: Text) -> Result<String, Text> {
    let text = unlinked(&line(typed));
    if !text.chars().any(char::is_alphanumeric) {
        Err(missing)
    } else if text.chars().count() > LONGEST {
        Err(text!("error_name_length", letters = LONGEST))
    } else if text.contains('@')
        || text.contains("//")
        || text
            .as_bytes()
            .windows(4)
            .any(|four| four.eq_ignore_ascii_case(b"www."))
    {
        // Names stand in mails to addresses that nobody has confirmed yet: no place for
        // advertising.
        Err(text!("error_name_link"))
    } else {
        Ok(text)
    }
}

/// A name with a space behind every dot: `Dr. Muster` stays what it is, and no mail program makes a
/// link of `spam.example`.
fn unlinked(name: &str) -> String {
    let parts: Vec<&str> = name.split('.').map(str::trim).collect();
    parts.join(". ").trim_end().to_owned()
}
