//! Cutting a mistake out of a text, so that reading can go on behind it: every other character stays
//! where it was.

use crate::diagnostics::At;

/// What to cut out of a text, so that reading can go on behind a mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    /// The field at this place, with everything below it.
    Field(At),
    /// The entry of a list whose dash stands at this place.
    Item(At),
    /// One line.
    Line(u32),
}

/// The text without something, every other character where it was. `None` inside of brackets.
pub(super) fn without(text: &str, cut: Cut) -> Option<String> {
    let (line, column, item) = match cut {
        Cut::Field(at) => (at.line, at.column, false),
        Cut::Item(at) => (at.line, at.column, true),
        Cut::Line(line) => (line, 1, true),
    };
    let (line_index, column) = (
        (line as usize).checked_sub(1)?,
        (column as usize).checked_sub(1)?,
    );
    let whole_line = matches!(cut, Cut::Line(_));
    let mut result = String::with_capacity(text.len());
    let mut inside = false;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let indent = line.len() - line.trim_start_matches(' ').len();
        let content = line.trim();
        if index == line_index {
            let before: String = line.chars().take(column).collect();
            // Inside of brackets lines say nothing about where an entry ends.
            if before.contains(['{', '[']) {
                return None;
            }
            inside = !whole_line;
            // The line stays, though empty: places found later must be right in the typed text.
            result.push_str(&before);
            result.push('\n');
        } else if inside
            && (content.is_empty()
                || indent > column
                // YAML lets the dashes of a list stand right below its field.
                || (!item && indent == column && content.starts_with("- ")))
        {
            result.push('\n');
        } else {
            inside = false;
            result.push_str(line);
        }
    }
    Some(result)
}
