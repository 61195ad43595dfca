//! The command line of the draw, run as a process.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use super::examples::{child, input_json, occasion};
use super::scenario::Scenario;

const SEED: &str = "0101010101010101010101010101010101010101010101010101010101010101";

fn registrar(folder: &Path, language: &str, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_registrar"))
        .current_dir(folder)
        .env("LANG", language)
        .arg("draw")
        .args(arguments)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn folder_with(input: &Value) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("input.json"), input.to_string()).unwrap();
    folder
}

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_season_goes_from_commitment_to_report_by_command_line() {
    let folder = folder_with(
        &Scenario {
            children: 60,
            occasions: 20,
            places: 200,
            wishes_tenths: 50,
            ..Scenario::b(3)
        }
        .input(),
    );
    let at = folder.path();
    let run = |arguments: &[&str]| {
        let output = registrar(at, "C", arguments);
        assert!(
            output.status.success(),
            "{arguments:?}: {}{}",
            text(&output.stdout),
            text(&output.stderr)
        );
        text(&output.stdout)
    };
    let commitment = run(&[
        "commit",
        "--input",
        "input.json",
        "--randomness",
        "drand quicknet round 5",
        "--out",
        "c.json",
        "--salt-seed",
        SEED,
    ]);
    let seed = run(&["seed", "--commitment", "c.json", "--random-value", "abc"]);
    assert_eq!(commitment.trim().len(), 64);
    run(&[
        "run",
        "--input",
        "input.json",
        "--seed",
        seed.trim(),
        "--out",
        "r.json",
        "--public",
        "p.json",
    ]);
    let said = run(&["verify", "--record", "r.json", "--input", "input.json"]);
    assert!(said.ends_with("Das Ergebnis stimmt.\n"), "{said}");
    let receipts = files(&at.join("c.json.receipts"));
    let before = fs::read(at.join("c.json")).unwrap();
    let again = registrar(
        at,
        "C",
        &[
            "commit",
            "--input",
            "input.json",
            "--randomness",
            "r",
            "--out",
            "c.json",
        ],
    );
    assert_eq!(again.status.code(), Some(2));
    assert!(
        text(&again.stderr).contains("is not empty")
            && fs::read(at.join("c.json")).unwrap() == before
    );
    assert!(receipts.len() > 40);
    for receipt in receipts.iter().step_by(7) {
        let receipt = format!("c.json.receipts/{receipt}");
        for record in ["r.json", "p.json"] {
            let said = run(&[
                "verify",
                "--record",
                record,
                "--receipt",
                &receipt,
                "--commitment",
                "c.json",
                "--random-value",
                "abc",
            ]);
            assert!(
                said.contains("Der Startwert folgt") && said.ends_with("Das Ergebnis stimmt.\n"),
                "{said}"
            );
            let said = run(&["explain", "--record", record, "--receipt", &receipt]);
            assert!(
                said.starts_with("Los ") && said.contains("Wunsch 1, termin-"),
                "{said}"
            );
            let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/draw/check.py");
            let output = Command::new("python3")
                .current_dir(at)
                .args([script, "receipt", record, &receipt, "c.json"])
                .output()
                .unwrap();
            assert!(
                output.status.success() && text(&output.stdout).ends_with("Der Beleg stimmt.\n"),
                "{}",
                text(&output.stderr)
            );
        }
        let output = registrar(
            at,
            "C",
            &[
                "verify",
                "--record",
                "r.json",
                "--receipt",
                &receipt,
                "--commitment",
                "c.json",
                "--random-value",
                "abd",
            ],
        );
        assert_eq!(output.status.code(), Some(1));
        assert!(text(&output.stdout).contains("Der Startwert folgt nicht"));
    }
    let report = run(&["report", "--record", "r.json", "--input", "input.json"]);
    assert!(
        report.contains("mit mindestens einem Platz: ")
            && report.contains("„Wer zuerst kommt“ hätte ergeben"),
        "{report}"
    );
    let chances = run(&["chances", "--input", "input.json", "--trials", "50"]);
    assert!(
        chances.starts_with("child\trank\toccasion\tgranted\tpercent\nT-00000\t0\t-\t"),
        "{chances}"
    );
    assert_eq!(
        chances,
        run(&["chances", "--input", "input.json", "--trials", "50"])
    );
    run(&[
        "run",
        "--input",
        "input.json",
        "--seed",
        SEED,
        "--out",
        "rehearsal.json",
        "--rehearsal",
    ]);
    assert!(
        fs::read_to_string(at.join("rehearsal.json"))
            .unwrap()
            .contains("\"rehearsal\":true")
    );
    assert!(!files(at).iter().any(|name| name.ends_with(".part")));
}

