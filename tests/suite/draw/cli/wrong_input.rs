//! What is wrong at the start: nothing is written, and the message speaks the language of the
//! locale.

use std::fs;

use super::SEED;
use crate::draw::examples::{child, input_json};
use crate::draw::terminal::Terminal;

/// A season with a wish for an occasion that is not there.
fn wrong() -> Terminal {
    Terminal::with(&input_json(&[], &[child("A", &["X"])], &[]))
}

/// A season in which nothing happens, and nothing is wrong.
fn empty() -> Terminal {
    Terminal::with(&input_json(&[], &[], &[]))
}

fn run(input: &str, seed: &str, more: &str) -> String {
    format!("run --input {input} --seed '{seed}' {more}")
}

#[test]
fn an_input_error_writes_no_file_and_speaks_the_language_of_the_locale() {
    let terminal = wrong();
    let command = run("input.json", SEED, "--out r.json");
    let (code, said) = terminal.refuses_in("de_DE.UTF-8", &command);
    assert_eq!(code, Some(1));
    assert_eq!(
        said,
        "Fehler: input.json: children/A/wishes/X: unbekannter Termin\n"
    );
    let output = terminal.run_in("en_GB.UTF-8", &command);
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "error: input.json: children/A/wishes/X: unknown occasion\n"
    );
    assert!(output.stdout.is_empty());
    assert_eq!(terminal.files(""), ["input.json"]);
}

#[test]
fn a_wrong_seed_writes_no_file() {
    let terminal = wrong();
    for seed in [&SEED[1..], &SEED.replace('1', "A"), "", &format!("{SEED}0")] {
        let (code, said) = terminal.refuses(&run("input.json", seed, "--out r.json"));
        assert_eq!(code, Some(1));
        assert!(said.starts_with("error: seed: "), "{said}");
    }
    assert_eq!(terminal.files(""), ["input.json"]);
}

#[test]
fn a_file_that_is_huge_or_missing_writes_no_file() {
    let terminal = wrong();
    let huge = fs::File::create(terminal.folder().join("huge.json")).unwrap();
    huge.set_len(200 * 1024 * 1024).unwrap();
    let (_, said) = terminal.refuses(&run("huge.json", SEED, "--out r.json"));
    assert_eq!(said, "error: huge.json: the file is larger than 64 MiB\n");
    let (code, _) = terminal.refuses(&run("missing.json", SEED, "--out r.json"));
    assert_eq!(code, Some(2));
    assert_eq!(terminal.files(""), ["huge.json", "input.json"]);
}

#[test]
fn a_folder_that_is_not_there_is_not_made() {
    let terminal = empty();
    let (code, _) = terminal.refuses(&run("input.json", SEED, "--out no/such/folder.json"));
    assert_eq!(code, Some(2));
    assert_eq!(terminal.files(""), ["input.json"]);
}

#[test]
fn no_command_writes_over_a_file_it_reads() {
    let terminal = empty();
    let before = terminal.read("input.json");
    for command in [
        run("input.json", SEED, "--out ./input.json"),
        run("input.json", SEED, "--out r.json --public input.json"),
        run("input.json", SEED, "--out r.json --public r.json"),
        "commit --input input.json --randomness r --out input.json".to_owned(),
    ] {
        let (code, said) = terminal.refuses_in("de_DE.UTF-8", &command);
        assert_eq!(code, Some(2), "{command}");
        assert!(
            said.ends_with("diese Datei wird schon für etwas anderes gebraucht\n"),
            "{said}"
        );
        assert_eq!(terminal.read("input.json"), before);
        assert_eq!(terminal.files(""), ["input.json"]);
    }
}

#[test]
fn a_missing_file_is_said_in_german() {
    let (_, said) = empty().refuses_in("de_DE.UTF-8", &run("weg.json", SEED, "--out r.json"));
    assert_eq!(
        said,
        "Fehler: weg.json: diese Datei oder diesen Ordner gibt es nicht\n"
    );
}
