//! A list where one value belongs, fields where a list belongs, and so on.

use super::fields::Exists;
use super::{Explained, finding, values};
use crate::diagnostics::{At, Finding, checks};
use crate::text::Message;
use crate::yaml::cut::Cut;
use crate::yaml::line::{self, Line};

fn shape(at: At, de: String, en: String, hint: (String, String)) -> Finding {
    Finding::new(&checks::SHAPE, at, Message::new(de, en)).hint(hint.0, hint.1)
}

/// Explains that something else was expected here. `current` is the text as it is read now, `text`
/// as it was typed.
pub(super) fn explain(at: At, expected: &str, text: &str, current: &str) -> Explained {
    let here = Line::of(text, at.line);
    // What was cut out before leaves an empty place: an error there follows from one that was told.
    let emptied = Line::of(current, at.line).is_some_and(|line| line.is_bare());
    let owner = line::owner(text, at);
    let (Some(here), Some(owner)) = (here, owner) else {
        return Explained {
            finding: Some(whole_file(at, here)),
            cut: None,
        };
    };
    let key = owner.key.unwrap_or_default();
    let item = here.dash && here.number != owner.number && at.column > here.indent + 1;
    let cut = if item && !expected.contains("sequence") {
        Cut::Item(here.dash_at())
    } else {
        Cut::Field(owner.at())
    };
    let found = if expected.contains("sequence") {
        // An empty list, or one that holds nothing good: the same as none.
        if emptied && here.number == owner.number {
            return Explained {
                finding: None,
                cut: Some(cut),
            };
        }
        list(&here, &owner, key)
    } else if expected.contains("mapping") {
        if emptied && !here.is_bare() {
            return Explained {
                finding: None,
                cut: Some(cut),
            };
        }
        fields(&here, &owner, key, item)
    } else {
        single(&here, &owner, key, item)
    };
    Explained {
        finding: Some(found),
        cut: Some(cut),
    }
}

fn whole_file(at: At, here: Option<Line<'_>>) -> Finding {
    let dash = here.is_some_and(|line| line.dash);
    let (de, en) = if dash {
        (
            "diese Datei darf nicht mit einem Strich beginnen",
            "this file must not begin with a dash",
        )
    } else {
        ("diese Datei hat keine Felder", "this file has no fields")
    };
    let at = if dash { At { length: 1, ..at } } else { at };
    shape(
        at,
        de.to_owned(),
        en.to_owned(),
        (
            "Ganz links steht in jeder Zeile ein Feld, zum Beispiel »name: …«. Ein Muster für jede Datei steht in data/LIESMICH.md."
                .to_owned(),
            "Each line begins at the very left with a field, for example `name: …`. data/LIESMICH.md has an example of every file."
                .to_owned(),
        ),
    )
}

/// A list was expected.
fn list(here: &Line<'_>, owner: &Line<'_>, key: &str) -> Finding {
    if here.value.starts_with('-') && !here.dash {
        let item = here.value.trim_start_matches('-');
        return finding(
            here.at(),
            "hinter dem Strich fehlt ein Leerzeichen",
            "a space is missing behind the dash",
            (
                format!("Schreiben Sie »- {item}«, in jeder Zeile dieser Liste."),
                format!("Write `- {item}`, on every line of this list."),
            ),
        );
    }
    if let Some(item) = line::after_bullet(here.value) {
        return finding(
            here.at(),
            "eine Liste beginnt mit einem einfachen Bindestrich",
            "a list begins with a plain hyphen",
            (
                format!("Schreiben Sie »- {item}«, in jeder Zeile dieser Liste."),
                format!("Write `- {item}`, on every line of this list."),
            ),
        );
    }
    let (at, example) = match (here.number == owner.number, here.key) {
        (true, _) => (
            here.value_at(),
            here.value
                .split(',')
                .next()
                .unwrap_or_default()
                .trim()
                .to_owned(),
        ),
        (false, Some(first)) => (owner.at(), format!("{first}: {}", here.value)),
        (false, None) => (owner.at(), here.value.to_owned()),
    };
    shape(
        at,
        format!("bei »{key}« gehört eine Liste hin"),
        format!("a list belongs to `{key}`"),
        (
            format!(
                "Jeder Eintrag steht unter »{key}:« in einer eigenen Zeile, mit einem Strich davor: »- {example}«."
            ),
            format!(
                "Each entry stands below `{key}:` on a line of its own, with a dash in front: `- {example}`."
            ),
        ),
    )
}

