//! Marks that stand inside of a line.

use super::line::Line;
use super::{Mark, is_target};
use std::ops::Range;

/// Names of signs that people copy from web pages.
const ENTITIES: [(&str, &str); 24] = [
    ("nbsp", "\u{a0}"),
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("auml", "ä"),
    ("ouml", "ö"),
    ("uuml", "ü"),
    ("Auml", "Ä"),
    ("Ouml", "Ö"),
    ("Uuml", "Ü"),
    ("szlig", "ß"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("euro", "€"),
    ("hellip", "…"),
    ("bdquo", "„"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("bull", "•"),
    ("eacute", "é"),
    ("egrave", "è"),
    ("deg", "°"),
    ("shy", ""),
];

/// The marks of a line, each once.
pub(super) fn marks(line: &Line<'_>, found: &mut Vec<(Mark, Range<usize>)>) {
    let words = line.words;
    // Only a line of nothing but marks has more; it needs no list of all of them.
    const MOST: usize = 20;
    let before = found.len();
    let mut at = 0;
    let mut last = None;
    while let Some(letter) = words[at..].chars().next() {
        let rest = &words[at..];
        // Only these are read as runs, and then left behind as a whole: no sign is counted twice.
        let run = if "*_~=`".contains(letter) {
            rest.len() - rest.trim_start_matches(letter).len()
        } else {
            letter.len_utf8()
        };
        let taken = match letter {
            '*' | '_' => emphasis(last, rest, run),
            '~' if run > 1 => Some((Mark::Foreign("~~"), run)),
            '=' if run > 1 => Some((Mark::Foreign("=="), run)),
            '`' => Some((Mark::Backtick, run)),
            '[' | ']' | ')' => link(rest),
            '&' => entity(rest),
            '<' => tag(rest),
            '\\' => line_end(rest),
            'h' if last.is_none_or(|last: char| !last.is_alphanumeric()) => address(rest),
            _ => None,
        };
        let length = match taken {
            Some((mark, length)) => {
                let start = line.start + at;
                let known = &found[before..];
                if known.len() < MOST && !known.iter().any(|(one, _)| *one == mark) {
                    found.push((mark, start..start + length));
                }
                length
            }
            None => run,
        };
        last = words[at..at + length].chars().next_back();
        at += length;
    }
}

/// Stars and underscores that opened or closed nothing. Between letters, and one star behind a word,
/// they are meant as they are.
fn emphasis(last: Option<char>, rest: &str, run: usize) -> Option<(Mark, usize)> {
    let next = rest[run..].chars().next();
    let opens = last.is_none_or(|last| last.is_whitespace() || "(„\"»".contains(last))
        && next.is_some_and(char::is_alphanumeric);
    let is_line = rest.starts_with('_') && run > 2;
    (!is_line && (run > 1 || opens)).then(|| (Mark::Emphasis(rest[..run].to_owned()), run))
}

/// A link whose parts were left apart. It is looked for on one line, a short way ahead.
fn link(rest: &str) -> Option<(Mark, usize)> {
    /// Words and target of a link are shorter.
    const REACH: usize = 400;
    if let Some(after) = rest.strip_prefix(")[") {
        return is_target(after).then_some((Mark::BrokenLink, 2));
    }
    if rest.starts_with("](") || rest.starts_with("][") {
        return Some((Mark::BrokenLink, 2));
    }
    if rest.starts_with("[[") || rest.starts_with("[^") {
        return Some((Mark::BrokenLink, 2));
    }
    let words = rest.strip_prefix('[')?;
    let reach = words
        .char_indices()
        .take(REACH)
        .find(|(_, sign)| "[]".contains(*sign));
    let (end, _) = reach.filter(|(_, sign)| *sign == ']')?;
    let (words, after) = (&words[..end], &words[end + 1..]);
    let target = after.trim_start_matches(' ').strip_prefix('(')?;
    let blanks = after.len() - 1 - target.len();
    let end = target
        .char_indices()
        .take(REACH)
        .find(|(_, sign)| *sign == ')')?
        .0;
    let inner = target[..end].trim();
    if !is_target(inner) || inner.contains('"') {
        return None;
    }
    let length = 1 + words.len() + 1 + blanks + 1 + end + 1;
    let meant = format!("[{}]({})", words.trim(), inner.replace(' ', "%20"));
    Some((Mark::Link(meant), length))
}

fn entity(rest: &str) -> Option<(Mark, usize)> {
    let name: &str = rest[1..]
        .split(|sign: char| !sign.is_ascii_alphanumeric() && sign != '#')
        .next()?;
    let closed = rest[1 + name.len()..].starts_with(';');
    let known = ENTITIES.iter().find(|(known, _)| *known == name);
    let length = 1 + name.len() + usize::from(closed);
    let is_one = known.is_some() || (closed && name.len() > 1);
    is_one.then(|| (Mark::Entity(known.map(|(_, sign)| *sign)), length))
}

fn tag(rest: &str) -> Option<(Mark, usize)> {
    let name = rest[1..].strip_prefix('/').unwrap_or(&rest[1..]);
    let letters = name.len()
        - name
            .trim_start_matches(|sign: char| sign.is_ascii_alphanumeric())
            .len();
    name.starts_with(|sign: char| sign.is_ascii_alphabetic())
        .then(|| (Mark::Tag, rest.len() - name.len() + letters))
}

/// Two letters where a line was meant to end: `\n`.
fn line_end(rest: &str) -> Option<(Mark, usize)> {
    let after = rest.strip_prefix("\\n")?;
    let ends = after.chars().next().is_none_or(|next| !next.is_lowercase());
    ends.then_some((Mark::LineEnd, 2))
}

/// A web address that nobody can touch.
fn address(rest: &str) -> Option<(Mark, usize)> {
    let inner = rest
        .strip_prefix("https://")
        .or_else(|| rest.strip_prefix("http://"))?;
    if !inner.starts_with(char::is_alphanumeric) {
        return None;
    }
    let end = inner.find(|sign: char| sign.is_whitespace() || "<>\"«»“”".contains(sign));
    let address = &rest[..rest.len() - inner.len() + end.unwrap_or(inner.len())];
    let address = address.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '*']);
    Some((Mark::Address(format!("<{address}>")), address.len()))
}
