//! The traps of YAML, explained to people who never heard of YAML: what is wrong, and what to write.

use super::{At, Finding, at};
use crate::diagnostics::Message;
use crate::text::{Lang, nearest, or};
use serde_yaml::{Error, ExternalMessageSource, granit_parser::ErrorKind};

/// Explains an error, and says whether reading can go on without the entry at its place.
pub(super) fn explain(error: &Error, text: &str) -> (Finding, bool) {
    let place = error.location().map(|location| at(&location)).unwrap_or_default();
    match error {
        Error::SerdeUnknownField { field, expected, .. } => (unknown_field(place, field, expected), true),
        Error::DuplicateMappingKey { key, .. } => (duplicate_key(place, key.as_deref().unwrap_or_default()), true),
        Error::ExternalMessage { source, .. } => match &**source {
            ExternalMessageSource::Parser(scan) => (syntax(place, scan.kind(), text), false),
            #[allow(unreachable_patterns, reason = "other sources exist behind features of the library")]
            _ => (other(place, text), false),
        },
        Error::Budget { .. } | Error::AliasReplayLimitExceeded { .. } | Error::AliasExpansionLimitExceeded { .. } => {
            (budget(place, text), false)
        }
        Error::UnknownAnchor { .. } => (star(place, text), false),
        Error::AliasError { error, .. } => explain(error, text),
        Error::NullIntoString { .. } => (empty_value(place), false),
        Error::MultipleDocuments { .. } => (
            finding(
                place,
                "hier beginnt ein zweites Dokument: eine Zeile aus drei Strichen",
                "a second document starts here: a line of three dashes",
                &[(
                    "Löschen Sie die Zeile »---«. In einer Datei steht genau ein Eintrag.",
                    "Delete the line `---`. One file holds exactly one entry.",
                )],
            ),
            false,
        ),
        Error::Unexpected { expected, .. } => (shape(place, expected), false),
        Error::SerdeInvalidType { expected, .. } => (shape(place, expected), false),
        Error::Eof { .. } => (
            finding(
                At::default(),
                "die Datei ist leer",
                "the file is empty",
                &[("Ein Gerüst schreibt »portal new«.", "`portal new` writes a skeleton.")],
            ),
            false,
        ),
        _ => (other(place, text), false),
    }
}

fn finding(at: At, de: &str, en: &str, hints: &[(&str, &str)]) -> Finding {
    Finding { at, check: "syntax", message: Message::new(de, en), hints: hints.iter().map(|(de, en)| Message::new(*de, *en)).collect() }
}

