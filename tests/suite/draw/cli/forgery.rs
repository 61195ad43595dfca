//! A changed record, receipt or commitment does not verify.

use super::SEED;
use crate::draw::examples::{child, input_json, occasion};
use crate::draw::terminal::{Terminal, text};

/// Three children want one place, one of them another, too; all is drawn and true.
fn drawn() -> Terminal {
    let terminal = Terminal::with(&input_json(
        &[occasion("X", 1), occasion("Y", 1)],
        &[
            child("A", &["X", "Y"]),
            child("B", &["X"]),
            child("C", &["X"]),
        ],
        &[],
    ));
    terminal.says(&format!(
        "commit --input input.json --randomness r --out c.json --salt-seed {SEED}"
    ));
    terminal.says(&format!(
        "run --input input.json --seed {SEED} --out r.json"
    ));
    terminal
}

#[test]
fn a_changed_record_does_not_verify_and_some_receipt_shows_it() {
    let terminal = drawn();
    let record = terminal.read("r.json");
    let lies = [
        record.replacen(
            "\"occasion\":\"X\",\"rank\":1,\"round\":1",
            "\"occasion\":\"X\",\"rank\":1,\"round\":2",
            1,
        ),
        record.replacen("[1,1]", "[1,2]", 1),
        record.replacen("\"full\"", "\"limit\"", 1),
        record.replacen(SEED, &SEED.replacen("01", "02", 1), 1),
        record.replacen("\"called_off\":[]", "\"called_off\":[\"X\"]", 1),
    ];
    for lie in &lies {
        assert_ne!(*lie, record);
        terminal.write("lie.json", lie);
        let (code, said) = verified(&terminal, "--input input.json");
        assert_eq!(code, Some(1), "{lie}");
        assert!(said.ends_with("Das Ergebnis stimmt nicht.\n"));
        let by_receipt = ["A", "B", "C"].iter().any(|ticket| {
            let (code, said) = verified(
                &terminal,
                &format!("--receipt c.json.receipts/{ticket}.json --commitment c.json"),
            );
            code == Some(1) && said.ends_with("Das Ergebnis stimmt nicht.\n")
        });
        assert!(by_receipt, "{lie}");
    }
}

/// What is said about the false record.
fn verified(terminal: &Terminal, by: &str) -> (Option<i32>, String) {
    let output = terminal.run(&format!("verify --record lie.json {by}"));
    (output.status.code(), text(&output.stdout))
}

#[test]
fn a_changed_receipt_does_not_verify() {
    let terminal = drawn();
    let receipt = terminal.read("c.json.receipts/A.json");
    for (from, to) in [
        ("\"born\":\"2017-03-01\"", "\"born\":\"2017-03-02\""),
        ("\"capacity\":1", "\"capacity\":2"),
        ("[\"X\",\"Y\"]", "[\"Y\",\"X\"]"),
        ("\"limit\":null,\"one", "\"limit\":3,\"one"),
    ] {
        let lie = receipt.replacen(from, to, 1);
        assert_ne!(lie, receipt);
        terminal.write("lie.json", &lie);
        let output = terminal.run("verify --record r.json --receipt lie.json --commitment c.json");
        assert_eq!(output.status.code(), Some(1), "{to}");
    }
}
