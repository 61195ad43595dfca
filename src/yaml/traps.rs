//! The traps of YAML, explained to people who never heard of YAML: what is wrong, and what to
//! write.

mod aliases;
pub(super) mod fields;
mod shape;
mod syntax;
mod values;

pub(super) use syntax::invisible;

use super::cut::Cut;
use super::line::{Line, owner};
use crate::diagnostics::{At, Finding, checks};
use crate::text::Message;
use fields::Exists;
use serde_yaml::budget::BudgetBreach;
use serde_yaml::{Error, ExternalMessageSource};

/// A mistake, and what to cut out so that reading can go on behind it.
pub(super) struct Explained {
    /// What to tell; nothing when it follows from something told before.
    pub(super) finding: Option<Finding>,
    /// What to cut out; `None` when reading has to stop.
    pub(super) cut: Option<Cut>,
}

/// Explains an error. `text` is what was typed; `current` is the same with earlier mistakes cut
/// out.
pub(super) fn explain(error: &Error, text: &str, current: &str, exists: Exists) -> Explained {
    let at = inside(
        error
            .location()
            .map(|location| At::from(&location))
            .unwrap_or_default(),
        text,
    );
    match error {
        Error::SerdeUnknownField {
            field, expected, ..
        } => Explained {
            finding: Some(belongs_to_text(
                fields::unknown(at, field, expected, exists),
                text,
            )),
            cut: Some(Cut::Field(at)),
        },
        Error::DuplicateMappingKey { key, .. } => {
            let key = key.as_deref().unwrap_or_default();
            Explained {
                finding: Some(fields::duplicate(at, key)),
                cut: Some(Cut::Field(at)),
            }
        }
        Error::ExternalMessage { source, .. } => match &**source {
            ExternalMessageSource::Parser(scan) => syntax::explain(at, scan.kind(), text, exists),
            #[allow(
                unreachable_patterns,
                reason = "other sources exist behind features of the library"
            )]
            _ => other(at, text),
        },
        Error::Budget { breach, .. } => budget(at, breach, text, current),
        Error::UnknownAnchor { .. } | Error::UnsupportedTag { .. } => {
            special_value(at, text, current)
        }
        // Wrapped by the library; what is inside says more.
        Error::AliasError { error, .. } => explain(error, text, current, exists),
        Error::NullIntoString { .. } => shape::null(at, text),
        Error::MultipleDocuments { .. } => stop(second_document(at)),
        Error::Unexpected { expected, .. } => shape::explain(at, expected, text, current),
        Error::SerdeInvalidType { expected, .. } => {
            shape::explain(at, &expected.to_lowercase(), text, current)
        }
        Error::Eof { .. } => stop(empty()),
        _ => other(at, text),
    }
}

/// The place, or the last line when the parser points behind the end of the text.
fn inside(at: At, text: &str) -> At {
    let last = u32::try_from(text.lines().count()).unwrap_or(u32::MAX);
    if at.line <= last {
        return at;
    }
    Line::of(text, last).map_or_else(At::default, |line| line.at())
}

/// A field that nobody knows may be a sentence: `Treffpunkt: am See` below `text: Kommt alle!`.
fn belongs_to_text(finding: Finding, text: &str) -> Finding {
    let above = finding
        .at
        .line
        .checked_sub(1)
        .and_then(|line| Line::of(text, line));
    let here = Line::of(text, finding.at.line);
    let sentence = here
        .and_then(|line| line.key)
        .is_some_and(|key| key.starts_with(char::is_uppercase));
    match above.and_then(|line| line.key.filter(|_| sentence && shape::is_plain(line.value))) {
        Some(key) => finding.hint(
            format!("Gehört die Zeile zum Text von »{key}«? Dann steht hinter »{key}:« nur ein senkrechter Strich | und der ganze Text darunter, um zwei Leerzeichen eingerückt."),
            format!("Does the line belong to the text of `{key}`? Then only a bar | stands behind `{key}:`, and the whole text below, indented by two spaces."),
        ),
        None => finding,
    }
}

fn stop(finding: Finding) -> Explained {
    Explained {
        finding: Some(finding),
        cut: None,
    }
}

fn finding(
    at: At,
    de: impl Into<String>,
    en: impl Into<String>,
    hint: (String, String),
) -> Finding {
    Finding::new(&checks::SYNTAX, at, Message::new(de, en)).hint(hint.0, hint.1)
}

/// A file without anything.
pub(super) fn empty() -> Finding {
    finding(
        At::default(),
        "in dieser Datei steht nichts",
        "there is nothing in this file",
        (
            "Ein Muster für jede Datei steht in data/LIESMICH.md. Brauchen Sie die Datei nicht, löschen Sie sie.".to_owned(),
            "data/LIESMICH.md has an example of every file. If you do not need the file, delete it.".to_owned(),
        ),
    )
}

/// A file that could not be read, nobody knows why.
pub(super) fn unreadable() -> Finding {
    let hint = (
        "Vergleichen Sie die Datei mit dem Muster in data/LIESMICH.md. Felder, hinter denen nichts steht, können Sie löschen.".to_owned(),
        "Compare the file with the example in data/LIESMICH.md. You can delete fields with nothing behind them.".to_owned(),
    );
    finding(
        At::default(),
        "diese Datei lässt sich nicht lesen",
        "this file cannot be read",
        hint,
    )
}

fn second_document(at: At) -> Finding {
    finding(
        at,
        "hier beginnt ein zweiter Eintrag: eine Zeile aus drei Strichen",
        "a second entry starts here: a line of three dashes",
        (
            "Löschen Sie diese Zeile. Ein zweiter Eintrag bekommt eine eigene Datei.".to_owned(),
            "Delete this line. A second entry gets a file of its own.".to_owned(),
        ),
    )
}

fn budget(at: At, breach: &BudgetBreach, text: &str, current: &str) -> Explained {
    match breach {
        BudgetBreach::Documents { .. } => stop(second_document(at)),
        BudgetBreach::Anchors { .. } | BudgetBreach::Aliases { .. } => {
            special_value(at, text, current)
        }
        BudgetBreach::Depth { .. } => stop(syntax::too_deep(at)),
        _ => stop(finding(
            at,
            "die Datei ist zu groß für einen Eintrag",
            "the file is too large for one entry",
            (
                "Verteilen Sie die Einträge auf mehrere Dateien.".to_owned(),
                "Spread the entries over several files.".to_owned(),
            ),
        )),
    }
}

/// A value that begins with `*`, `&` or `!`.
fn special_value(at: At, text: &str, current: &str) -> Explained {
    if let Some(explained) = aliases::explain(current) {
        return explained;
    }
    let here = Line::of(text, at.line).filter(|line| line.value.starts_with(['*', '&', '!']));
    match here {
        Some(line) => syntax::by_the_line(&line, text),
        None => other(owner(text, at).map_or(at, |line| line.value_at()), text),
    }
}

fn other(at: At, text: &str) -> Explained {
    match Line::of(text, at.line) {
        Some(line) => syntax::by_the_line(&line, text),
        None => stop(empty()),
    }
}
