//! Wrong inputs: every check has a fixture that shows what people read, word for word, in German
//! and in English.
//!
//! A case is a folder `tests/fixtures/bad/<check>/` or `tests/fixtures/bad/<check>/<case>/`. It
//! holds only the files that differ from
//! `tests/fixtures/base/`, and the text as printed. The command in `expected.rs` writes that text
//! anew: read the difference before you commit it.

use crate::expected;
use crate::findings::{self, Findings, repository};
use jugendportal::diagnostics::CHECKS;
use jugendportal::text::Lang;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const EXPECTED: [(Lang, &str); 2] = [(Lang::De, "expected.de.txt"), (Lang::En, "expected.en.txt")];

/// The folders that hold files, in order.
fn folders(path: &Path) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = fs::read_dir(path)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

/// Every case with the check it belongs to.
pub fn cases() -> Vec<(String, PathBuf)> {
    let mut cases = Vec::new();
    for check in folders(&repository("tests/fixtures/bad")) {
        let inner: Vec<PathBuf> = folders(&check)
            .into_iter()
            .filter(|path| !["data", "site", "public"].contains(&name(path).as_str()))
            .collect();
        if inner.is_empty() {
            cases.push((name(&check), check));
        } else {
            cases.extend(inner.into_iter().map(|case| (name(&check), case)));
        }
    }
    cases
}

/// Runs a case in a folder of its own. `setup.txt` holds what a committed file cannot say: `remove
/// <file>`, `large <file> <megabytes>` and
/// `link <file> <target>`.
pub fn run(case: &Path) -> Findings {
    let folder = tempfile::tempdir().unwrap();
    findings::copy(&repository("tests/fixtures/base"), folder.path());
    for part in ["data", "site", "public"] {
        findings::copy(&case.join(part), &folder.path().join(part));
    }
    for name in ["published.json", "registered.json"] {
        let file = case.join(name);
        if file.exists() {
            fs::copy(file, folder.path().join(name)).unwrap();
        }
    }
    for line in fs::read_to_string(case.join("setup.txt"))
        .unwrap_or_default()
        .lines()
    {
        match line.split(' ').collect::<Vec<_>>()[..] {
            ["remove", file] => fs::remove_file(folder.path().join(file)).unwrap(),
            ["large", file, megabytes] => {
                let file = folder.path().join(file);
                fs::create_dir_all(file.parent().unwrap()).unwrap();
                let file = fs::File::create(file).unwrap();
                file.set_len(megabytes.parse::<u64>().unwrap() * 1024 * 1024)
                    .unwrap();
            }
            ["link", file, target] => {
                let link = folder.path().join(file);
                fs::create_dir_all(link.parent().unwrap()).unwrap();
                std::os::unix::fs::symlink(target, link).unwrap();
            }
            _ => panic!("{}: {line}", case.display()),
        }
    }
    findings::of_folder(folder.path())
}

/// What no finding may be, whatever it says.
pub fn flaws(findings: &Findings) -> Vec<String> {
    const OUR_OWN: [&str; 11] = [
        "::", "Option<", "Located", "String", "struct", "enum", "usize", "u32", "serde", "Some(",
        "None",
    ];
    const SAYS_NOTHING: [&str; 5] = ["invalid", "ungültig", "parse", "mapping", "scalar"];
    let mut flaws = Vec::new();
    for finding in &findings.list {
        if finding.hints.is_empty() {
            flaws.push(format!("no remedy: {finding:?}"));
        }
        for sentence in std::iter::once(&finding.message).chain(&finding.hints) {
            for text in [&sentence.de, &sentence.en] {
                let word = text
                    .split(|letter: char| !letter.is_alphanumeric())
                    .find(|word| SAYS_NOTHING.contains(&word.to_lowercase().as_str()));
                if text.trim().is_empty()
                    || word.is_some()
                    || OUR_OWN.iter().any(|name| text.contains(name))
                {
                    flaws.push(format!("not for people: {text}"));
                }
            }
        }
        let at = finding.location.at;
        let text = findings.text(&finding.location.file).unwrap_or_default();
        let line = at.line.checked_sub(1).map(|line| {
            text.split('\n')
                .nth(line as usize)
                .map(|line| line.chars().count() + 1)
        });
        match line {
            None => {}
            Some(Some(width)) if (1..=width).contains(&(at.column as usize)) => {}
            Some(_) => flaws.push(format!("points outside of the file: {finding:?}")),
        }
    }
    flaws
}

