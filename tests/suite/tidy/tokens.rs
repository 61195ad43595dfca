//! A Rust text taken apart: names, `::` and single signs on one side, texts in quotes on the other.
//! Comments and modules of tests are left out.

/// Names, `::` and single signs, in order.
pub fn words(text: &str) -> Vec<String> {
    let tokens = without_tests(tokens(text)).into_iter();
    tokens
        .filter_map(|token| match token {
            Token::Word(word) => Some(word),
            Token::Text(_) => None,
        })
        .collect()
}

/// What stands between quotes, in order, as it is typed.
pub fn texts(text: &str) -> Vec<String> {
    let tokens = without_tests(tokens(text)).into_iter();
    tokens
        .filter_map(|token| match token {
            Token::Word(_) => None,
            Token::Text(text) => Some(text),
        })
        .collect()
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Word(String),
    Text(String),
}

impl Token {
    fn is(&self, sign: &str) -> bool {
        matches!(self, Token::Word(word) if word == sign)
    }
}

/// The tokens without modules of tests.
fn without_tests(tokens: Vec<Token>) -> Vec<Token> {
    const TESTS: [&str; 8] = ["#", "[", "cfg", "(", "test", ")", "]", "mod"];
    let mut kept = Vec::with_capacity(tokens.len());
    let mut rest = tokens.as_slice();
    while let Some((token, after)) = rest.split_first() {
        let mut start = rest.iter().zip(TESTS);
        let begins = rest.len() > TESTS.len() + 1 && start.all(|(token, sign)| token.is(sign));
        if begins && rest[TESTS.len() + 1].is("{") {
            rest = behind_braces(&rest[TESTS.len() + 1..]);
        } else {
            kept.push(token.clone());
            rest = after;
        }
    }
    kept
}

/// What follows the braces at the start.
fn behind_braces(tokens: &[Token]) -> &[Token] {
    let mut depth = 0_usize;
    for (index, token) in tokens.iter().enumerate() {
        if token.is("{") {
            depth += 1;
        } else if token.is("}") {
            depth -= 1;
        }
        if depth == 0 {
            return &tokens[index + 1..];
        }
    }
    &[]
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let (length, token) = if rest.starts_with("//") {
            (rest.find('\n').unwrap_or(rest.len()), None)
        } else if rest.starts_with("/*") {
            (comment(rest), None)
        } else if let Some(length) = quoted(rest) {
            let inner = rest[..length].split_once('"');
            let text = inner.and_then(|(_, inner)| Some(inner.rsplit_once('"')?.0));
            (length, text.map(|text| Token::Text(text.to_owned())))
        } else {
            let length = if letter.is_alphanumeric() || letter == '_' {
                let end = |letter: char| !letter.is_alphanumeric() && letter != '_';
                rest.find(end).unwrap_or(rest.len())
            } else if rest.starts_with("::") {
                2
            } else {
                letter.len_utf8()
            };
            let word = &rest[..length];
            let is_word = !letter.is_whitespace() && letter != '\'';
            (length, is_word.then(|| Token::Word(word.to_owned())))
        };
        tokens.extend(token);
        rest = &rest[length..];
    }
    tokens
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
