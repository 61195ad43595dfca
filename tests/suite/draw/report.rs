//! The fairness report: small cells hidden, only for a record that belongs to the input.

use jugendportal::draw::{Input, Prepared, Seed, draw, fairness};
use serde_json::{Value, json};

use super::examples::{child, input_json, occasion, with};
use super::random::seed_text;

fn prepared(season: &Value) -> Prepared {
    Prepared::new(Input::from_json(season.to_string().as_bytes()).unwrap()).unwrap()
}

#[test]
fn counts_below_five_do_not_appear_in_the_report() {
    let children: Vec<Value> = (0..12)
        .map(|at| child(&format!("T-{at:02}"), &["P", "Q"]))
        .collect();
    let season = input_json(
        &[occasion("P", 3), with(occasion("Q", 9), json!({}))],
        &children,
        &[],
    );
    let prepared = prepared(&season);
    let record = draw(&prepared, &Seed::parse(&seed_text(1)).unwrap(), false);
    let text = fairness::report(&record, &prepared).unwrap();
    assert!(
        text.contains("Kinder mit Wünschen: 12\n")
            && text.contains("mit dem ersten Wunsch: unter 5 von 12\n"),
        "{text}"
    );
    assert!(
        text.contains("Zusagen für Wunsch 1: unter 5\n")
            && text.contains("Zusagen für Wunsch 2: nicht angegeben\n"),
        "{text}"
    );
    let mut other = record.clone();
    other.report.with_a_place -= 1;
    assert!(fairness::report(&other, &prepared).is_err());
}
