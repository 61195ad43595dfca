//! Whether a Fluent text has a message, asked while compiling: a program that embeds its texts cannot
//! name one that is not there.

/// Whether `source` has the message `key`, and its gaps are exactly those of `arguments`.
pub const fn declares(source: &str, key: &str, arguments: &[&str]) -> bool {
    let (text, key) = (source.as_bytes(), key.as_bytes());
    let mut at = 0;
    while at < text.len() {
        if begins(text, at, key) && is_assigned(text, at + key.len()) {
            return has_only_gaps(text, at, arguments) && has_all_gaps(text, at, arguments);
        }
        at = next_line(text, at);
    }
    false
}

/// Whether `part` stands at a place of `text`.
const fn begins(text: &[u8], at: usize, part: &[u8]) -> bool {
    let mut index = 0;
    while index < part.len() {
        if at + index >= text.len() || text[at + index] != part[index] {
            return false;
        }
        index += 1;
    }
    true
}

/// Whether ` = ` follows.
const fn is_assigned(text: &[u8], mut at: usize) -> bool {
    while at < text.len() && text[at] == b' ' {
        at += 1;
    }
    at < text.len() && text[at] == b'='
}

const fn next_line(text: &[u8], mut at: usize) -> usize {
    while at < text.len() && text[at] != b'\n' {
        at += 1;
    }
    at + 1
}

/// Whether a message that began earlier goes on in this line.
const fn goes_on(text: &[u8], at: usize) -> bool {
    at < text.len() && matches!(text[at], b' ' | b'\n' | b'}')
}

/// The place behind the next `$` of a message; the length of the text when there is none.
const fn next_gap(text: &[u8], mut at: usize) -> usize {
    while at < text.len() {
        match text[at] {
            b'$' => return at + 1,
            b'\n' if !goes_on(text, at + 1) => return text.len(),
            _ => at += 1,
        }
    }
    text.len()
}

/// Whether the name at a place is exactly this one.
const fn is_named(text: &[u8], at: usize, name: &[u8]) -> bool {
    let end = at + name.len();
    let longer = end < text.len()
        && (text[end].is_ascii_alphanumeric() || text[end] == b'_' || text[end] == b'-');
    begins(text, at, name) && !longer
}

const fn has_only_gaps(text: &[u8], message: usize, arguments: &[&str]) -> bool {
    let mut at = next_gap(text, message);
    while at < text.len() {
        let mut index = 0;
        while index < arguments.len() && !is_named(text, at, arguments[index].as_bytes()) {
            index += 1;
        }
        if index == arguments.len() {
            return false;
        }
        at = next_gap(text, at);
    }
    true
}

const fn has_all_gaps(text: &[u8], message: usize, arguments: &[&str]) -> bool {
    let mut index = 0;
    while index < arguments.len() {
        let mut at = next_gap(text, message);
        while at < text.len() && !is_named(text, at, arguments[index].as_bytes()) {
            at = next_gap(text, at);
        }
        if at >= text.len() {
            return false;
        }
        index += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::declares;

    const SOURCE: &str = "# title = a comment
title_of = no
title = Yes
many = { $count ->
    [one] One for { $name }
   *[other] { $count } for { $name }
}
next = { $else }
last = All
    of { $it }";

    #[test]
    fn a_message_is_known_by_its_whole_name() {
        const { assert!(declares(SOURCE, "title", &[])) }
        assert!(!declares(SOURCE, "titl", &[]) && !declares(SOURCE, "itle", &[]));
        assert!(!declares(SOURCE, "one", &[]));
    }

    #[test]
    fn its_gaps_are_those_that_are_filled() {
        assert!(declares(SOURCE, "many", &["name", "count"]));
        assert!(!declares(SOURCE, "many", &["count"]), "a gap is left");
        assert!(!declares(SOURCE, "many", &["count", "name", "else"]));
        assert!(!declares(SOURCE, "many", &["coun", "name"]));
        assert!(!declares(SOURCE, "title", &["name"]));
        assert!(declares(SOURCE, "last", &["it"]));
    }
}
