//! What the parser could not read. The line itself says more about what happened than the state of
//! the parser.

use super::fields::Exists;
use super::{Explained, finding, shape, values};
use crate::diagnostics::{At, Finding};
use crate::yaml::cut::Cut;
use crate::yaml::line::{self, Line};
use serde_yaml::granit_parser::ErrorKind;

fn stop(finding: Finding) -> Explained {
    Explained {
        finding: Some(finding),
        cut: None,
    }
}

fn go_on(finding: Finding, line: &Line<'_>) -> Explained {
    let cut = if line.key.is_some() {
        Cut::Field(line.at())
    } else {
        Cut::Item(line.dash_at())
    };
    Explained {
        finding: Some(finding),
        cut: (line.key.is_some() || line.dash).then_some(cut),
    }
}

/// Explains a mistake in the YAML itself.
pub(super) fn explain(at: At, kind: &ErrorKind, text: &str, exists: Exists) -> Explained {
    let raw = text
        .lines()
        .nth((at.line as usize).saturating_sub(1))
        .unwrap_or_default();
    let line = Line::parse(at.line, raw);
    if let Some(tab) = raw
        .chars()
        .take_while(|letter| letter.is_whitespace())
        .position(|letter| letter == '\t')
    {
        return stop(tabulator(at.line, tab));
    }
    // The marks of git, which a parser would explain as anything but that.
    if line.value.starts_with("<<<<<<<")
        || line.value.starts_with("=======")
        || line.value.starts_with(">>>>>>>")
    {
        return stop(two_versions(&line));
    }
    // The parser fails far below a quote that was left open: the mistake is where it opens.
    if let Some(open) = open_quote(text, at.line) {
        return stop(values::half_quotes(open));
    }
    let colon = matches!(
        kind,
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement
    );
    if let Some(owner) = shape::text_above(&line, text, exists).filter(|_| colon) {
        return Explained {
            finding: Some(shape::several_lines(&owner)),
            cut: Some(Cut::Field(owner.at())),
        };
    }
    by_the_parser(at, kind, &line, raw).unwrap_or_else(|| by_the_line(&line, text))
}

/// What the parser says, where that is clear enough.
fn by_the_parser(at: At, kind: &ErrorKind, line: &Line<'_>, raw: &str) -> Option<Explained> {
    let explained = match kind {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar
        | ErrorKind::TabAtBlockScalarStart => stop(tabulator(
            at.line,
            raw.chars()
                .position(|letter| letter == '\t')
                .unwrap_or((at.column as usize).saturating_sub(1)),
        )),
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::DocumentIndicatorInQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent => stop(values::half_quotes(
            if line.value.starts_with(['"', '\'']) {
                line.value_at()
            } else {
                at
            },
        )),
        ErrorKind::InvalidTrailingDoubleQuotedScalar
        | ErrorKind::InvalidTrailingSingleQuotedScalar => {
            go_on(values::behind_quotes(at, line), line)
        }
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidUnicodeEscape => go_on(values::backslash(line), line),
        ErrorKind::UnexpectedCharacter { character } if character.is_control() => {
            let before = raw
                .chars()
                .position(|letter| letter == *character)
                .unwrap_or(0);
            stop(invisible(At {
                line: at.line,
                column: u32::try_from(before).unwrap_or(0) + 1,
                length: 1,
            }))
        }
        ErrorKind::UnexpectedCharacter { .. } if at.column == line.value_column => {
            go_on(values::first_character(line), line)
        }
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement
            if (line.value.contains(": ") || line.value.ends_with(':'))
                && at.column > line.value_column =>
        {
            go_on(values::colon(line), line)
        }
        ErrorKind::RecursionLimitExceeded => stop(too_deep(at)),
        _ => return None,
    };
    Some(explained)
}

/// What remains: told by the line and those above it.
pub(super) fn by_the_line(line: &Line<'_>, text: &str) -> Explained {
    let above: Vec<&str> = text
        .lines()
        .take((line.number as usize).saturating_sub(1))
        .collect();
    if let Some(open) = open_bracket(&above) {
        return stop(open);
    }
    if line.value.starts_with(['|', '>']) {
        return stop(values::block_header(line));
    }
    let special = line
        .value
        .starts_with(['*', '&', '@', '`', '%', '!', '{', '[', ']', '}', ','])
        || line.value.starts_with("- ");
    if special && (line.key.is_some() || line.dash) {
        return go_on(values::first_character(line), line);
    }
    let last = (1u32..)
        .zip(&above)
        .map(|(number, raw)| Line::parse(number, raw))
        .filter(|line| !line.is_silent())
        .last();
    if line.key.is_none() && !line.dash {
        if let Some(header) = last.filter(|last| matches!(last.value, "|" | ">" | "|-" | ">-"))
            && let Some(key) = header.key
        {
            return stop(values::block_not_indented(line, key));
        }
        return Explained {
            finding: Some(no_field(line)),
            cut: Some(Cut::Line(line.number)),
        };
    }
    stop(finding(
        At { column: line.indent + 1, length: line.column - line.indent - 1 + line.at().length, line: line.number },
        "hier stimmt die Einrückung nicht",
        "the indentation is wrong here",
        (
            "Felder, die zusammengehören, beginnen genau untereinander. Jede Stufe ist zwei Leerzeichen tiefer.".to_owned(),
            "Fields that belong together start exactly below each other. Each level is two spaces deeper.".to_owned(),
        ),
    ))
}