#[test]
fn every_check_has_a_fixture_and_every_fixture_a_check() {
    let fixtures: BTreeSet<String> = folders(&repository("tests/fixtures/bad"))
        .iter()
        .map(|path| name(path))
        .collect();
    let checks: BTreeSet<String> = CHECKS.iter().map(|check| check.name().to_owned()).collect();
    assert_eq!(fixtures, checks);
    assert_eq!(checks.len(), CHECKS.len(), "a name stands twice in CHECKS");
}

#[test]
fn every_check_says_what_it_ensures_in_a_sentence() {
    for check in CHECKS {
        let sentence = check.ensures();
        let whole = sentence.starts_with("Ensure ") && sentence.ends_with('.');
        assert!(whole, "{}: {sentence}", check.name());
    }
}

#[test]
fn the_base_of_the_fixtures_has_no_finding() {
    let findings = findings::of_folder(&repository("tests/fixtures/base"));
    assert!(findings.list.is_empty(), "{}", findings.printed(Lang::En));
    assert!(findings.portal);
}

#[test]
fn every_wrong_input_says_what_is_wrong_and_what_to_write() {
    let mut wrong = Vec::new();
    for (check, case) in cases() {
        let place = case
            .strip_prefix(repository("tests/fixtures/bad"))
            .unwrap()
            .display()
            .to_string();
        let findings = run(&case);
        if findings.list.is_empty() {
            wrong.push(format!("{place}: nothing was found"));
        }
        let strange = findings
            .list
            .iter()
            .filter(|finding| finding.check.name() != check);
        wrong.extend(
            strange.map(|finding| format!("{place}: a finding of another check: {finding:?}")),
        );
        wrong.extend(
            flaws(&findings)
                .into_iter()
                .map(|flaw| format!("{place}: {flaw}")),
        );
        for (lang, file) in EXPECTED {
            let printed = findings.printed(lang);
            wrong.extend(expected::differs(&case.join(file), &printed));
        }
    }
    assert!(
        wrong.is_empty(),
        "{}\n{}",
        wrong.join("\n"),
        expected::RENEW
    );
}

/// A remedy that names an id, followed to the letter: `- sessions:` becomes `- id: …` with
/// `sessions:` below, and an id at a day replaces that of its occasion.
fn followed(text: &str, findings: &Findings) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for finding in findings.list.iter().rev() {
        let Some((_, rest)) = finding.hints[0].de.split_once("»id: ") else {
            continue;
        };
        let id = rest.split('«').next().unwrap();
        let line = finding.location.at.line as usize - 1;
        let start = (0..=line)
            .rev()
            .find(|line| lines[*line].starts_with("  - "))
            .unwrap();
        let first = lines[start].split_off("  - ".len());
        lines[start].push_str(&format!("id: {id}"));
        if !first.starts_with("id:") {
            lines.insert(start + 1, format!("    {first}"));
        }
    }
    lines.join("\n") + "\n"
}

#[test]
fn remedies_for_ids_of_occasions_lead_to_data_without_findings() {
    for case in [
        "occasion-id/none",
        "occasion-id/one-of-two",
        "occasion-id/second-added",
        "occasion-kept/inserted-above",
        "occasion-kept/swapped",
        "occasion-kept/second-added",
    ] {
        let case = repository(&format!("tests/fixtures/bad/{case}"));
        let findings = run(&case);
        let copy = tempfile::tempdir().unwrap();
        findings::copy(&case, copy.path());
        let offer = copy
            .path()
            .join("data/ferienpass/2027-ostern/offers/brot.yaml");
        let text = fs::read_to_string(&offer).unwrap();
        fs::write(&offer, followed(&text, &findings)).unwrap();
        let after = run(copy.path());
        assert!(
            after.list.is_empty(),
            "{}\n{}",
            case.display(),
            after.printed(Lang::De)
        );
    }
}
