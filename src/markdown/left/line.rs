//! Marks that stand at the start of a line.

use super::Mark;
use std::ops::Range;

/// A line as it is shown.
#[derive(Debug)]
pub(super) struct Line<'a> {
    /// Where its words begin in the text.
    pub(super) start: usize,
    /// Its words, without spaces around them.
    pub(super) words: &'a str,
    begins: Begins,
    pipes: usize,
}

/// What a line begins with that counts only together with the line above or below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Begins {
    /// A dash: in a list, or in the middle of a sentence.
    Dash,
    /// `2. ` or `2) `: in a list, or a date that came to stand there.
    Number(u32),
    /// `a) `.
    Letter(char),
    Other,
}

/// Signs that people take for the marks of a list, whatever stands above.
const BULLETS: &[char] = &[
    '•', '◦', '▪', '▫', '●', '○', '■', '□', '‣', '⁃', '∙', '·', '►', '▸', '➤', '➔', '→', '✓', '✔',
    '∗', '❖', '◆', '➢', '\u{f0b7}', '\u{f0a7}',
];

pub(super) fn lines(visible: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    let mut lines = Vec::new();
    for raw in visible.split_inclusive('\n') {
        let words = raw.trim();
        lines.push(Line {
            start: start + raw.len() - raw.trim_start().len(),
            words,
            begins: begins(words),
            pipes: words.matches('|').count(),
        });
        start += raw.len();
    }
    lines
}

fn begins(words: &str) -> Begins {
    let mut letters = words.chars();
    let first = letters.next();
    match first {
        Some('–' | '—' | '−' | '-' | '*' | '+') if letters.next() == Some(' ') => {
            Begins::Dash
        }
        Some('0'..='9') => number(words).map_or(Begins::Other, |(number, rest)| {
            if rest.starts_with(' ') {
                Begins::Number(number)
            } else {
                Begins::Other
            }
        }),
        Some(letter @ 'a'..='z') if words[1..].starts_with(") ") => Begins::Letter(letter),
        _ => Begins::Other,
    }
}

/// The number at the start, and what follows behind its point or bracket.
fn number(words: &str) -> Option<(u32, &str)> {
    let rest = words.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let number = words[..words.len() - rest.len()].parse().ok()?;
    let rest = rest.strip_prefix(['.', ')'])?;
    (number < 100).then_some((number, rest))
}

/// What is wrong with the start of a line. `near` are the lines above and below, `level` is that of
/// the heading above.
pub(super) fn mark(
    line: &Line<'_>,
    near: [Option<&Line<'_>>; 2],
    level: usize,
) -> Option<(Mark, Range<usize>)> {
    let Line {
        start,
        words,
        begins,
        pipes,
    } = line;
    let whole = *start..start + words.len();
    let first = words.chars().next()?;
    let sign = *start..start + first.len_utf8();
    let [above, below] = near;
    let is_near =
        |wanted: &dyn Fn(&Line<'_>) -> bool| near.iter().flatten().any(|line| wanted(line));
    let in_a_table = first == '|' || is_near(&|line| line.pipes == *pipes);
    if *pipes > 0 && in_a_table {
        return Some((Mark::Row, whole));
    }
    let second = words[first.len_utf8()..].chars().next();
    match (first, *begins) {
        ('#', _) => heading(words, level).map(|meant| (Mark::Heading(meant), whole)),
        (_, Begins::Dash) if is_near(&|line| line.begins == Begins::Dash) => {
            Some((Mark::Bullet(first), sign))
        }
        ('-' | '+' | '–' | '—', Begins::Other) if second.is_some_and(char::is_alphabetic) => {
            Some((Mark::Bullet(first), sign))
        }
        (_, Begins::Number(number)) => {
            let follows = |line: Option<&Line<'_>>, wanted: Option<u32>| {
                line.zip(wanted)
                    .is_some_and(|(line, wanted)| line.begins == Begins::Number(wanted))
            };
            (follows(above, number.checked_sub(1)) || follows(below, number.checked_add(1)))
                .then_some((Mark::NoList, whole))
        }
        (_, Begins::Letter(_)) => is_near(&|line| matches!(line.begins, Begins::Letter(_)))
            .then_some((Mark::NoList, whole)),
        ('0'..='9', Begins::Other) => glued(words).map(|meant| {
            let length = words.split(' ').next().map_or(0, str::len);
            (Mark::Number(meant), *start..start + length)
        }),
        ('[', _)
            if ["[ ]", "[x]", "[X]"]
                .iter()
                .any(|tick| words.starts_with(tick)) =>
        {
            let is_box = words[3..].is_empty() || words[3..].starts_with(' ');
            is_box.then(|| (Mark::Box, *start..start + 3))
        }
        (bullet, _) if BULLETS.contains(&bullet) => Some((Mark::Bullet(bullet), sign)),
        _ => None,
    }
}

/// `1)text` with the space that it lacks.
fn glued(words: &str) -> Option<String> {
    let (_, rest) = number(words)?;
    let word = words.split(' ').next()?;
    rest.starts_with(char::is_alphabetic).then(|| {
        format!(
            "{} {}",
            &words[..words.len() - rest.len()],
            &rest[..rest.len() + word.len() - words.len()]
        )
    })
}

/// A heading as it is meant: with a space, below the title of the page, one step deeper at most.
fn heading(words: &str, level: usize) -> Option<String> {
    let title = words.trim_start_matches('#');
    let marks = words.len() - title.len();
    if title.is_empty() || (title.starts_with(' ') && marks <= 6) {
        return None;
    }
    let better = "#".repeat(marks.clamp(2, level + 1));
    Some(format!("{better} {}", title.trim()))
}
