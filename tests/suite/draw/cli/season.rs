//! A season by command line: commitment, seed, draw, record, receipts, report.

use std::process::Command;

use super::SEED;
use crate::draw::scenario::Scenario;
use crate::draw::terminal::{Terminal, text};

/// A season for which a commitment is there.
fn committed() -> Terminal {
    let terminal = Terminal::with(
        &Scenario {
            children: 60,
            occasions: 20,
            places: 200,
            wishes_tenths: 50,
            ..Scenario::b(3)
        }
        .input(),
    );
    let commitment = terminal.says(&format!(
        "commit --input input.json --randomness 'drand quicknet round 5' --out c.json --salt-seed {SEED}"
    ));
    assert_eq!(commitment.trim().len(), 64);
    terminal
}

/// The same season after the draw, with the record and its public form.
fn drawn() -> Terminal {
    let terminal = committed();
    let seed = terminal.says("seed --commitment c.json --random-value abc");
    terminal.says(&format!(
        "run --input input.json --seed {} --out r.json --public p.json",
        seed.trim()
    ));
    terminal
}

#[test]
fn a_season_goes_from_commitment_to_report_by_command_line() {
    let terminal = drawn();
    let said = terminal.says("verify --record r.json --input input.json");
    assert!(said.ends_with("Das Ergebnis stimmt.\n"), "{said}");
    let report = terminal.says("report --record r.json --input input.json");
    assert!(
        report.contains("mit mindestens einem Platz: ")
            && report.contains("„Wer zuerst kommt“ hätte ergeben"),
        "{report}"
    );
    assert!(nothing_half_written(&terminal));
}

#[test]
fn a_commitment_is_written_once() {
    let terminal = committed();
    let before = terminal.read("c.json");
    let (code, said) = terminal.refuses("commit --input input.json --randomness r --out c.json");
    assert_eq!(code, Some(2));
    assert!(said.contains("is not empty") && terminal.read("c.json") == before);
}

#[test]
fn every_receipt_is_proof_with_the_record_and_with_its_public_form() {
    let terminal = drawn();
    let receipts = terminal.files("c.json.receipts");
    assert!(receipts.len() > 40);
    for receipt in receipts.iter().step_by(7) {
        let receipt = format!("c.json.receipts/{receipt}");
        for record in ["r.json", "p.json"] {
            proves(&terminal, record, &receipt);
            explains(&terminal, record, &receipt);
            proves_to_the_script_of_citizens(&terminal, record, &receipt);
        }
        does_not_prove_another_random_value(&terminal, &receipt);
    }
}

fn proves(terminal: &Terminal, record: &str, receipt: &str) {
    let said = terminal.says(&format!(
        "verify --record {record} --receipt {receipt} --commitment c.json --random-value abc"
    ));
    assert!(
        said.contains("Der Startwert folgt") && said.ends_with("Das Ergebnis stimmt.\n"),
        "{said}"
    );
}

fn explains(terminal: &Terminal, record: &str, receipt: &str) {
    let said = terminal.says(&format!("explain --record {record} --receipt {receipt}"));
    assert!(
        said.starts_with("Los ") && said.contains("Wunsch 1, termin-"),
        "{said}"
    );
}

fn proves_to_the_script_of_citizens(terminal: &Terminal, record: &str, receipt: &str) {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/draw/check.py");
    let output = Command::new("python3")
        .current_dir(terminal.folder())
        .args([script, "receipt", record, receipt, "c.json"])
        .output()
        .unwrap();
    assert!(
        output.status.success() && text(&output.stdout).ends_with("Der Beleg stimmt.\n"),
        "{}",
        text(&output.stderr)
    );
}

fn does_not_prove_another_random_value(terminal: &Terminal, receipt: &str) {
    let output = terminal.run(&format!(
        "verify --record r.json --receipt {receipt} --commitment c.json --random-value abd"
    ));
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains("Der Startwert folgt nicht"));
}

#[test]
fn chances_are_a_table_and_the_same_each_time() {
    let terminal = committed();
    let chances = terminal.says("chances --input input.json --trials 50");
    assert!(
        chances.starts_with("child\trank\toccasion\tgranted\tpercent\nT-00000\t0\t-\t"),
        "{chances}"
    );
    let again = terminal.says("chances --input input.json --trials 50");
    assert_eq!(chances, again);
}

#[test]
fn a_rehearsal_says_that_it_is_one() {
    let terminal = committed();
    terminal.says(&format!(
        "run --input input.json --seed {SEED} --out rehearsal.json --rehearsal"
    ));
    assert!(
        terminal
            .read("rehearsal.json")
            .contains("\"rehearsal\":true")
    );
    assert!(nothing_half_written(&terminal));
}

fn nothing_half_written(terminal: &Terminal) -> bool {
    !terminal
        .files("")
        .iter()
        .any(|name| name.ends_with(".part"))
}
