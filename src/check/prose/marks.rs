//! What is said of marks that were left as text.

use crate::diagnostics::{At, Finding, checks};
use crate::markdown::Mark;
use crate::text::Message;

/// A remedy, in German and English.
type Remedy = (String, String);

/// The finding of a mark. `part` is what stands there; `alone` says that its text has a line of its
/// own in the file, and not one behind the name of its field.
pub(super) fn finding(mark: &Mark, part: &str, at: At, alone: bool) -> Finding {
    // A part that goes over several lines of the file cannot be written anew at its place.
    let whole = part.trim_end().chars().count() == at.length as usize;
    let part = part.lines().next().unwrap_or_default().trim_end();
    let write: fn(&str) -> Remedy = if whole { write } else { right };
    let (message, (de, en)) = match mark {
        Mark::Row | Mark::Cells => table(mark, part),
        Mark::Bullet(sign) => bullet(*sign, alone),
        Mark::Number(meant) => number(part, meant, alone),
        Mark::NoList => no_list(part),
        Mark::Box => foreign("[ ]"),
        Mark::Link(_) | Mark::BrokenLink | Mark::Address(_) | Mark::Definition => {
            link(mark, part, write)
        }
        Mark::Heading(meant) => heading(part, write(meant)),
        Mark::Emphasis(signs) => emphasis(signs),
        Mark::Star(meant) => (
            Message::new(
                format!("der Stern in »{part}« wird nicht gezeigt: er macht schräge Schrift"),
                format!("the star in `{part}` is not shown: it makes oblique letters"),
            ),
            write(meant),
        ),
        Mark::Foreign(sign) => foreign(sign),
        Mark::Backtick => backtick(),
        Mark::Entity(sign) => entity(part, *sign),
        Mark::Tag => tag(part),
        Mark::LineEnd => line_end(),
        Mark::Indented => indented(),
    };
    Finding::new(&checks::MARKDOWN_MARK, at, message).hint(de, en)
}

fn write(meant: &str) -> Remedy {
    (
        format!("Schreiben Sie »{meant}«."),
        format!("Write `{meant}`."),
    )
}

fn right(meant: &str) -> Remedy {
    (
        format!("So ist es richtig: {meant}"),
        format!("This is how it is right: {meant}"),
    )
}

fn words(de: impl Into<String>, en: impl Into<String>) -> Remedy {
    (de.into(), en.into())
}

fn table(mark: &Mark, part: &str) -> (Message, Remedy) {
    if *mark == Mark::Cells {
        return (
            Message::new(
                format!("»{part}« wird nicht gezeigt: die Tabelle hat keine Spalte dafür"),
                format!("`{part}` is not shown: the table has no column for it"),
            ),
            words(
                "Jede Zeile hat so viele Spalten wie die erste. Ein Strich, der zu sehen sein soll, bekommt ein \\ davor: \\|",
                "Every row has as many columns as the first one. Put a \\ in front of a bar that is to be seen: \\|",
            ),
        );
    }
    (
        Message::new(
            "diese Zeile sieht nach einer Tabelle aus und ist keine: die Striche stehen so auf der Seite",
            "this line looks like a table and is none: the bars stand on the page as they are",
        ),
        words(
            "Eine Tabelle beginnt nach einer leeren Zeile mit den Namen der Spalten, so: | Tag | Zeit |. Darunter steht | --- | --- |, mit so vielen Spalten. Ein Strich, der zu sehen sein soll, bekommt ein \\ davor: \\|",
            "A table begins after an empty line with the names of its columns, like this: | Day | Time |. Below it stands | --- | --- |, with as many columns. Put a \\ in front of a bar that is to be seen: \\|",
        ),
    )
}

/// A text in one line with its field cannot hold a list.
fn own_lines() -> Remedy {
    words(
        "Lassen Sie hinter dem Doppelpunkt nur einen senkrechten Strich stehen: | Darunter kommt der Text, eingerückt, jeder Punkt in einer eigenen Zeile mit »- « davor.",
        "Leave only a bar behind the colon: | Below it comes the text, indented, each entry on a line of its own with `- ` in front.",
    )
}

fn bullet(sign: char, alone: bool) -> (Message, Remedy) {
    let message = Message::new(
        format!("»{sign}« am Anfang der Zeile macht keine Liste: alles läuft in einen Absatz"),
        format!(
            "`{sign}` at the start of a line makes no list: everything runs into one paragraph"
        ),
    );
    let remedy = match sign {
        _ if !alone => own_lines(),
        '-' | '+' => words(
            "Setzen Sie ein Leerzeichen dahinter: »- «.",
            "Put a space behind it: `- `.",
        ),
        _ => words(
            format!("Schreiben Sie »-« statt »{sign}«."),
            format!("Write `-` instead of `{sign}`."),
        ),
    };
    (message, remedy)
}

fn number(part: &str, meant: &str, alone: bool) -> (Message, Remedy) {
    let message = Message::new(
        format!("hinter der Zahl in »{part}« fehlt ein Leerzeichen: so wird es keine Liste"),
        format!("a space is missing behind the number in `{part}`: this makes no list"),
    );
    (message, if alone { write(meant) } else { own_lines() })
}

fn no_list(part: &str) -> (Message, Remedy) {
    let sign = part.split(' ').next().unwrap_or_default();
    (
        Message::new(
            format!("»{sign}« macht hier keine Liste: alles läuft in einen Absatz"),
            format!("`{sign}` makes no list here: everything runs into one paragraph"),
        ),
        words(
            "Eine Liste beginnt nach einer leeren Zeile, mit »1. « und »2. « oder mit »- «. Buchstaben davor zählen nicht.",
            "A list begins after an empty line, with `1. ` and `2. ` or with `- `. Letters in front do not count.",
        ),
    )
}

