//! The citizen's script agrees with the engine.

use std::io::Write;
use std::process::{Command, Stdio};

use super::proof::case;
use super::random::{many, small_season};

#[test]
fn an_independent_script_recomputes_a_thousand_draws_and_their_receipts() {
    let mut lines = String::new();
    for number in 0..many(1000) {
        let season = small_season(number);
        let case = case(&season, number);
        let json = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        let receipts: Vec<String> = case
            .receipts
            .iter()
            .map(|receipt| json(receipt.to_json()))
            .collect();
        let (record, input, commitment) = (
            json(case.record.to_json()),
            json(case.prepared.input().to_json()),
            json(case.commitment.to_json()),
        );
        lines += &format!(
            "{{\"record\":{record},\"input\":{input},\"commitment\":{commitment},\"receipts\":[{}]}}\n",
            receipts.join(",")
        );
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/draw/check.py");
    let mut python = Command::new("python3")
        .arg(script)
        .arg("many")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = python.stdin.take().unwrap();
    let writer = std::thread::spawn(move || stdin.write_all(lines.as_bytes()));
    let output = python.wait_with_output().unwrap();
    let _ = writer.join().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(
        said.starts_with(&format!("{} draws, ", many(1000))),
        "{said}"
    );
}