/// A value above that opens a quote which is still open on this line, with fields in between that
/// it cannot have meant to swallow.
fn open_quote(text: &str, until: u32) -> Option<At> {
    if !text.contains(['"', '\'']) {
        return None;
    }
    let mut open: Option<(At, char)> = None;
    let mut block: Option<u32> = None;
    let mut swallowed = false;
    for (number, raw) in (1u32..).zip(text.lines()).take(until as usize) {
        let line = Line::parse(number, raw);
        if let Some((_, quote)) = open {
            swallowed |= line.key.is_some() || line.dash;
            // What closes on the line of the mistake closed the wrong value.
            if number < until && raw.contains(quote) {
                (open, swallowed) = (None, false);
            }
            continue;
        }
        if block.is_some_and(|indent| line.indent > indent) || line.is_silent() {
            continue;
        }
        block = line
            .value
            .starts_with(['|', '>'])
            .then(|| line.key.map_or(line.indent, |_| line.column - 1));
        let quote = line
            .value
            .chars()
            .next()
            .filter(|first| matches!(first, '"' | '\'') && number < until);
        open = quote
            .filter(|quote| !line.value[1..].contains(*quote))
            .map(|quote| (line.value_at(), quote));
    }
    open.filter(|_| swallowed).map(|(at, _)| at)
}

/// A value above that opens a bracket and never closes it.
fn open_bracket(above: &[&str]) -> Option<Finding> {
    let (index, raw) = above
        .iter()
        .enumerate()
        .rev()
        .find(|(_, raw)| !Line::parse(1, raw).is_silent())?;
    let line = Line::parse(u32::try_from(index).ok()? + 1, raw);
    let close = match line.value.chars().next()? {
        '[' => ']',
        '{' => '}',
        _ => return None,
    };
    let sign = line.value.chars().next().unwrap_or('[');
    (!line.value.contains(close)).then(|| {
        finding(
            line.value_at(),
            format!("die Klammer »{sign}« wird nicht geschlossen"),
            format!("the bracket `{sign}` is not closed"),
            (
                format!(
                    "Schreiben Sie am Ende »{close}«. Soll die Klammer im Text stehen, setzen Sie den ganzen Wert in Anführungszeichen."
                ),
                format!("Write `{close}` at the end. If the bracket is part of the text, put the whole value in quotes."),
            ),
        )
    })
}

fn no_field(line: &Line<'_>) -> Finding {
    if let Some(item) = line::after_bullet(line.value) {
        return finding(
            line.at(),
            "eine Liste beginnt mit einem einfachen Bindestrich",
            "a list begins with a plain hyphen",
            (
                format!("Schreiben Sie »- {item}«, in jeder Zeile dieser Liste."),
                format!("Write `- {item}`, on every line of this list."),
            ),
        );
    }
    let (word, rest) = line
        .value
        .split_once([':', ' '])
        .unwrap_or((line.value, "…"));
    let plain = word
        .bytes()
        .all(|letter| letter.is_ascii_lowercase() || letter == b'_')
        && !word.is_empty();
    let better = if plain {
        format!("{word}: {}", rest.trim())
    } else {
        "name: …".to_owned()
    };
    finding(
        line.at(),
        "in dieser Zeile fehlt ein Feld mit Doppelpunkt und Leerzeichen dahinter",
        "this line lacks a field with a colon and a space behind it",
        (
            format!(
                "Schreiben Sie »{better}«. Gehört die Zeile zum Text darüber, rücken Sie sie ein."
            ),
            format!("Write `{better}`. If the line belongs to the text above, indent it."),
        ),
    )
}

fn tabulator(line: u32, before: usize) -> Finding {
    finding(
        At { line, column: u32::try_from(before).unwrap_or(0) + 1, length: 1 },
        "hier steht ein Tabulator",
        "there is a tab here",
        (
            "Löschen Sie ihn und rücken Sie mit Leerzeichen ein, zwei je Stufe. Prüfen Sie auch die Zeilen darunter.".to_owned(),
            "Delete it and indent with spaces, two for each level. Check the lines below as well.".to_owned(),
        ),
    )
}

pub(in crate::yaml) fn invisible(at: At) -> Finding {
    finding(
        at,
        "hier steht ein unsichtbares Zeichen",
        "there is an invisible character here",
        (
            "Löschen Sie die Zeile und tippen Sie sie neu. So etwas kommt vom Kopieren aus anderen Programmen.".to_owned(),
            "Delete the line and type it again. It comes from copying out of other programs.".to_owned(),
        ),
    )
}

fn two_versions(line: &Line<'_>) -> Finding {
    finding(
        line.at(),
        "hier stehen zwei Fassungen der Datei ineinander",
        "two versions of the file are mixed here",
        (
            "Behalten Sie eine der beiden und löschen Sie die Zeilen, die mit <<<<<<<, ======= und >>>>>>> beginnen.".to_owned(),
            "Keep one of the two and delete the lines that begin with <<<<<<<, ======= and >>>>>>>.".to_owned(),
        ),
    )
}

pub(super) fn too_deep(at: At) -> Finding {
    finding(
        at,
        "hier stecken zu viele Stufen ineinander",
        "too many levels are nested here",
        (
            "So viele Klammern oder Einrückungen braucht kein Eintrag. Nehmen Sie das Muster aus data/LIESMICH.md.".to_owned(),
            "No entry needs so many brackets or indentations. Take the example from data/LIESMICH.md.".to_owned(),
        ),
    )
}