fn unknown_field(mut at: At, field: &str, expected: &[&'static str]) -> Finding {
    at.length = u32::try_from(field.chars().count()).unwrap_or(1).max(1);
    let mut hints = Vec::new();
    if let Some(name) = nearest(field, expected.iter().copied()) {
        hints.push(Message::new(format!("meinten Sie »{name}«?"), format!("did you mean `{name}`?")));
    } else if !expected.is_empty() {
        let quoted: Vec<String> = expected.iter().map(|name| format!("»{name}«")).collect();
        let ticked: Vec<String> = expected.iter().map(|name| format!("`{name}`")).collect();
        hints.push(Message::new(
            format!("Hier gibt es {}.", crate::text::and(Lang::De, &quoted)),
            format!("Possible here: {}.", or(Lang::En, &ticked)),
        ));
    }
    Finding {
        at,
        check: "unknown-field",
        message: Message::new(format!("das Feld »{field}« gibt es hier nicht"), format!("there is no field `{field}` here")),
        hints,
    }
}

fn duplicate_key(mut at: At, key: &str) -> Finding {
    at.length = u32::try_from(key.chars().count()).unwrap_or(1).max(1);
    Finding {
        at,
        check: "duplicate-field",
        message: Message::new(
            format!("das Feld »{key}« steht hier zum zweiten Mal"),
            format!("the field `{key}` stands here a second time"),
        ),
        hints: vec![Message::new(
            "Löschen Sie eine der beiden Zeilen. Mehrere Werte stehen als Liste darunter, jeder mit »- «.",
            "Delete one of the two lines. Several values go below as a list, each with `- `.",
        )],
    }
}

fn empty_value(at: At) -> Finding {
    finding(
        at,
        "hier fehlt der Wert",
        "the value is missing here",
        &[(
            "Schreiben Sie den Wert hinter den Doppelpunkt, oder löschen Sie die Zeile.",
            "Write the value behind the colon, or delete the line.",
        )],
    )
}

fn budget(place: At, text: &str) -> Finding {
    if text.lines().any(|line| line.contains(['&', '*'])) {
        star(place, text)
    } else {
        finding(
            place,
            "die Datei ist zu tief verschachtelt oder zu groß",
            "the file is nested too deeply or too large",
            &[(
                "Eine Datei beschreibt einen Eintrag. Nehmen Sie die Vorlage aus data/LIESMICH.md.",
                "One file describes one entry. Take the template from data/LIESMICH.md.",
            )],
        )
    }
}

fn star(place: At, text: &str) -> Finding {
    let ampersand = line(text, place).is_some_and(|line| line.contains('&'));
    let sign = if ampersand { "&" } else { "*" };
    Finding {
        at: place,
        check: "syntax",
        message: Message::new(
            format!("ein Wert darf nicht mit »{sign}« beginnen: das hat in YAML eine eigene Bedeutung"),
            format!("a value must not begin with `{sign}`: it has a meaning of its own in YAML"),
        ),
        hints: vec![Message::new(
            "Setzen Sie den ganzen Wert in Anführungszeichen: text: \"*wichtig*\"",
            "Put the whole value in quotes: text: \"*important*\"",
        )],
    }
}

fn shape(at: At, expected: &str) -> Finding {
    let expected = expected.to_lowercase();
    let (de, en, hint_de, hint_en) = if expected.contains("sequence") || expected.contains("array") {
        (
            "hier gehört eine Liste hin",
            "a list belongs here",
            "Schreiben Sie jeden Eintrag in eine eigene Zeile, eingerückt und mit »- « davor.",
            "Write each entry on a line of its own, indented, with `- ` in front.",
        )
    } else if expected.contains("map") || expected.contains("struct") {
        (
            "hier gehören eingerückte Felder hin, kein einzelner Wert",
            "indented fields belong here, not a single value",
            "Schreiben Sie darunter, um zwei Leerzeichen eingerückt, Zeilen wie »name: Wert«.",
            "Write below, indented by two spaces, lines such as `name: value`.",
        )
    } else {
        (
            "hier gehört ein einzelner Wert hin, keine Liste und keine Felder",
            "a single value belongs here, no list and no fields",
            "Schreiben Sie den Wert hinter den Doppelpunkt in dieselbe Zeile.",
            "Write the value behind the colon on the same line.",
        )
    };
    Finding { check: "shape", ..finding(at, de, en, &[(hint_de, hint_en)]) }
}

fn line(text: &str, at: At) -> Option<&str> {
    text.lines().nth((at.line as usize).checked_sub(1)?)
}

/// A syntax error. The line itself says more about what happened than the state of the parser.
fn syntax(place: At, kind: &ErrorKind, text: &str) -> Finding {
    let current = line(text, place).unwrap_or_default();
    let value = current.split_once(": ").map(|(_, value)| value.trim()).unwrap_or_default();
    let indent: String = current.chars().take_while(|letter| letter.is_whitespace()).collect();
    if indent.contains('\t')
        || matches!(
            kind,
            ErrorKind::TabNotAllowed
                | ErrorKind::TabInBlockIndentation
                | ErrorKind::TabInIndentation
                | ErrorKind::TabInPlainScalar
                | ErrorKind::TabAtBlockScalarStart
        )
    {
        let column = current.chars().position(|letter| letter == '\t').map_or(place.column, |index| u32::try_from(index).unwrap_or(0) + 1);
        return finding(
            At { line: place.line, column, length: 1 },
            "hier steht ein Tabulator",
            "there is a tab here",
            &[(
                "Löschen Sie den Tabulator und rücken Sie mit Leerzeichen ein, zwei je Stufe.",
                "Delete the tab and indent with spaces, two for each level.",
            )],
        );
    }
    match kind {
        ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar | ErrorKind::InvalidQuotedScalarIndent => finding(
            place,
            "ein Anführungszeichen wird nicht geschlossen",
            "a quote is not closed",
            &[(
                "Setzen Sie am Ende des Wertes dasselbe Anführungszeichen, oder löschen Sie das erste.",
                "Put the same quote at the end of the value, or delete the first one.",
            )],
        ),
        ErrorKind::InvalidTrailingDoubleQuotedScalar | ErrorKind::InvalidTrailingSingleQuotedScalar => finding(
            place,
            "hinter dem schließenden Anführungszeichen steht noch etwas",
            "something follows the closing quote",
            &[(
                "Setzen Sie den ganzen Wert in Anführungszeichen, oder schreiben Sie innen » und «.",
                "Put the whole value in quotes, or use other quotes inside.",
            )],
        ),
        ErrorKind::UnknownQuotedScalarEscape | ErrorKind::InvalidQuotedScalarHexEscape | ErrorKind::InvalidUnicodeEscape => finding(
            place,
            "ein Rückstrich (\\) hat in Anführungszeichen eine eigene Bedeutung",
            "a backslash has a meaning of its own inside quotes",
            &[(
                "Schreiben Sie den Wert ohne Rückstrich, oder mit einfachen Anführungszeichen '…'.",
                "Write the value without the backslash, or in single quotes '…'.",
            )],
        ),
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement if value.contains(": ") || value.ends_with(':') => {
            let before = current.len() - value.len();
            let column = current[..before].chars().count() + 1;
            finding(
                At {
                    line: place.line,
                    column: u32::try_from(column).unwrap_or(1),
                    length: u32::try_from(value.chars().count()).unwrap_or(1),
                },
                "in diesem Wert steht ein Doppelpunkt, deshalb braucht er Anführungszeichen",
                "this value has a colon in it, so it needs quotes",
                &[(
                    "Setzen Sie den ganzen Wert in Anführungszeichen: text: \"Treffpunkt: Bahnhof\"",
                    "Put the whole value in quotes: text: \"Meeting point: station\"",
                )],
            )
        }
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::MisplacedFlowCollectionEnd
        | ErrorKind::MismatchedFlowCollectionEnd { .. } => finding(
            place,
            "eine Klammer [ oder { passt nicht zu ihrem Ende",
            "a bracket [ or { does not fit its end",
            &[(
                "Schließen Sie die Klammer, trennen Sie die Werte mit Kommas, oder setzen Sie den Wert in Anführungszeichen.",
                "Close the bracket, separate the values with commas, or put the value in quotes.",
            )],
        ),
        ErrorKind::RecursionLimitExceeded => budget(place, ""),
        ErrorKind::UnexpectedCharacter { character } => Finding {
            at: place,
            check: "syntax",
            message: Message::new(
                format!("ein Wert darf nicht mit »{character}« beginnen"),
                format!("a value must not begin with `{character}`"),
            ),
            hints: vec![Message::new("Setzen Sie den ganzen Wert in Anführungszeichen.", "Put the whole value in quotes.")],
        },
        _ => other(place, text),
    }
}

/// What remains: indentation and missing colons, told by the line.
fn other(place: At, text: &str) -> Finding {
    let current = line(text, place).unwrap_or_default().trim();
    let value = current.split_once(": ").map(|(_, value)| value.trim()).unwrap_or_default();
    if value.starts_with(['*', '&']) {
        return star(place, text);
    }
    if value.starts_with(['@', '`', '%', '!', '|', '>']) && value.len() > 1 {
        return finding(
            place,
            "dieser Wert beginnt mit einem Zeichen, das in YAML eine eigene Bedeutung hat",
            "this value begins with a character that has a meaning of its own in YAML",
            &[("Setzen Sie den ganzen Wert in Anführungszeichen.", "Put the whole value in quotes.")],
        );
    }
    if !current.is_empty() && !current.contains(": ") && !current.ends_with(':') && !current.starts_with("- ") && !current.starts_with('#')
    {
        return finding(
            place,
            "diese Zeile ist kein Feld: der Doppelpunkt mit dem Leerzeichen dahinter fehlt",
            "this line is no field: the colon with the space behind it is missing",
            &[(
                "Schreiben Sie »name: Wert«, mit einem Leerzeichen hinter dem Doppelpunkt.",
                "Write `name: value`, with a space behind the colon.",
            )],
        );
    }
    finding(
        place,
        "hier stimmt die Einrückung nicht",
        "the indentation is wrong here",
        &[(
            "Zeilen, die zusammengehören, beginnen genau untereinander. Jede Stufe ist zwei Leerzeichen tiefer.",
            "Lines that belong together start exactly below each other. Each level is two spaces deeper.",
        )],
    )
}
