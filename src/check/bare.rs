//! Fields with nothing behind them. Somebody meant something by them, and reading on as if they
//! were not there would say something else: a van without `weeks` comes every week.

use super::missing::example;
use crate::diagnostics::{At, Diagnostics, Finding, Location, checks};
use crate::source::Sources;
use crate::text::Message;
use crate::yaml::line::{Line, stands_below};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What stands for nothing.
const NOTHING: [&str; 7] = ["", "\"\"", "''", "[]", "{}", "~", "null"];

/// Ensure something stands behind every field, unless the field has a finding already.
pub(super) fn ensure_filled(sources: &Sources, diagnostics: &mut Diagnostics) {
    let (lines, unreadable) = known(diagnostics);
    for (file, text) in &sources.texts {
        let head = match file.rsplit_once('.') {
            Some((_, "md")) => head(text),
            Some((_, "yaml")) => text,
            _ => continue,
        };
        if unreadable.contains(file) {
            continue;
        }
        let bare = bare(head).into_iter();
        for (name, at) in bare.filter(|(_, at)| !lines.contains(&(file.clone(), at.line))) {
            diagnostics.report(file, finding(name, at));
        }
    }
}

/// Lines by file and number.
type Lines = BTreeSet<(Arc<str>, u32)>;

/// The lines with a finding, and the files that cannot be read as YAML: these have other troubles.
fn known(diagnostics: &Diagnostics) -> (Lines, BTreeSet<Arc<str>>) {
    let mut lines = BTreeSet::new();
    let mut unreadable = BTreeSet::new();
    for found in diagnostics.iter() {
        let Location { file, at } = &found.location;
        lines.insert((file.clone(), at.line));
        if [&checks::SYNTAX, &checks::SHAPE].contains(&found.check) {
            unreadable.insert(file.clone());
        }
    }
    (lines, unreadable)
}

/// The head of a page: what stands between its first two lines of dashes.
fn head(text: &str) -> &str {
    let Some(rest) = text.strip_prefix("---") else {
        return "";
    };
    rest.find("\n---").map_or("", |end| &text[..end + 3])
}

/// Every field with nothing behind it.
fn bare(text: &str) -> Vec<(&str, At)> {
    let mut found = Vec::new();
    // The last field, as long as something may still follow below it.
    let mut open: Option<Line<'_>> = None;
    let mut block: Option<u32> = None;
    let mut quote: Option<char> = None;
    for (number, raw) in (1u32..).zip(text.lines()) {
        if let Some(end) = quote {
            quote = quote.filter(|_| !raw.contains(end));
            continue;
        }
        let line = Line::parse(number, raw);
        if block.is_some_and(|indent| line.indent > indent) || raw.trim().is_empty() {
            continue;
        }
        if !line.is_silent()
            && let Some(field) = open.take()
            && !stands_below(&field, &line)
        {
            found.extend(field.key.map(|key| (key, field.at())));
        }
        let holds = line.key.map_or(line.indent, |_| line.column - 1);
        block = line.value.starts_with(['|', '>']).then_some(holds);
        quote =
            line.value.chars().next().filter(|first| {
                ['"', '\''].contains(first) && line.value.matches(*first).count() == 1
            });
        if line.key.is_some() && is_nothing(line.value) {
            open = Some(line);
        }
        found.extend(in_braces(&line));
    }
    found.extend(open.and_then(|field| Some((field.key?, field.at()))));
    found
}

fn is_nothing(value: &str) -> bool {
    let value = value.split(" #").next().unwrap_or_default();
    let value = value.trim_end().trim_end_matches(',');
    NOTHING.contains(&value) || value.starts_with('#')
}

/// The same in one line: `{ class: regular, euro: }`.
fn in_braces<'a>(line: &Line<'a>) -> Vec<(&'a str, At)> {
    if !line.value.starts_with(['{', '[']) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut column = line.value_column;
    for part in line.value.split_inclusive(['{', '}', '[', ']', ',']) {
        let inner = part.trim_end_matches(['}', ',', ']']);
        if inner.len() < part.len()
            && let Some((name, value)) = inner.split_once(':')
            && NOTHING.contains(&value.trim())
            // Half of a text in quotes is no name.
            && name.matches('"').count() % 2 == 0
            && !name.trim().contains(' ')
        {
            let blanks = name.len() - name.trim_start().len();
            let at = At {
                line: line.number,
                column: column + u32::try_from(blanks).unwrap_or(0),
                length: u32::try_from(name.trim().chars().count())
                    .unwrap_or(1)
                    .max(1),
            };
            found.push((name.trim(), at));
        }
        column += u32::try_from(part.chars().count()).unwrap_or(0);
    }
    found
}

fn finding(name: &str, at: At) -> Finding {
    let message = Message::new(
        format!("hinter »{name}:« steht nichts"),
        format!("nothing stands behind `{name}:`"),
    );
    let finding = Finding::new(&checks::MISSING_FIELD, at, message);
    match example(name) {
        Some(example) => finding.hint(
            format!("Schreiben Sie, was gemeint ist, zum Beispiel »{name}: {example}«, oder löschen Sie die Zeile."),
            format!("Write what is meant, for example `{name}: {example}`, or delete the line."),
        ),
        None => finding.hint(
            "Schreiben Sie dahinter, was gemeint ist, oder löschen Sie die Zeile.",
            "Write behind it what is meant, or delete the line.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::{bare, head};

    #[test]
    fn nothing_is_found_wherever_it_stands() {
        let text = "id: x\nweeks:\nages:\n  to: # noch offen\nlist: []\nprices: [{ class: a, euro: }, {class: , euro: 2}]\ntext: |\n  Mit:\n\nname: \"Ein\n  Treffen:\n  x\"\nhours:\n  - days: mo\nwhen: ~\nlist: [\"Mit: \", x]\n";
        let found: Vec<(&str, u32, u32)> = bare(text)
            .into_iter()
            .map(|(name, at)| (name, at.line, at.column))
            .collect();
        assert_eq!(
            found,
            [
                ("weeks", 2, 1),
                ("to", 4, 3),
                ("list", 5, 1),
                ("euro", 6, 22),
                ("class", 6, 32),
                ("when", 15, 1)
            ]
        );
    }

    #[test]
    fn of_a_page_only_the_head_is_looked_at() {
        assert_eq!(head("---\nlead:\n---\n\nMit:\n"), "---\nlead:");
        assert_eq!(head("Mit:\n"), "");
    }
}
