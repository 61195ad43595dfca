//! Commitment, receipts, the certificate of a ticket.


use jugendportal::draw::commitment::{Commitment, Receipt, commit};
use jugendportal::draw::verify::{verify_receipt, verify_with_input};
use jugendportal::draw::{AnyRecord, Input, Prepared, Record, Seed, draw};
use serde_json::Value;

use super::random::{seed_text, small_season};

pub struct Case {
    pub prepared: Prepared,
    pub record: Record,
    pub commitment: Commitment,
    pub receipts: Vec<Receipt>,
}

pub fn case(season: &Value, number: u64) -> Case {
    let prepared = Prepared::new(Input::from_json(season.to_string().as_bytes()).unwrap()).unwrap();
    let (commitment, receipts) = commit(&prepared, "drand quicknet round 1", None, &[7; 32]).unwrap();
    let record = draw(&prepared, &Seed::parse(&seed_text(number)).unwrap(), false);
    Case { prepared, record, commitment, receipts }
}

#[test]
fn every_receipt_of_ten_thousand_random_draws_follows_from_the_public_tables() {
    let mut checked = 0;
    for number in 0..10_000 {
        let season = small_season(number);
        let Case { prepared, record, commitment, receipts } = case(&season, number);
        verify_with_input(&record, &prepared).unwrap();
        let full = AnyRecord::Full(Box::new(record.clone()));
        let public = AnyRecord::Public(Box::new(record.public()));
        for receipt in &receipts {
            for record in [&full, &public] {
                verify_receipt(record, receipt, &commitment, None).unwrap_or_else(|wrong| {
                    panic!("season {number}, {}: {wrong}\n{season}", receipt.entry.ticket)
                });
            }
            checked += 1;
        }
    }
    assert!(checked > 20_000, "{checked}");
}
