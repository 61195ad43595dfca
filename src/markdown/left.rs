//! Marks that are none: what looks like Markdown, but was left as text by the parser, so that it
//! would be published as it was typed.

use super::parser;
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};
use std::ops::Range;

mod inline;
mod line;

/// A mark that does not do what somebody meant by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A row of a table without a head, or with too few signs.
    Row,
    /// Cells that the head of the table has no column for: they are not shown.
    Cells,
    /// A line that begins with a sign like `•`, which makes no list.
    Bullet(char),
    /// `1)text`, and how it is meant.
    Number(String),
    /// `2. text` in the middle of a paragraph.
    NoList,
    /// `[x] (/y/)` and the like, and how it is meant.
    Link(String),
    /// A link whose parts do not fit together.
    BrokenLink,
    /// An address that is no link, and how it becomes one.
    Address(String),
    /// `[x]: y` alone on a line is a note for links, and vanishes.
    Definition,
    /// `[ ]`, `[x]`: boxes to tick.
    Box,
    /// `#Heading`, and how it is meant.
    Heading(String),
    /// Stars or underscores that were not closed, or not opened.
    Emphasis(String),
    /// The star of `Kinder*innen` makes oblique letters; how it is meant.
    Star(String),
    /// Marks of other programs: `~~`, `==`.
    Foreign(&'static str),
    /// A backtick alone.
    Backtick,
    /// `&nbsp` and the like; the sign that it stands for, when it is known.
    Entity(Option<&'static str>),
    /// The beginning of a tag that is none.
    Tag,
    /// `\n` as two letters.
    LineEnd,
    /// Four spaces at the start of a line make the text of a program.
    Indented,
}

/// What is shown of a text: as long as the text itself. What the parser took for structure is blank,
/// and words that are no text, such as code, are letters.
struct Shown {
    bytes: Vec<u8>,
    /// The headings so far: where they begin, and their level.
    headings: Vec<(usize, usize)>,
    found: Vec<(Mark, Range<usize>)>,
}

/// The marks of a text that were left as text, with their place in it, in order.
pub(super) fn marks(text: &str) -> Vec<(Mark, Range<usize>)> {
    let Shown {
        bytes,
        headings,
        mut found,
    } = shown(text);
    let Ok(visible) = String::from_utf8(bytes) else {
        return found;
    };
    let lines: Vec<line::Line<'_>> = line::lines(&visible);
    for (index, line) in lines.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| lines.get(before));
        let near = [before, lines.get(index + 1)];
        let above = headings.partition_point(|(start, _)| *start < line.start);
        let level = above
            .checked_sub(1)
            .and_then(|last| headings.get(last))
            .map_or(1, |(_, level)| *level);
        found.extend(line::mark(line, near, level));
        inline::marks(line, &mut found);
    }
    found.sort_by_key(|(_, range)| (range.start, range.end));
    found
}

fn shown(text: &str) -> Shown {
    let blank = |byte| if byte == b'\n' { b'\n' } else { b' ' };
    let mut shown = Shown {
        bytes: text.bytes().map(blank).collect(),
        headings: Vec::new(),
        found: Vec::new(),
    };
    let mut code = false;
    let mut link: Option<LinkType> = None;
    let mut cell_end = 0;
    let mut events = parser(text).into_offset_iter();
    for (event, range) in events.by_ref() {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                code = true;
                if matches!(kind, CodeBlockKind::Indented) {
                    shown.found.push((Mark::Indented, range));
                }
            }
            Event::End(TagEnd::CodeBlock) => code = false,
            Event::Start(Tag::Heading { level, .. }) => {
                // What follows the marks of a heading is no beginning of a line.
                shown.hide(text, range.start..range.start + 1);
                shown.headings.push((range.start, level as usize));
            }
            Event::Start(Tag::Link { link_type, .. }) => link = Some(link_type),
            Event::End(TagEnd::Link) => link = None,
            Event::Start(Tag::Emphasis) => shown.found.extend(star(text, &range)),
            Event::End(TagEnd::TableCell) => cell_end = range.end,
            Event::End(TagEnd::TableRow) => {
                shown.found.extend(lost_cells(text, cell_end..range.end));
            }
            Event::Code(_) => shown.hide(text, range),
            Event::Text(words) if !code => shown.show(text, &words, range, link),
            _ => {}
        }
    }
    let definitions = events.reference_definitions().iter();
    shown.found.extend(
        definitions
            .filter(|(_, definition)| !is_target(&definition.dest))
            .map(|(_, definition)| (Mark::Definition, definition.span.clone())),
    );
    shown
}