#[test]
fn a_changed_record_receipt_or_commitment_does_not_verify() {
    let folder = folder_with(&input_json(
        &[occasion("X", 1), occasion("Y", 1)],
        &[
            child("A", &["X", "Y"]),
            child("B", &["X"]),
            child("C", &["X"]),
        ],
        &[],
    ));
    let at = folder.path();
    for arguments in [
        &[
            "commit",
            "--input",
            "input.json",
            "--randomness",
            "r",
            "--out",
            "c.json",
            "--salt-seed",
            SEED,
        ][..],
        &[
            "run",
            "--input",
            "input.json",
            "--seed",
            SEED,
            "--out",
            "r.json",
        ],
    ] {
        assert!(registrar(at, "C", arguments).status.success());
    }
    let good = |name: &str| fs::read_to_string(at.join(name)).unwrap();
    let record = good("r.json");
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
        fs::write(at.join("lie.json"), lie).unwrap();
        let output = registrar(
            at,
            "C",
            &["verify", "--record", "lie.json", "--input", "input.json"],
        );
        assert_eq!(output.status.code(), Some(1), "{lie}");
        assert!(text(&output.stdout).ends_with("Das Ergebnis stimmt nicht.\n"));
        let by_receipt = ["A", "B", "C"].iter().any(|ticket| {
            let receipt = format!("c.json.receipts/{ticket}.json");
            let output = registrar(
                at,
                "C",
                &[
                    "verify",
                    "--record",
                    "lie.json",
                    "--receipt",
                    &receipt,
                    "--commitment",
                    "c.json",
                ],
            );
            output.status.code() == Some(1)
                && text(&output.stdout).ends_with("Das Ergebnis stimmt nicht.\n")
        });
        assert!(by_receipt, "{lie}");
    }
    let receipt = good("c.json.receipts/A.json");
    for (from, to) in [
        ("\"born\":\"2017-03-01\"", "\"born\":\"2017-03-02\""),
        ("\"capacity\":1", "\"capacity\":2"),
        ("[\"X\",\"Y\"]", "[\"Y\",\"X\"]"),
        ("\"limit\":null,\"one", "\"limit\":3,\"one"),
    ] {
        assert_ne!(receipt.replacen(from, to, 1), receipt);
        fs::write(at.join("lie.json"), receipt.replacen(from, to, 1)).unwrap();
        let output = registrar(
            at,
            "C",
            &[
                "verify",
                "--record",
                "r.json",
                "--receipt",
                "lie.json",
                "--commitment",
                "c.json",
            ],
        );
        assert_eq!(output.status.code(), Some(1), "{to}");
    }
}

#[test]
fn an_input_error_writes_no_file_and_speaks_the_language_of_the_locale() {
    let folder = folder_with(&input_json(&[], &[child("A", &["X"])], &[]));
    let at = folder.path();
    let arguments = [
        "run",
        "--input",
        "input.json",
        "--seed",
        SEED,
        "--out",
        "r.json",
    ];
    let output = registrar(at, "de_DE.UTF-8", &arguments);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        text(&output.stderr),
        "Fehler: input.json: children/A/wishes/X: unbekannter Termin\n"
    );
    let output = registrar(at, "en_GB.UTF-8", &arguments);
    assert_eq!(
        text(&output.stderr),
        "error: input.json: children/A/wishes/X: unknown occasion\n"
    );
    assert!(output.stdout.is_empty());
    for seed in [&SEED[1..], &SEED.replace('1', "A"), "", &format!("{SEED}0")] {
        let output = registrar(
            at,
            "C",
            &[
                "run",
                "--input",
                "input.json",
                "--seed",
                seed,
                "--out",
                "r.json",
            ],
        );
        assert_eq!(output.status.code(), Some(1));
        assert!(
            text(&output.stderr).starts_with("error: seed: "),
            "{}",
            text(&output.stderr)
        );
    }
    let huge = fs::File::create(at.join("huge.json")).unwrap();
    huge.set_len(200 * 1024 * 1024).unwrap();
    let output = registrar(
        at,
        "C",
        &[
            "run",
            "--input",
            "huge.json",
            "--seed",
            SEED,
            "--out",
            "r.json",
        ],
    );
    assert_eq!(
        text(&output.stderr),
        "error: huge.json: the file is larger than 64 MiB\n"
    );
    let output = registrar(
        at,
        "C",
        &[
            "run",
            "--input",
            "missing.json",
            "--seed",
            SEED,
            "--out",
            "r.json",
        ],
    );
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(files(at), ["huge.json", "input.json"]);
    let good = input_json(&[], &[], &[]).to_string();
    fs::write(at.join("good.json"), good).unwrap();
    let output = registrar(
        at,
        "C",
        &[
            "run",
            "--input",
            "good.json",
            "--seed",
            SEED,
            "--out",
            "no/such/folder.json",
        ],
    );
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(files(at), ["good.json", "huge.json", "input.json"]);
}

#[test]
fn no_command_writes_over_a_file_it_reads() {
    let folder = folder_with(&input_json(&[], &[], &[]));
    let at = folder.path();
    let before = fs::read(at.join("input.json")).unwrap();
    for arguments in [
        &[
            "run",
            "--input",
            "input.json",
            "--seed",
            SEED,
            "--out",
            "./input.json",
        ][..],
        &[
            "run",
            "--input",
            "input.json",
            "--seed",
            SEED,
            "--out",
            "r.json",
            "--public",
            "input.json",
        ],
        &[
            "run",
            "--input",
            "input.json",
            "--seed",
            SEED,
            "--out",
            "r.json",
            "--public",
            "r.json",
        ],
        &[
            "commit",
            "--input",
            "input.json",
            "--randomness",
            "r",
            "--out",
            "input.json",
        ],
    ] {
        let output = registrar(at, "de_DE.UTF-8", arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(
            text(&output.stderr).ends_with("diese Datei wird schon für etwas anderes gebraucht\n"),
            "{}",
            text(&output.stderr)
        );
        assert_eq!(
            (fs::read(at.join("input.json")).unwrap(), files(at)),
            (before.clone(), vec!["input.json".to_owned()])
        );
    }
    let output = registrar(
        at,
        "de_DE.UTF-8",
        &[
            "run", "--input", "weg.json", "--seed", SEED, "--out", "r.json",
        ],
    );
    assert_eq!(
        text(&output.stderr),
        "Fehler: weg.json: diese Datei oder diesen Ordner gibt es nicht\n"
    );
}