fn link(mark: &Mark, part: &str, write: fn(&str) -> Remedy) -> (Message, Remedy) {
    match mark {
        Mark::Link(meant) => (
            Message::new(
                format!(
                    "»{part}« ist kein Link: die Klammern gehören direkt aneinander, und im Ziel steht kein Leerzeichen"
                ),
                format!(
                    "`{part}` is no link: the brackets stand directly beside each other, and the target has no space"
                ),
            ),
            write(meant),
        ),
        Mark::Address(meant) => (
            Message::new(
                format!("»{part}« kann niemand antippen: es ist kein Link"),
                format!("nobody can touch `{part}`: it is no link"),
            ),
            write(meant),
        ),
        Mark::Definition => (
            Message::new(
                format!("»{part}« wird nicht gezeigt: so sieht eine Notiz für Links aus"),
                format!("`{part}` is not shown: it looks like a note for links"),
            ),
            words(
                "Löschen Sie die eckigen Klammern. Einen Link schreiben Sie so: [Wort](https://…).",
                "Delete the square brackets. Write a link like this: [word](https://…).",
            ),
        ),
        _ => (
            Message::new(
                format!("»{part}« steht so auf der Seite: hier ist ein Link nicht ganz"),
                format!("`{part}` stands on the page as it is: a link is not complete here"),
            ),
            words(
                "Schreiben Sie ihn so: [Wort](/fragen/). Ein Leerzeichen im Ziel schreiben Sie %20. Klammern, die zu sehen sein sollen, bekommen ein \\ davor: \\[",
                "Write it like this: [word](/fragen/). Write a space in the target as %20. Put a \\ in front of brackets that are to be seen: \\[",
            ),
        ),
    }
}

fn heading(part: &str, remedy: Remedy) -> (Message, Remedy) {
    (
        Message::new(
            format!("»{part}« ist keine Überschrift: hinter den Rauten fehlt ein Leerzeichen"),
            format!("`{part}` is no heading: a space is missing behind the number signs"),
        ),
        remedy,
    )
}

fn emphasis(signs: &str) -> (Message, Remedy) {
    (
        Message::new(
            format!("»{signs}« steht so auf der Seite: es macht hier nichts fett oder schräg"),
            format!("`{signs}` stands on the page as it is: it makes nothing bold or oblique here"),
        ),
        words(
            "Fett schreiben Sie so: **fett**, mit den Sternen direkt am Wort, davor und dahinter. Sterne, die zu sehen sein sollen, bekommen ein \\ davor: \\*",
            "Write bold like this: **bold**, with the stars directly at the word, in front and behind. Put a \\ in front of stars that are to be seen: \\*",
        ),
    )
}

fn foreign(sign: &str) -> (Message, Remedy) {
    (
        Message::new(
            format!("»{sign}« steht so auf der Seite: das Portal kennt dieses Zeichen nicht"),
            format!("`{sign}` stands on the page as it is: the portal does not know this mark"),
        ),
        words(
            "Löschen Sie die Zeichen. Hervorheben können Sie mit **fett**.",
            "Delete the signs. Use **bold** to stress something.",
        ),
    )
}

fn backtick() -> (Message, Remedy) {
    (
        Message::new(
            "»`« steht so auf der Seite",
            "a backtick stands on the page as it is",
        ),
        words(
            "Ein Hochkomma schreiben Sie so: ’. Eine Eingabe für Rechner hat eins davor und eins dahinter.",
            "Write an apostrophe like this: ’. What is typed into a computer has one in front and one behind.",
        ),
    )
}

fn entity(part: &str, sign: Option<&str>) -> (Message, Remedy) {
    let message = Message::new(
        format!("»{part}« steht so auf der Seite"),
        format!("`{part}` stands on the page as it is"),
    );
    let remedy = match sign {
        Some(sign) if !sign.trim().is_empty() => write(sign),
        _ => words(
            "Schreiben Sie das Zeichen selbst, das gemeint ist, oder ein Leerzeichen.",
            "Write the sign itself that is meant, or a space.",
        ),
    };
    (message, remedy)
}

fn tag(part: &str) -> (Message, Remedy) {
    (
        Message::new(
            format!("»{part}« steht so auf der Seite: es sieht nach HTML aus"),
            format!("`{part}` stands on the page as it is: it looks like HTML"),
        ),
        words(
            "Fett schreiben Sie so: **fett**. Eine spitze Klammer, die zu sehen sein soll, bekommt ein \\ davor: \\<",
            "Write bold like this: **bold**. Put a \\ in front of an angle bracket that is to be seen: \\<",
        ),
    )
}

fn line_end() -> (Message, Remedy) {
    (
        Message::new(
            "»\\n« steht so auf der Seite und beginnt keine Zeile",
            "`\\n` stands on the page as it is and begins no line",
        ),
        words(
            "Löschen Sie es, und beginnen Sie an dieser Stelle eine neue Zeile.",
            "Delete it, and begin a new line at this place.",
        ),
    )
}

fn indented() -> (Message, Remedy) {
    (
        Message::new(
            "dieser Text ist weit eingerückt: er erscheint wie der Text eines Programms",
            "this text is indented far: it appears like the text of a program",
        ),
        words(
            "Löschen Sie die Leerzeichen am Anfang der Zeile, damit sie unter den Zeilen davor beginnt.",
            "Delete the spaces at the start of the line, so that it begins below the lines above.",
        ),
    )
}