/// Fields were expected.
fn fields(here: &Line<'_>, owner: &Line<'_>, key: &str, item: bool) -> Finding {
    if item && here.is_bare() {
        return empty_item(here);
    }
    let (at, de, en) = if item {
        (
            here.value_at(),
            format!("unter »{key}« hat jeder Eintrag eigene Felder"),
            format!("below `{key}` every entry has fields of its own"),
        )
    } else if here.number == owner.number {
        (
            here.value_at(),
            format!("zu »{key}« gehören mehrere Felder, nicht ein Text"),
            format!("`{key}` has several fields, not one text"),
        )
    } else {
        (
            owner.at(),
            format!("zu »{key}« gehört keine Liste"),
            format!("`{key}` has no list"),
        )
    };
    let hint = if item {
        let first = first_field(key);
        (
            format!(
                "Schreiben Sie hinter den Strich ein Feld, zum Beispiel »- {first}«. Ein Muster steht in data/LIESMICH.md."
            ),
            format!(
                "Write a field behind the dash, for example `- {first}`. data/LIESMICH.md has an example."
            ),
        )
    } else {
        (
            format!(
                "Schreiben Sie unter »{key}:« um zwei Leerzeichen eingerückt je ein Feld in eine Zeile, ohne Striche. Ein Muster steht in data/LIESMICH.md."
            ),
            format!(
                "Below `{key}:`, write one field a line, indented by two spaces, without dashes. data/LIESMICH.md has an example."
            ),
        )
    };
    shape(at, de, en, hint)
}

/// How an entry of this list begins.
fn first_field(list: &str) -> &'static str {
    match list {
        "sessions" => "on: 2027-03-31",
        "term" | "holidays" | "hours" => "days: mo-fr",
        "seasons" | "exceptions" | "breaks" | "school" => "from: 2027-03-31",
        "prices" => "class: regular",
        "occasions" => "sessions:",
        "questions" => "kind: swimming",
        "stops" | "regions" | "districts" | "topics" | "providers" | "price_classes" => "id: …",
        "consultation_hours" => "district: …",
        "menu" | "links" | "legal" | "footer" | "downloads" => "title: …",
        _ => "name: …",
    }
}

/// One value was expected.
fn single(here: &Line<'_>, owner: &Line<'_>, key: &str, item: bool) -> Finding {
    if item && here.key.is_some() {
        return values::colon(&Line {
            key: None,
            value_column: here.column,
            value: here.whole,
            ..*here
        });
    }
    if here.number == owner.number && here.value.starts_with(['[', '{']) {
        return values::first_character(here);
    }
    if !here.dash && here.number != owner.number && owner.is_bare() && here.value.contains(' ') {
        return several_lines(owner);
    }
    let what = if here.dash {
        ("keine Liste", "no list")
    } else {
        ("keine weiteren Felder", "no further fields")
    };
    shape(
        owner.at(),
        format!("bei »{key}« gehört ein einzelner Wert hin, {}", what.0),
        format!("a single value belongs to `{key}`, {}", what.1),
        (
            format!("Schreiben Sie den Wert in dieselbe Zeile: »{key}: …«."),
            format!("Write the value on the same line: `{key}: …`."),
        ),
    )
}

/// Whether a value is text without quotes or brackets around it.
pub(super) fn is_plain(value: &str) -> bool {
    !value.is_empty() && !value.starts_with(['"', '\'', '|', '>', '[', '{', '&', '*', '#'])
}

/// The field above whose text goes on in this line, because that is indented deeper.
pub(super) fn text_above<'a>(line: &Line<'_>, text: &'a str, exists: Exists) -> Option<Line<'a>> {
    // A field that there is was meant as one, and only stands too far to the right.
    if line.dash || line.key.is_some_and(exists) {
        return None;
    }
    let start = At {
        line: line.number,
        column: line.indent + 1,
        length: 1,
    };
    line::owner(text, start)
        .filter(|owner| line.indent >= owner.column && owner.key.is_some() && is_plain(owner.value))
}

/// A text of several lines, without a bar behind the name of its field.
pub(super) fn several_lines(owner: &Line<'_>) -> Finding {
    let (key, value) = (owner.key.unwrap_or_default(), owner.value);
    let hint = if owner.is_bare() {
        (
            format!(
                "Schreiben Sie »{key}: |«. Die Zeilen darunter bleiben eingerückt, wie sie sind."
            ),
            format!("Write `{key}: |`. The lines below stay indented as they are."),
        )
    } else {
        (
            format!(
                "Schreiben Sie »{key}: |« und darunter »{value}«, so weit eingerückt wie die Zeilen, die folgen."
            ),
            format!(
                "Write `{key}: |` and below it `{value}`, indented as far as the lines that follow."
            ),
        )
    };
    shape(
        owner.at(),
        format!("der Text zu »{key}« hat mehrere Zeilen und einen Doppelpunkt darin"),
        format!("the text of `{key}` has several lines and a colon in it"),
        hint,
    )
}

fn empty_item(here: &Line<'_>) -> Finding {
    finding(
        here.dash_at(),
        "hinter diesem Strich steht nichts",
        "nothing stands behind this dash",
        (
            "Schreiben Sie den Eintrag dahinter, oder löschen Sie die Zeile.".to_owned(),
            "Write the entry behind it, or delete the line.".to_owned(),
        ),
    )
}

/// A list entry without anything.
pub(super) fn null(at: At, text: &str) -> Explained {
    match Line::of(text, at.line).filter(|line| line.dash) {
        Some(here) => Explained {
            finding: Some(empty_item(&here)),
            cut: Some(Cut::Item(here.dash_at())),
        },
        None => Explained {
            finding: Some(values::nothing(at)),
            cut: None,
        },
    }
}
