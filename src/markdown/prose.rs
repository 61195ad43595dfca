//! Text without any mark, which most texts are: it is known at a glance, without the parser.

/// Whether a text is words from end to end: whatever begins a mark does not stand in it. A text that
/// is none may still have no mark.
pub(super) fn is_prose(text: &str) -> bool {
    const MARKS: &[char] = &['*', '_', '~', '=', '`', '[', ']', '&', '<', '\\', '|'];
    text.lines().all(is_sentence) && !text.contains(MARKS) && !text.contains("://")
}

/// Whether a line begins like a sentence: no bullet, no number, no `a)`, and nothing that is set in.
fn is_sentence(line: &str) -> bool {
    let words = line.trim_start_matches(' ');
    let set_in = line.len() - words.len();
    let mut letters = words.chars();
    match (letters.next(), letters.next()) {
        (None, _) => true,
        (Some(first), second) => set_in < 4 && first.is_alphabetic() && second != Some(')'),
    }
}

#[cfg(test)]
mod tests {
    use super::is_prose;
    use crate::markdown::{found_in, plain};
    use proptest::prelude::*;

    #[test]
    fn sentences_are_prose_and_whatever_begins_a_mark_is_not() {
        for text in [
            "Kommt vorbei – von 12 bis 14 Uhr!\nAuch (bei) Regen.\n\n  Ändert sich.\n",
            "",
        ] {
            assert!(is_prose(text), "{text}");
        }
        for text in [
            "- a",
            "1. a",
            "a) b",
            "# a",
            "    a",
            "\ta",
            "• a",
            "> a",
            "a\n===",
            "a\n---",
            "[a]",
            "<b>",
            "x https://a.example",
            "a*b",
            "\\n",
            "a | b",
            "&amp;",
        ] {
            assert!(!is_prose(text), "{text}");
        }
    }

    proptest! {
        /// What is taken for prose has nothing that the close look finds, and loses no sign.
        #[test]
        fn nothing_is_overlooked(
            text in "([A-Za-zäÄ0-9•–,:.!?()#@/+\n -]{0,8}([*_~=`\\[\\]&<>|\\\\\t]|    |https?://)?){0,2}"
        ) {
            if is_prose(&text) {
                prop_assert_eq!(found_in(&text), Vec::new());
                let words = |text: &str| -> Vec<String> {
                    text.split_whitespace().map(str::to_owned).collect()
                };
                prop_assert_eq!(words(&plain(&text)), words(&text));
            }
        }
    }
}
