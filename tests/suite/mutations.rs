//! Real files with random damage: never a panic, and whatever is found is fit for people.

use crate::bad_inputs::flaws;
use crate::findings::{self, repository};
use jugendportal::text::Lang;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::fs;
use std::path::Path;

/// One piece of damage; positions count modulo the length of the file.
#[derive(Clone, Debug)]
enum Damage {
    DeleteLine(usize),
    DoubleLine(usize),
    SwapLines(usize, usize),
    Indent(usize, usize),
    Unindent(usize),
    Behind(usize, &'static str),
    Instead(usize, &'static str),
    Byte(usize, u8),
    Cut(usize),
    Repeat(usize, usize),
}

/// What people and programs put where it does not belong.
const SPLINTERS: [&str; 40] = [
    "\t",
    "\tname: x",
    "- ",
    "-",
    "- - -",
    "name",
    "name:",
    "name:x",
    ": ",
    "a: b: c",
    "[",
    "]",
    "[a, b",
    "{",
    "}",
    "{a: b",
    "*",
    "*stern",
    "&anker",
    "!Neu",
    "!!str",
    "|",
    "> x",
    "\"",
    "'",
    "\"\\q\"",
    "---",
    "...",
    "%YAML 1.2",
    "@",
    "`",
    "# Notiz",
    " #1",
    "\u{feff}",
    "\u{7}",
    "ä: ö",
    "? x",
    "<<: *a",
    "<<<<<<< HEAD",
    "\u{1f355}: \u{2028}",
];

fn damage() -> impl Strategy<Value = Damage> {
    let line = 0usize..400;
    prop_oneof![
        line.clone().prop_map(Damage::DeleteLine),
        line.clone().prop_map(Damage::DoubleLine),
        (line.clone(), line.clone()).prop_map(|(a, b)| Damage::SwapLines(a, b)),
        (line.clone(), 1usize..9).prop_map(|(line, by)| Damage::Indent(line, by)),
        line.clone().prop_map(Damage::Unindent),
        (line.clone(), prop::sample::select(&SPLINTERS[..]))
            .prop_map(|(line, splinter)| Damage::Behind(line, splinter)),
        (line.clone(), prop::sample::select(&SPLINTERS[..]))
            .prop_map(|(line, splinter)| Damage::Instead(line, splinter)),
        (0usize..20_000, any::<u8>()).prop_map(|(place, byte)| Damage::Byte(place, byte)),
        (0usize..20_000).prop_map(Damage::Cut),
        (line, 1usize..300).prop_map(|(line, times)| Damage::Repeat(line, times)),
    ]
}

fn apply(bytes: &[u8], damage: &Damage) -> Vec<u8> {
    let mut lines: Vec<Vec<u8>> = bytes
        .split(|byte| *byte == b'\n')
        .map(<[u8]>::to_vec)
        .collect();
    let count = lines.len();
    match *damage {
        Damage::DeleteLine(line) => drop(lines.remove(line % count)),
        Damage::DoubleLine(line) => lines.insert(line % count, lines[line % count].clone()),
        Damage::SwapLines(a, b) => lines.swap(a % count, b % count),
        Damage::Indent(line, by) => {
            lines[line % count] = [vec![b' '; by], lines[line % count].clone()].concat()
        }
        Damage::Unindent(line) => {
            lines[line % count] = lines[line % count].trim_ascii_start().to_vec()
        }
        Damage::Behind(line, splinter) => {
            lines[line % count].extend_from_slice(splinter.as_bytes())
        }
        Damage::Instead(line, splinter) => lines[line % count] = splinter.as_bytes().to_vec(),
        Damage::Byte(place, byte) => {
            let mut bytes = bytes.to_vec();
            if let Some(slot) = bytes
                .len()
                .checked_sub(1)
                .and_then(|last| bytes.get_mut(place % (last + 1)))
            {
                *slot = byte;
            }
            return bytes;
        }
        Damage::Cut(place) => return bytes[..place % (bytes.len() + 1)].to_vec(),
        Damage::Repeat(line, times) => {
            let again = vec![lines[line % count].clone(); times];
            lines.splice(line % count..line % count, again);
        }
    }
    lines.join(&b'\n')
}

/// The real files, without those that would only repeat the offers.
fn files() -> Vec<(String, Vec<u8>)> {
    let walk = |folder: &str| {
        jugendportal::files::walk(&repository(folder))
            .unwrap()
            .into_iter()
            .map(move |(path, file)| (format!("{folder}/{path}"), file))
            .collect::<Vec<_>>()
    };
    let wanted = |path: &str| {
        (path.ends_with(".yaml") && !path.contains("-sommer/")) || path.ends_with(".md")
    };
    let all = ["data", "site/pages"]
        .into_iter()
        .flat_map(walk)
        .filter(|(path, _)| wanted(path) && !path.ends_with("LIESMICH.md"));
    all.map(|(path, file)| (path, fs::read(file).unwrap()))
        .collect()
}

fn ensure_fit_for_people(root: &Path, path: &str, bytes: &[u8]) -> Result<(), TestCaseError> {
    let file = root.join(path);
    let before = fs::read(&file).ok();
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, bytes).unwrap();
    let found = findings::of_folder(root);
    match before {
        Some(before) => fs::write(&file, before).unwrap(),
        None => fs::remove_file(&file).unwrap(),
    }
    let flaws = flaws(&found);
    prop_assert!(
        flaws.is_empty(),
        "{path}: {}\n{}",
        flaws.join("\n"),
        String::from_utf8_lossy(bytes)
    );
    for lang in [Lang::De, Lang::En] {
        prop_assert!(!found.printed(lang).is_empty());
    }
    Ok(())
}

#[test]
fn damaged_files_never_stop_the_program_and_are_explained() {
    let folder = tempfile::tempdir().unwrap();
    findings::copy(&repository("tests/fixtures/base"), folder.path());
    let files = files();
    // The same 400 cases on every run; `MUTATIONS=20000` tries as many new ones.
    let more = std::env::var("MUTATIONS")
        .ok()
        .and_then(|cases| cases.parse().ok());
    let config = Config {
        cases: more.unwrap_or(400),
        failure_persistence: None,
        ..Config::default()
    };
    let mut runner = match more {
        Some(_) => TestRunner::new(config),
        None => TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha)),
    };
    let strategy = (0..files.len(), prop::collection::vec(damage(), 1..4));
    let outcome = runner.run(&strategy, |(file, damages)| {
        let (path, bytes) = &files[file];
        let damaged = damages
            .iter()
            .fold(bytes.clone(), |bytes, damage| apply(&bytes, damage));
        ensure_fit_for_people(folder.path(), path, &damaged)
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}
