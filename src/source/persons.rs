//! Persons in texts: the website knows functions. A mailbox, a mobile number or a name is found in
//! every text of every file, so that it does not matter which field it was typed into.

mod mailbox;
mod mobile;
mod name;
mod office;

use crate::diagnostics::{At, Finding, checks};
use crate::text::Message;
use crate::yaml::{Typed, Walk, texts};
use std::ops::Range;

/// What points to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sign {
    Mailbox,
    Mobile,
    Name,
}

/// The persons in the fields of a file.
pub(super) fn in_fields(file: &str) -> Vec<Finding> {
    if may_be_in(file) {
        find(file, &texts(file))
    } else {
        Vec::new()
    }
}

/// Whether the close look, which reads the fields, could find anything: the file as one text, on one
/// line. Where fields meet it finds more than there is, never less.
fn may_be_in(file: &str) -> bool {
    // Behind a backslash stands another sign than the one that is seen, and a team is asked for by
    // the name of its field.
    if file.contains('\\') || file.contains("team") {
        return true;
    }
    let mut line = String::with_capacity(file.len());
    for word in file.split_whitespace() {
        line.push_str(word);
        line.push(' ');
    }
    !persons("", &line).is_empty()
}

/// The persons in a file that is text from end to end.
pub(super) fn in_text(file: &str) -> Vec<Finding> {
    let at = At {
        line: 1,
        column: 1,
        length: 1,
    };
    let (field, text) = (String::new(), file.to_owned());
    find(file, &[Typed { field, text, at }])
}

/// The persons in interface texts; notes of developers are not shown.
pub(super) fn in_interface(file: &str) -> Vec<Finding> {
    let blank = |line: &str| {
        if line.starts_with('#') {
            line.chars()
                .map(|letter| if letter == '\n' { '\n' } else { ' ' })
                .collect()
        } else {
            line.to_owned()
        }
    };
    let shown: String = file.split_inclusive('\n').map(blank).collect();
    in_text(&shown)
}

fn find(file: &str, fields: &[Typed]) -> Vec<Finding> {
    let mut walk = Walk::new(file);
    let mut findings = Vec::new();
    for Typed { field, text, at } in fields {
        let found = persons(field, text);
        if found.is_empty() {
            continue;
        }
        let mut places = walk.places(*at, text);
        findings.extend(
            found
                .into_iter()
                .map(|(sign, range)| finding(sign, &text[range.clone()], places.of(range))),
        );
    }
    findings
}

fn persons(field: &str, text: &str) -> Vec<(Sign, Range<usize>)> {
    let signed = |sign| move |range| (sign, range);
    let mut found: Vec<(Sign, Range<usize>)> = mailbox::find(text)
        .into_iter()
        .map(signed(Sign::Mailbox))
        .chain(mobile::find(text).into_iter().map(signed(Sign::Mobile)))
        .chain(name::find(field, text).into_iter().map(signed(Sign::Name)))
        .collect();
    found.sort_by_key(|(sign, range)| (range.start, *sign));
    found
}

fn finding(sign: Sign, part: &str, at: At) -> Finding {
    let part = part.split_whitespace().collect::<Vec<_>>().join(" ");
    let (message, hint) = match sign {
        Sign::Mailbox => (
            Message::new(
                format!("»{part}« sieht nach einer Person aus"),
                format!("`{part}` looks like a person"),
            ),
            Message::new(
                "Nehmen Sie ein Postfach der Stelle, zum Beispiel jugendhaus@… Es bleibt, wenn jemand geht.",
                "Take a role mailbox, for example jugendhaus@… It stays when somebody leaves.",
            ),
        ),
        Sign::Mobile => (
            Message::new(
                format!("»{part}« ist eine Handynummer"),
                format!("`{part}` is a mobile number"),
            ),
            Message::new(
                "Nehmen Sie die Festnetznummer der Stelle. Ist es das Diensthandy eines Teams, ist alles gut.",
                "Take the landline of the office. If it is the mobile of a whole team, all is well.",
            ),
        ),
        Sign::Name => (
            Message::new(
                format!("»{part}« sieht nach dem Namen einer Person aus"),
                format!("`{part}` looks like the name of a person"),
            ),
            Message::new(
                "Nennen Sie das Team oder die Stelle, zum Beispiel »Team vom Jugendhaus«. Das stimmt auch, wenn jemand geht. Ist es keine Person, ist alles gut.",
                "Name the team or office, for example `Team vom Jugendhaus`. It stays right when somebody leaves. If it is no person, all is well.",
            ),
        ),
    };
    Finding {
        check: &checks::PERSONAL_CONTACT,
        at,
        message,
        hints: vec![hint],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(field: &str, text: &str) -> Vec<String> {
        persons(field, text)
            .into_iter()
            .map(|(_, range)| text[range].to_owned())
            .collect()
    }

    #[test]
    fn mailbox_number_and_name_are_found_in_one_text() {
        assert_eq!(
            found(
                "text",
                "Leitung: Vorname Nachname, Tel. 0171 2345678, vorname.nachname@beispiel.example"
            ),
            [
                "Vorname Nachname",
                "0171 2345678",
                "vorname.nachname@beispiel.example"
            ]
        );
        assert_eq!(found("team", "Vorname Nachname"), ["Vorname Nachname"]);
    }

    #[test]
    fn the_quick_look_finds_what_the_close_look_does_in_every_spelling_of_yaml() {
        for text in [
            "Leitung hat Vorname Nachname.",
            "Fragt nach Frau Nachname",
            "Ruft an: 0171 23 45 678",
            "An vorname.nachname @ beispiel.example",
        ] {
            let folded = text.replace(' ', "\n    ");
            let escaped = text.replace('a', "\\u0061");
            for file in [
                format!("text: {}", text.replace(':', "")),
                format!("text: '{text}'"),
                format!("- {{text: [\"{text}\"]}}"),
                format!("a:\n  - '{folded}'\n"),
                format!("text: >-\n    {folded}\nb: 1\n"),
                format!("text: |\n    {folded}\nb: 1\n"),
                format!("text: \"{escaped}\""),
            ] {
                let close = find(&file, &texts(&file));
                assert_eq!(in_fields(&file), close, "{file}");
                // Lines that stay lines keep number and mailbox apart.
                assert!(!close.is_empty() || file.contains('|'), "{file}");
            }
        }
        assert_eq!(in_fields("team: Vorname Nachname").len(), 1);
        assert!(!may_be_in(
            "title: Kommt vorbei\nday: 2027-03-22\nemail: info@beispiel.example\n"
        ));
    }

    #[test]
    fn interface_texts_are_read_without_notes() {
        let file = "# Frau Nachname\nkey = Frag Frau Nachname\n";
        let lines: Vec<u32> = in_interface(file).iter().map(|one| one.at.line).collect();
        assert_eq!(lines, [2]);
    }
}
