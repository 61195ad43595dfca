//! Markdown without its marks.

use super::parser;
use pulldown_cmark::{Event, TagEnd};

/// The text without any marks, on one line, for previews and search.
pub fn plain(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for event in parser(text) {
        match event {
            // The lines of what is set apart as typed come as one text.
            Event::Text(text) | Event::Code(text) => words.push_str(&text.replace('\n', " ")),
            Event::SoftBreak | Event::HardBreak | Event::End(_) if !words.ends_with(' ') => {
                words.push(' ')
            }
            _ => {}
        }
    }
    words.truncate(words.trim_end().len());
    words
}

/// The text without any marks, one line for each paragraph, heading and item.
pub fn lines(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for event in parser(text) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::SoftBreak => words.push(' '),
            Event::End(TagEnd::TableCell) => words.push_str(" · "),
            Event::End(TagEnd::TableHead | TagEnd::TableRow) => {
                words.truncate(words.trim_end_matches(" · ").len());
                words.push('\n');
            }
            Event::HardBreak
            | Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item)
                if !words.ends_with('\n') =>
            {
                words.push('\n')
            }
            _ => {}
        }
    }
    words.truncate(words.trim_end().len());
    words
}
