//! Commitment, receipts, the certificate of a ticket.

use jugendportal::draw::commitment::{Commitment, Receipt, commit};
use jugendportal::draw::verify::{verify_receipt, verify_with_input};
use jugendportal::draw::{AnyRecord, Input, Prepared, Record, Seed, draw};
use serde_json::Value;

use super::random::{many, seed_text, small_season};

pub struct Case {
    pub prepared: Prepared,
    pub record: Record,
    pub commitment: Commitment,
    pub receipts: Vec<Receipt>,
}

pub fn case(season: &Value, number: u64) -> Case {
    let prepared = Prepared::new(Input::from_json(season.to_string().as_bytes()).unwrap()).unwrap();
    let (commitment, receipts) =
        commit(&prepared, "drand quicknet round 1", None, &[7; 32]).unwrap();
    let record = draw(&prepared, &Seed::parse(&seed_text(number)).unwrap(), false);
    Case {
        prepared,
        record,
        commitment,
        receipts,
    }
}

#[test]
fn every_receipt_of_ten_thousand_random_draws_follows_from_the_public_tables() {
    let mut checked = 0;
    for number in 0..many(10_000) {
        let season = small_season(number);
        let Case {
            prepared,
            record,
            commitment,
            receipts,
        } = case(&season, number);
        verify_with_input(&record, &prepared).unwrap();
        let full = AnyRecord::Full(Box::new(record.clone()));
        let public = AnyRecord::Public(Box::new(record.public()));
        for receipt in &receipts {
            for record in [&full, &public] {
                verify_receipt(record, receipt, &commitment, None).unwrap_or_else(|wrong| {
                    panic!(
                        "season {number}, {}: {wrong}\n{season}",
                        receipt.entry.ticket
                    )
                });
            }
            checked += 1;
        }
    }
    assert!(checked > many(20_000), "{checked}");
}

#[test]
fn the_commitment_changes_with_every_entry_capacity_and_setting() {
    let good = super::examples::with(small_season(3), serde_json::json!({}));
    let commitment = |season: &Value| case(season, 1).commitment.sha256();
    let base = commitment(&good);
    // Every place in the input that can be changed by one without breaking a rule of the format.
    let mut changed = 0;
    let pointers = [
        "/settings/buffer_minutes",
        "/settings/one_per_day",
        "/settings/limit",
        "/occasions/0/capacity",
        "/occasions/0/price_cents",
        "/occasions/0/may_overlap",
        "/occasions/0/counts_against_limit",
        "/occasions/0/site",
        "/children/0/surprise",
        "/children/0/entitled",
        "/children/0/withdrawn",
        "/children/0/limit",
        "/children/0/budget_cents",
        "/season",
    ];
    for pointer in pointers {
        let mut season = good.clone();
        let Some(value) = season.pointer_mut(pointer) else {
            continue;
        };
        *value = match value.take() {
            Value::Bool(flag) => Value::Bool(!flag),
            Value::Number(number) => serde_json::json!(number.as_u64().unwrap() + 1),
            Value::Null if pointer.ends_with("site") => serde_json::json!("jumi"),
            Value::Null => serde_json::json!(7),
            Value::String(text) => serde_json::json!(text + "x"),
            other => other,
        };
        assert_ne!(commitment(&season), base, "{pointer}");
        changed += 1;
    }
    assert!(changed >= 12, "{changed}");
    let prepared = case(&good, 1).prepared;
    let with = |randomness: &str, salt: u8| {
        commit(&prepared, randomness, None, &[salt; 32])
            .unwrap()
            .0
            .sha256()
    };
    assert_ne!(
        with("drand quicknet round 1", 7),
        with("drand quicknet round 2", 7)
    );
    assert_ne!(
        with("drand quicknet round 1", 7),
        with("drand quicknet round 1", 8)
    );
}

#[test]
fn a_later_commitment_names_the_one_it_replaces() {
    let prepared = case(&small_season(3), 1).prepared;
    let (first, _) = commit(&prepared, "r", None, &[1; 32]).unwrap();
    let (second, receipts) = commit(&prepared, "r", Some(&first), &[2; 32]).unwrap();
    assert_eq!(
        (first.previous.clone(), second.previous.clone()),
        (None, Some(first.sha256()))
    );
    assert!(
        receipts
            .iter()
            .all(|receipt| receipt.commitment == second.sha256())
    );
    let mut other = first.clone();
    other.season = "2027-herbst".to_owned();
    assert!(
        commit(&prepared, "r", Some(&other), &[2; 32])
            .unwrap_err()
            .to_string()
            .starts_with("previous: ")
    );
    for wrong in ["", " r", "r\n", "a\u{7}b"] {
        assert!(
            commit(&prepared, wrong, None, &[1; 32])
                .unwrap_err()
                .to_string()
                .starts_with("randomness: ")
        );
    }
    assert_eq!(Commitment::from_json(&second.to_json()).unwrap(), second);
    assert_eq!(
        Receipt::from_json(&receipts[0].to_json()).unwrap(),
        receipts[0]
    );
}

#[test]
fn forged_tables_are_contradictions_and_never_a_panic() {
    let mut random = super::random::Random::new(11);
    let mut found = 0;
    for number in 0..many(3000) {
        let season = small_season(number);
        let Case {
            mut record,
            commitment,
            receipts,
            ..
        } = case(&season, number);
        let Some(row) = record.cuts.values_mut().nth(random.below(8) as usize) else {
            continue;
        };
        let at = random.below(8) as usize;
        row[at] = *random.pick(&[
            None,
            Some((0, 0)),
            Some((1, 1)),
            Some((2, 3)),
            Some((1_000_000_000, 1_000_000_000)),
        ]);
        let record = AnyRecord::Full(Box::new(record));
        for receipt in &receipts {
            found += u32::from(verify_receipt(&record, receipt, &commitment, None).is_err());
            let _ = jugendportal::draw::explain::explain(&record, receipt);
        }
    }
    assert!(u64::from(found) > many(300), "{found}");
}