impl Shown {
    /// Text as it was typed; letters instead of it where the parser understood more.
    fn show(&mut self, text: &str, words: &str, range: Range<usize>, link: Option<LinkType>) {
        let understood = matches!(link, Some(LinkType::Autolink | LinkType::Email))
            || (link.is_some() && words.contains("://"))
            || text[range.clone()] != *words;
        if understood {
            self.hide(text, range);
            return;
        }
        let start = range.start;
        self.bytes[range].copy_from_slice(words.as_bytes());
        // A sign behind a backslash is meant as it is.
        let escaped = start > 0 && text.as_bytes()[start - 1] == b'\\';
        if escaped && self.bytes[start - 1] == b' ' {
            let first = words.chars().next().map_or(0, char::len_utf8);
            self.hide(text, start..start + first);
        }
    }

    fn hide(&mut self, text: &str, range: Range<usize>) {
        for at in range {
            if text.as_bytes()[at] != b'\n' {
                self.bytes[at] = b'x';
            }
        }
    }
}

/// `Kinder*innen und Helfer*innen`: everything between the stars would be oblique.
fn star(text: &str, range: &Range<usize>) -> Option<(Mark, Range<usize>)> {
    let (before, rest) = text.split_at(range.start);
    let word_before = before
        .rsplit(|letter: char| !letter.is_alphabetic())
        .next()
        .filter(|word| !word.is_empty())?;
    let after = rest.strip_prefix('*')?;
    let word_after: &str = after.split(|letter: char| !letter.is_alphabetic()).next()?;
    if word_after.is_empty() {
        return None;
    }
    let start = range.start - word_before.len();
    Some((
        Mark::Star(format!("{word_before}:{word_after}")),
        start..range.start + 1 + word_after.len(),
    ))
}

/// What stands in a row behind its last cell.
fn lost_cells(text: &str, rest: Range<usize>) -> Option<(Mark, Range<usize>)> {
    let lost = text.get(rest.clone())?;
    let bare = lost.trim_start_matches(['|', ' ']);
    let start = rest.end - bare.len();
    let bare = bare.trim_end_matches(['|', ' ', '\n', '\r']);
    (!bare.is_empty()).then(|| (Mark::Cells, start..start + bare.len()))
}

/// Whether something can be the target of a link, by its beginning.
fn is_target(target: &str) -> bool {
    [
        "/", "#", "https://", "http://", "www.", "mailto:", "tel:", "house:",
    ]
    .iter()
    .any(|start| target.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Mark, &str)> {
        marks(text)
            .into_iter()
            .map(|(mark, range)| (mark, &text[range]))
            .collect()
    }

    #[test]
    fn what_is_well_written_has_no_mark_left() {
        for text in [
            "Kommt vorbei – wir freuen uns.\n– Auch bei Regen.\n\nAm\n3. April und\n5. Mai.",
            "**fett** *schräg* `a | b` [x](/y/) <https://a.example/_b_> [https://a.example](https://a.example)",
            "# Eins\n## #1 im Park\n\n1. a\n2. b\n\n- c\n  - d\n\n> e",
            "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 |",
            "\\# Raute, \\*Stern, \\| Strich, \\[x\\] (/y/), \\<b",
            "Q&A, Rock & Roll, 12 €*, Schüler_innen, Kinder:innen, 3 < 5, a = b, 5 * 3, x_1",
            "(siehe [1] (Seite 3)), [sic], Name: ______, Tel. (040) 12\n\n-20 Grad, +49 40",
            "```\n• x | y\n#z\n```",
            "Tom &amp; Kim, &euro; 5",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn marks_are_found_in_lists_quotes_and_headings_too() {
        for (text, part) in [
            ("- #Titel", "#Titel"),
            ("> • x", "•"),
            ("- a\n- • b", "•"),
            ("## Ein **halbes", "**"),
            ("| a | b |\n|---|---|\n| **1 | 2 |", "**"),
            ("**„Kommt“**alle", "**"),
            ("** fett **", "**"),
            ("[x](/a b.pdf)", "[x](/a b.pdf)"),
            ("[x]  (www.a.example)", "[x]  (www.a.example)"),
            ("(x)[/y/]", ")["),
            ("x[^1]", "[^"),
            ("\u{f0b7} x", "\u{f0b7}"),
            ("Du*und ich*", "Du*und"),
        ] {
            assert!(
                found(text).iter().any(|(_, found)| *found == part),
                "{text}: {:?}",
                found(text)
            );
        }
    }

    #[test]
    fn the_meaning_of_a_heading_follows_the_one_above() {
        let all = found("####A\n\n## B\n\n####C");
        let meant = |title: &str| Mark::Heading(title.to_owned());
        assert_eq!(all, [(meant("## A"), "####A"), (meant("### C"), "####C")]);
    }
}
