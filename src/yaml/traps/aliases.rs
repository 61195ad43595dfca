//! Names of values and what repeats them: `&vorlage`, `*vorlage`, `<<: *vorlage`. They are found by
//! their lines: the parser tells the place of what holds them.

use super::{Explained, finding, values};
use crate::diagnostics::{At, Finding};
use crate::yaml::cut::Cut;
use crate::yaml::line::Line;

/// The first one that is left in `current`, the text without earlier mistakes.
pub(super) fn explain(current: &str) -> Option<Explained> {
    let mut block: Option<u32> = None;
    for (number, raw) in (1u32..).zip(current.lines()) {
        let line = Line::parse(number, raw);
        if line.is_silent() || block.is_some_and(|indent| line.indent > indent) {
            continue;
        }
        let holds = line.key.map_or(line.indent, |_| line.column - 1);
        block = line.value.starts_with(['|', '>']).then_some(holds);
        if let Some(explained) = of_line(&line) {
            return Some(explained);
        }
    }
    None
}

fn of_line(line: &Line<'_>) -> Option<Explained> {
    let cut = if line.key.is_some() {
        Cut::Field(line.at())
    } else if line.dash {
        Cut::Item(line.dash_at())
    } else {
        Cut::Line(line.number)
    };
    let found = if line.whole.starts_with("<<:") {
        // Behind a dash other fields may follow: only this one goes.
        return Some(Explained {
            finding: Some(merged(line)),
            cut: Some(Cut::Field(line.at())),
        });
    } else if let Some(rest) = line.value.strip_prefix('&') {
        named(line, rest)?
    } else if let Some(rest) = line.value.strip_prefix('*') {
        let is_name = rest
            .chars()
            .all(|sign| sign.is_alphanumeric() || "-_".contains(sign));
        if is_name {
            repeated(line, line.value, line.value_at())
        } else {
            values::first_character(line)
        }
    } else if line.value.starts_with('!') {
        values::first_character(line)
    } else {
        in_brackets(line)?
    };
    Some(Explained {
        finding: Some(found),
        cut: Some(cut),
    })
}

fn merged(line: &Line<'_>) -> Finding {
    let at = At {
        length: u32::try_from(line.whole.chars().count()).unwrap_or(1),
        ..line.at()
    };
    let whole = line.whole;
    finding(
        at,
        format!("»{whole}« holt Felder von einer anderen Stelle; das geht hier nicht"),
        format!("`{whole}` takes fields from another place; this is not possible here"),
        (
            "Löschen Sie diese Zeile, und schreiben Sie die Felder selbst hin, die gemeint sind."
                .to_owned(),
            "Delete this line, and write the fields that are meant.".to_owned(),
        ),
    )
}

/// `features: &liste [Küche]`.
fn named(line: &Line<'_>, rest: &str) -> Option<Finding> {
    let name = rest.split(' ').next().unwrap_or_default();
    let value = rest[name.len()..].trim_start();
    if !(value.is_empty() || value.starts_with(['[', '{'])) {
        return Some(values::first_character(line));
    }
    let start = match (line.key, line.dash) {
        (Some(key), _) => format!("{key}: "),
        (None, true) => "- ".to_owned(),
        (None, false) => return None,
    };
    let meant = format!("{start}{value}");
    // Where the value stands below, or holds such names itself, more must be done than that.
    let hint = if value.is_empty() || value.contains('*') {
        (
            format!(
                "Löschen Sie »&{name}«, und schreiben Sie überall selbst hin, was gemeint ist."
            ),
            format!("Delete `&{name}`, and write everywhere what is meant."),
        )
    } else {
        (
            format!("Schreiben Sie »{meant}«."),
            format!("Write `{meant}`."),
        )
    };
    Some(finding(
        line.value_at(),
        format!("»&{name}« gibt einem Wert einen Namen; das geht hier nicht"),
        format!("`&{name}` gives a value a name; this is not possible here"),
        hint,
    ))
}

fn repeated(line: &Line<'_>, alias: &str, at: At) -> Finding {
    let place = line
        .key
        .map_or_else(|| "-".to_owned(), |key| format!("{key}:"));
    finding(
        at,
        format!("»{alias}« wiederholt einen anderen Wert; das geht hier nicht"),
        format!("`{alias}` repeats another value; this is not possible here"),
        (
            format!("Schreiben Sie hinter »{place}« selbst hin, was gemeint ist."),
            format!("Write behind `{place}` what is meant."),
        ),
    )
}

/// `[*a, *b]`, `{ class: *a }`.
fn in_brackets(line: &Line<'_>) -> Option<Finding> {
    if !line.value.starts_with(['[', '{']) {
        return None;
    }
    let star = line.value.find(['*', '&'])?;
    let before = line.value[..star].trim_end();
    let begins = before.ends_with(['[', '{', ',', ':']);
    let alias: &str = line.value[star..].split([',', ']', '}', ' ']).next()?;
    let at = At {
        line: line.number,
        column: line.value_column + u32::try_from(line.value[..star].chars().count()).ok()?,
        length: u32::try_from(alias.chars().count()).unwrap_or(1),
    };
    begins.then(|| repeated(line, alias, at))
}
