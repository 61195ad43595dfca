//! Values that YAML reads differently from people: a colon, a star, a bracket, a half quote.

use super::finding;
use crate::diagnostics::{At, Finding};
use crate::yaml::line::Line;

/// What to write: the value in quotes, shown when it is short.
fn quote_it(line: &Line<'_>) -> (String, String) {
    match line.quoted() {
        Some(quoted) => (
            format!("Setzen Sie den ganzen Wert in Anführungszeichen: {quoted}"),
            format!("Put the whole value in quotes: {quoted}"),
        ),
        None => (
            "Setzen Sie den ganzen Wert in Anführungszeichen: text: \"Treffpunkt: Bahnhof\""
                .to_owned(),
            "Put the whole value in quotes: text: \"Meeting point: station\"".to_owned(),
        ),
    }
}

/// `name: Haus: der Treff`.
pub(super) fn colon(line: &Line<'_>) -> Finding {
    finding(
        line.value_at(),
        "in diesem Wert steht ein Doppelpunkt, deshalb braucht er Anführungszeichen",
        "this value has a colon in it, so it needs quotes",
        quote_it(line),
    )
}

/// `short: *wichtig*`, `name: [neu] Haus`.
pub(super) fn first_character(line: &Line<'_>) -> Finding {
    let sign = line.value.chars().next().unwrap_or('"');
    finding(
        line.value_at(),
        format!("ein Wert darf nicht mit »{sign}« beginnen"),
        if sign == '`' {
            "a value must not begin with a backtick".to_owned()
        } else {
            format!("a value must not begin with `{sign}`")
        },
        quote_it(line),
    )
}

/// `"Markthaus" und mehr`.
pub(super) fn behind_quotes(at: At, line: &Line<'_>) -> Finding {
    let rest = line
        .whole
        .chars()
        .count()
        .saturating_sub((at.column.saturating_sub(line.column)) as usize);
    finding(
        At {
            length: u32::try_from(rest).unwrap_or(1).max(1),
            ..at
        },
        "hinter dem schließenden Anführungszeichen steht noch etwas",
        "something follows the closing quote",
        (
            "Anführungszeichen gehören um den ganzen Wert. Im Text selbst schreiben Sie »…«."
                .to_owned(),
            "Quotes go around the whole value. Inside of the text write »…« or ‘…’.".to_owned(),
        ),
    )
}

/// `name: "Haus am Markt`.
pub(super) fn half_quotes(at: At) -> Finding {
    finding(
        at,
        "ein Anführungszeichen wird nicht geschlossen",
        "a quote is not closed",
        (
            "Setzen Sie am Ende des Wertes dasselbe Anführungszeichen, oder löschen Sie das erste."
                .to_owned(),
            "Put the same quote at the end of the value, or delete the first one.".to_owned(),
        ),
    )
}

/// `name: "Haus\Markt"`.
pub(super) fn backslash(line: &Line<'_>) -> Finding {
    let before = line
        .value
        .chars()
        .take_while(|letter| *letter != '\\')
        .count();
    finding(
        At {
            line: line.number,
            column: line.value_column + u32::try_from(before).unwrap_or(0),
            length: 1,
        },
        "ein Rückstrich \\ geht zwischen doppelten Anführungszeichen nicht",
        "a backslash \\ is not possible between double quotes",
        (
            "Nehmen Sie einen Schrägstrich / oder einfache Anführungszeichen '…'.".to_owned(),
            "Take a slash / or single quotes '…'.".to_owned(),
        ),
    )
}

/// `text: | Hier ist viel los.`
pub(super) fn block_header(line: &Line<'_>) -> Finding {
    let sign = line.value.chars().next().unwrap_or('|');
    let key = line.key.unwrap_or("text");
    let rest = line.value.trim_start_matches(['|', '>', '-', '+', ' ']);
    finding(
        line.value_at(),
        format!("hinter »{sign}« darf in derselben Zeile nichts mehr stehen"),
        format!("nothing may follow `{sign}` on the same line"),
        (
            format!(
                "Beginnen Sie den Text in der nächsten Zeile, um zwei Leerzeichen eingerückt. Ist er kurz, lassen Sie das Zeichen weg: {key}: {rest}"
            ),
            format!(
                "Begin the text on the next line, indented by two spaces. If it is short, leave the sign out: {key}: {rest}"
            ),
        ),
    )
}

/// A long text that is not indented below its `|`.
pub(super) fn block_not_indented(line: &Line<'_>, key: &str) -> Finding {
    finding(
        line.at(),
        format!("der Text zu »{key}« ist nicht eingerückt"),
        format!("the text of `{key}` is not indented"),
        (
            "Rücken Sie jede Zeile des Textes um zwei Leerzeichen ein.".to_owned(),
            "Indent every line of the text by two spaces.".to_owned(),
        ),
    )
}

/// `-` or `name:` with nothing behind it.
pub(super) fn nothing(at: At) -> Finding {
    finding(
        at,
        "hier fehlt der Wert",
        "the value is missing here",
        (
            "Schreiben Sie den Wert hinter den Doppelpunkt, oder löschen Sie die Zeile.".to_owned(),
            "Write the value behind the colon, or delete the line.".to_owned(),
        ),
    )
}
