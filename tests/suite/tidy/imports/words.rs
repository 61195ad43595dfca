//! A Rust text as a row of words: names, `::` and single signs; no comments, no texts in quotes, no
//! modules of tests.

/// The words of a text.
pub fn words(text: &str) -> Vec<String> {
    without_tests(&signs(text))
}

/// The words without modules of tests.
fn without_tests(words: &[String]) -> Vec<String> {
    const TESTS: [&str; 8] = ["#", "[", "cfg", "(", "test", ")", "]", "mod"];
    let mut kept = Vec::with_capacity(words.len());
    let mut index = 0;
    while index < words.len() {
        let is_tests = words[index..].len() > TESTS.len() + 1
            && TESTS.iter().zip(&words[index..]).all(|(a, b)| a == b)
            && words[index + TESTS.len() + 1] == "{";
        if !is_tests {
            kept.push(words[index].clone());
            index += 1;
            continue;
        }
        index += TESTS.len() + 1;
        let mut depth = 0_usize;
        while index < words.len() {
            match words[index].as_str() {
                "{" => depth += 1,
                "}" => depth -= 1,
                _ => {}
            }
            index += 1;
            if depth == 0 {
                break;
            }
        }
    }
    kept
}

/// Names, `::` and single signs; no comments, no texts in quotes.
fn signs(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            comment(rest)
        } else if let Some(length) = quoted(rest) {
            length
        } else if letter.is_alphanumeric() || letter == '_' {
            let end = |letter: char| !letter.is_alphanumeric() && letter != '_';
            rest.find(end).unwrap_or(rest.len())
        } else if rest.starts_with("::") {
            2
        } else {
            letter.len_utf8()
        };
        let word = &rest[..length];
        if !word.starts_with(['"', '\'', ' ', '\n']) && !is_comment_or_text(word) {
            words.push(word.to_owned());
        }
        rest = &rest[length..];
    }
    words
}

fn is_comment_or_text(word: &str) -> bool {
    word.starts_with("//")
        || word.starts_with("/*")
        || (word.len() > 1 && word.ends_with(['"', '#']))
}

/// The length of a comment in `/* */`, which may hold others.
fn comment(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut index = 0;
    while index < text.len() {
        if text[index..].starts_with("/*") {
            depth += 1;
            index += 2;
        } else if text[index..].starts_with("*/") {
            depth -= 1;
            index += 2;
            if depth == 0 {
                return index;
            }
        } else {
            index += text[index..].chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

/// The length of a text or character in quotes at the start, if there is one.
fn quoted(text: &str) -> Option<usize> {
    let after = text.trim_start_matches(['b', 'c']);
    let raw = after.strip_prefix('r').unwrap_or(after);
    let marks = raw.len() - raw.trim_start_matches('#').len();
    let before = text.len() - raw.len() + marks;
    let is_prefix = before <= 2 + marks && (marks == 0 || raw.len() < after.len());
    if is_prefix && raw[marks..].starts_with('"') {
        let inner = &text[before + 1..];
        if raw.len() < after.len() {
            let end = format!("\"{}", "#".repeat(marks));
            return Some(
                inner
                    .find(&end)
                    .map_or(text.len(), |at| before + 1 + at + end.len()),
            );
        }
        return Some(before + 1 + escaped(inner, '"'));
    }
    let inner = text.strip_prefix('\'')?;
    let mut letters = inner.chars();
    let is_letter = letters.next() == Some('\\') || letters.next() == Some('\'');
    is_letter.then(|| 1 + escaped(inner, '\''))
}

/// How far a text goes to its closing quote, with it.
fn escaped(text: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (index, letter) in text.char_indices() {
        if !is_escaped && letter == quote {
            return index + 1;
        }
        is_escaped = !is_escaped && letter == '\\';
    }
    text.len()
}
