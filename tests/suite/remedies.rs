//! Remedies that name a text to write, followed to the letter: what they led from is gone, and
//! nothing new is wrong.

use crate::bad_inputs::{cases, run};
use crate::findings::{self, Findings};
use jugendportal::diagnostics::Diagnostic;
use std::fs;
use std::path::Path;

/// The text that a remedy names, when it names a whole one.
fn named(finding: &Diagnostic) -> Option<&str> {
    finding.hints.iter().find_map(|hint| {
        let hint = hint.de.as_str();
        let quoted = ["Schreiben Sie »", "Meinten Sie »"]
            .iter()
            .find_map(|start| hint.strip_prefix(start)?.split_once('«'))
            .map(|(text, _)| text);
        let number = hint
            .strip_prefix("Schreiben Sie nur die Zahl: ")
            .filter(|number| number.bytes().all(|digit| digit.is_ascii_digit()));
        let value = hint.strip_prefix("Setzen Sie den ganzen Wert in Anführungszeichen: ");
        quoted
            .or(number)
            .or(value)
            .filter(|text| !text.contains('…'))
    })
}

/// The file with that text in the place of the finding: a field or an entry takes the rest of its
/// line, a value only its own place.
fn followed(text: &str, finding: &Diagnostic, named: &str) -> Option<String> {
    let at = finding.location.at;
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let line = lines.get_mut((at.line as usize).checked_sub(1)?)?;
    let key = named.split_once(':').map(|(key, _)| format!("{key}:"));
    let start = if named.starts_with("- ") {
        Some(line.len() - line.trim_start().len())
    } else {
        key.filter(|key| !key.contains(' '))
            .and_then(|key| line.find(&key))
    };
    let letters: Vec<char> = line.chars().collect();
    let (before, after) = (at.column as usize - 1, (at.column + at.length) as usize - 1);
    // The text of a field that moves below its name.
    let moved = finding.hints.iter().find_map(|hint| {
        let (_, below) = hint.de.split_once("« und darunter »")?;
        below.rsplit_once("«, so weit").map(|(below, _)| below)
    });
    *line = match start {
        Some(start) => {
            let below = moved.map_or(String::new(), |text| format!("\n{:start$}  {text}", ""));
            format!("{}{named}{below}", &line[..start])
        }
        None => format!(
            "{}{named}{}",
            letters.get(..before)?.iter().collect::<String>(),
            letters.get(after..)?.iter().collect::<String>()
        ),
    };
    Some(lines.join("\n"))
}

/// Remedies that name a part of what is to be done: the name of a field whose value must fit as
/// well, a word for another line, the first of several lines.
const PARTS: [(&str, &str); 3] = [
    ("unknown-field", ""),
    ("question", "kind: choice"),
    ("syntax", "- Werkstatt"),
];

fn is_a_part(finding: &Diagnostic, named: &str) -> bool {
    PARTS
        .iter()
        .any(|(check, text)| finding.check.name() == *check && named.contains(text))
}

/// What is told, without the place: following a remedy may move lines.
fn told(findings: &Findings) -> Vec<String> {
    let all = findings.list.iter();
    all.map(|finding| format!("{}: {}", finding.location.file, finding.message.de))
        .collect()
}

/// What is wrong after a remedy was followed and was not before; `None` when it names no text, or
/// stands in no file of the case.
fn new_faults(case: &Path, before: &Findings, finding: &Diagnostic) -> Option<Vec<String>> {
    let named = named(finding).filter(|named| !is_a_part(finding, named))?;
    let file = case.join(&*finding.location.file);
    let text = fs::read_to_string(file).ok()?;
    let copy = tempfile::tempdir().unwrap();
    findings::copy(case, copy.path());
    let file = copy.path().join(&*finding.location.file);
    fs::write(file, followed(&text, finding, named)?).unwrap();
    let mut known = told(before);
    let gone = format!("{}: {}", finding.location.file, finding.message.de);
    known.remove(known.iter().position(|one| *one == gone)?);
    Some(
        told(&run(copy.path()))
            .into_iter()
            .filter(|one| match known.iter().position(|known| known == one) {
                Some(position) => {
                    known.remove(position);
                    false
                }
                None => true,
            })
            .collect(),
    )
}

#[test]
fn remedies_that_name_a_text_lead_to_nothing_new() {
    let (mut wrong, mut count) = (Vec::new(), 0);
    for (_, case) in cases() {
        let before = run(&case);
        for finding in &before.list {
            let Some(new) = new_faults(&case, &before, finding) else {
                continue;
            };
            count += 1;
            wrong.extend(new.into_iter().map(|new| {
                format!(
                    "{}:{} »{}« leads to {new}",
                    case.display(),
                    finding.location.at.line,
                    named(finding).unwrap()
                )
            }));
        }
    }
    assert!(count > 20, "only {count} remedies name a text");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
