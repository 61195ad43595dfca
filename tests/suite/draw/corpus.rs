//! Replays the corpus of the fuzzers: no panic, and what is accepted survives a round trip.

use std::path::{Path, PathBuf};

use jugendportal::draw::commitment::{Commitment, Receipt};
use jugendportal::draw::explain::explain;
use jugendportal::draw::verify::verify_receipt;
use jugendportal::draw::{AnyRecord, Input, Prepared, Seed, draw};

fn corpus(name: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/draw/corpus")
        .join(name);
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    assert!(files.len() >= 10);
    files
}

#[test]
fn the_corpus_of_inputs_is_read_without_a_panic() {
    let mut accepted = 0;
    for file in corpus("input") {
        let Ok(prepared) = Input::from_json(&std::fs::read(&file).unwrap()).and_then(Prepared::new)
        else {
            continue;
        };
        let again = Input::from_json(&prepared.input().to_json())
            .and_then(Prepared::new)
            .unwrap();
        assert_eq!(prepared.input(), again.input(), "{}", file.display());
        draw(&prepared, &Seed::parse(&"01".repeat(32)).unwrap(), false);
        accepted += 1;
    }
    assert!(accepted >= 3, "{accepted}");
}

#[test]
fn the_corpus_of_records_and_receipts_is_checked_without_a_panic() {
    let mut checked = 0;
    for file in corpus("record") {
        let bytes = std::fs::read(&file).unwrap();
        let mut lines = bytes.splitn(3, |byte| *byte == b'\n');
        let record = lines
            .next()
            .and_then(|line| AnyRecord::from_json(line).ok());
        let receipt = lines.next().and_then(|line| Receipt::from_json(line).ok());
        let commitment = lines
            .next()
            .and_then(|line| Commitment::from_json(line).ok());
        if let (Some(record), Some(receipt)) = (record, receipt) {
            let _ = explain(&record, &receipt);
            if let Some(commitment) = commitment {
                let _ = verify_receipt(&record, &receipt, &commitment, None);
            }
            checked += 1;
        }
    }
    assert!(checked >= 3, "{checked}");
}
