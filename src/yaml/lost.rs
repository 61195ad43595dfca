//! Words that YAML leaves out without saying so: everything behind ` #`.

use super::line::Line;
use crate::diagnostics::{At, Finding, checks};
use crate::text::Message;

/// Values that a `#` cuts off in the middle of the words.
pub(super) fn words(text: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    if !text.contains(" #") {
        return found;
    }
    let mut block: Option<u32> = None;
    for (number, raw) in (1u32..).zip(text.lines()) {
        let line = Line::parse(number, raw);
        if block.is_some_and(|indent| line.indent > indent) || raw.trim().is_empty() {
            continue;
        }
        let holds = line.key.map_or(line.indent, |_| line.column - 1);
        block = line.value.starts_with(['|', '>']).then_some(holds);
        if block.is_none() && !line.is_silent() && (line.key.is_some() || line.dash) {
            found.extend(cut_off(&line));
        }
    }
    found
}

fn cut_off(line: &Line<'_>) -> Option<Finding> {
    let value = line.value;
    // Inside of quotes the sign is a letter; brackets are left to the parser.
    if value.starts_with(['"', '\'', '[', '{', '#']) {
        return None;
    }
    let (kept, lost) = value.split_once(" #").filter(|(_, lost)| {
        // `# Notiz` is a note, and so are lines of signs; `#1` was meant to be read.
        lost.starts_with(|letter: char| !letter.is_whitespace() && letter != '#')
    })?;
    let length = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    let at = At {
        line: line.number,
        column: line.value_column + length(kept) + 1,
        length: length(lost) + 1,
    };
    let mut finding = Finding::new(
        &checks::NUMBER_SIGN,
        at,
        Message::new(
            format!("»#{lost}« wird nicht gelesen: mit # beginnt eine Notiz"),
            format!("`#{lost}` is not read: # begins a note"),
        ),
    );
    if let Some(quoted) = line.quoted() {
        finding = finding.hint(
            format!("Gehört es zum Text, setzen Sie ihn in Anführungszeichen: {quoted}"),
            format!("If it is part of the text, put it in quotes: {quoted}"),
        );
    }
    Some(finding.hint(
        "Ist es eine Notiz nur für Sie? Dann schreiben Sie ein Leerzeichen hinter das #.",
        "Is it a note for yourself only? Then write a space behind the #.",
    ))
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn only_words_that_were_meant_to_be_read_are_reported() {
        let text = "a: Wir sind #1\nb: x # Notiz\nc: \"Wir #1\"\nd: |\n  e: Wir #1\nf:\n  - Treff #2\n# g: h #3\n";
        let lines: Vec<u32> = words(text).iter().map(|finding| finding.at.line).collect();
        assert_eq!(lines, [1, 7]);
    }
}
