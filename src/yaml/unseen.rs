//! Signs that nobody sees, written with a backslash: `"Floßbau\v"`. They break feeds and calendars,
//! and no editor shows them. Those that stand in the file itself are taken out when it is read, or
//! stop the parser.

use super::texts;
use crate::diagnostics::{At, Finding, checks};
use crate::text::{Message, typed};

/// The texts that hold such a sign.
pub(super) fn signs(text: &str) -> Vec<Finding> {
    // Only a backslash brings them in, and nearly no file has one.
    if !text.contains('\\') {
        return Vec::new();
    }
    let bad = |letter: &char| {
        (letter.is_control() && !['\n', '\t'].contains(letter)) || typed::is_unseen(*letter)
    };
    texts(text)
        .into_iter()
        .filter_map(|typed| Some(finding(typed.text.chars().find(bad)?, typed.at)))
        .collect()
}

fn finding(sign: char, at: At) -> Finding {
    let code = format!("U+{:04X}", sign as u32);
    Finding::new(
        &checks::UNSEEN_SIGN,
        at,
        Message::new(
            format!("in diesem Text steckt ein Zeichen, das niemand sieht ({code})"),
            format!("this text holds a sign that nobody sees ({code})"),
        ),
    )
    .hint(
        "Löschen Sie den Schrägstrich \\ und den Buchstaben dahinter.",
        "Delete the backslash \\ and the letter behind it.",
    )
}

#[cfg(test)]
mod tests {
    use super::signs;

    #[test]
    fn signs_behind_a_backslash_are_found_where_their_text_begins() {
        let text = "a: \"Floßbau\\v am See\"\nb: 'C:\\v'\nc:\n  - [1, ja, \"x\\u00ady\"]\n  - \"Zeile\\n\\tnoch eine\"\nd: ~\ne: 1.5\n";
        let places: Vec<(u32, u32)> = signs(text)
            .iter()
            .map(|finding| (finding.at.line, finding.at.column))
            .collect();
        assert_eq!(places, [(1, 4), (4, 13)]);
    }
}
