//! The rule of the draw stands in `src/draw/RULES.md`: what the code names stands there, and what
//! stands there is tested.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn rules() -> String {
    fs::read_to_string(repository("src/draw/RULES.md")).unwrap()
}

/// Every file below a folder with its text, if it is one of these kinds.
fn texts(folder: &str, endings: &[&str]) -> Vec<(String, String)> {
    let mut folders = vec![repository(folder)];
    let mut texts = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let ending = path.extension().and_then(|ending| ending.to_str());
            if path.is_dir() {
                folders.push(path);
            } else if endings.iter().any(|known| Some(*known) == ending) {
                texts.push((
                    path.display().to_string(),
                    fs::read_to_string(&path).unwrap(),
                ));
            }
        }
    }
    texts
}

/// `R7`, `I13`: the names of rules and invariants in a text.
fn named(text: &str) -> BTreeSet<String> {
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    text.split(|letter| !is_word(letter))
        .filter(|word| {
            let number = word.strip_prefix(['R', 'I']).unwrap_or_default();
            (1..=2).contains(&number.len()) && number.bytes().all(|digit| digit.is_ascii_digit())
        })
        .map(str::to_owned)
        .collect()
}

/// Paragraphs and points of a list, each in one line.
fn paragraphs(rules: &str) -> Vec<String> {
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    rules
        .split("\n\n")
        .flat_map(|block| block.split("\n- "))
        .map(|paragraph| one_line(paragraph.trim_start_matches("- ")))
        .collect()
}

/// `I13` of `**I13** No floating point …`.
fn name(paragraph: &str) -> Option<String> {
    let name: String = paragraph
        .strip_prefix("**")?
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect();
    named(&name).pop_first()
}

/// The tests and files that a paragraph names behind `Guarded by`.
fn guards(paragraph: &str) -> Vec<&str> {
    let behind = paragraph
        .split_once("Guarded by ")
        .map(|(_, behind)| behind);
    behind
        .unwrap_or_default()
        .split('`')
        .skip(1)
        .step_by(2)
        .collect()
}

#[test]
fn every_rule_and_invariant_that_is_named_stands_in_the_rules() {
    let known: BTreeSet<String> = paragraphs(&rules())
        .iter()
        .filter_map(|paragraph| name(paragraph))
        .collect();
    let rules_expected = (1..=15).map(|number| format!("R{number}"));
    let invariants = [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 17];
    let expected = rules_expected.chain(invariants.map(|number| format!("I{number}")));
    assert_eq!(known, expected.collect());
    let kinds = ["rs", "py", "md", "mjs", "js"];
    for (path, text) in ["src", "tests/suite", "tests/draw", "tests/bench"]
        .into_iter()
        .flat_map(|folder| texts(folder, &kinds))
    {
        let strange: Vec<String> = named(&text).difference(&known).cloned().collect();
        assert!(strange.is_empty(), "{path} names {strange:?}");
    }
}

#[test]
fn every_invariant_names_tests_that_exist() {
    let sources = [texts("src", &["rs"]), texts("tests/suite", &["rs"])].concat();
    let is_test = |name: &str| {
        sources.iter().any(|(_, text)| {
            let before = text
                .split_once(&format!("fn {name}()"))
                .map(|(before, _)| before);
            before.is_some_and(|before| before.trim_end().ends_with("#[test]"))
        })
    };
    let paragraphs = paragraphs(&rules());
    for paragraph in &paragraphs {
        let is_invariant = name(paragraph).is_some_and(|name| name.starts_with('I'));
        assert!(
            !is_invariant || !guards(paragraph).is_empty(),
            "no test: {paragraph}"
        );
        for guard in guards(paragraph) {
            let exists = if guard.contains('/') {
                repository(guard).exists()
            } else {
                is_test(guard)
            };
            assert!(exists, "there is no test {guard}: {paragraph}");
        }
    }
}

#[test]
fn the_engine_knows_no_fractions_no_clock_and_no_chance() {
    // The optimum is a yardstick in the report, and JSON may hold a fraction, which is an error.
    let yardstick = "optimum/solver.rs";
    let forbidden = [
        "f32",
        "f64",
        "Utc",
        "Local",
        "Instant",
        "SystemTime",
        "getrandom",
        "rand",
        "RandomState",
        "env",
    ];
    let mut files = texts("src/draw", &["rs"]);
    files.push((
        "src/draw.rs".to_owned(),
        fs::read_to_string(repository("src/draw.rs")).unwrap(),
    ));
    assert!(files.len() > 20);
    for (path, text) in files.iter().filter(|(path, _)| !path.ends_with(yardstick)) {
        let code = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .map(|line| {
                line.replace("fn visit_f64<E>(self, _: f64)", "")
                    .replace("env!(\"CARGO_PKG", "")
            });
        for line in code {
            let words: Vec<&str> = line
                .split(|letter: char| !letter.is_alphanumeric() && letter != '_')
                .collect();
            let found = forbidden.iter().find(|word| words.contains(word));
            assert!(found.is_none(), "{path} uses {found:?}: {line}");
        }
    }
}
