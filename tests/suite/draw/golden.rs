//! The golden vectors of R3 and the hash lines.

use jugendportal::draw::hash::{hash_lines, hex};
use jugendportal::draw::number::{member_digest, ticket_digest};
use jugendportal::draw::{Prepared, Seed};

use super::examples::{child, input, occasion};

fn seeds() -> [Seed; 3] {
    use sha2::{Digest, Sha256};
    let texts = [
        "0".repeat(64),
        "01".repeat(32),
        hex(&Sha256::digest("Beispiel")),
    ];
    texts.map(|text| Seed::parse(&text).unwrap())
}

#[test]
fn the_numbers_of_ten_tickets_are_those_of_the_contract() {
    let expected = [
        "06 04 03 02 01 07 05 10 08 09",
        "03 08 05 02 06 09 07 10 01 04",
        "03 08 09 04 10 07 01 05 06 02",
    ];
    let starts = ["94e2eb5ad693bb37", "a7de74bcbfa98aa3", "87a27fc9ec6ca958"];
    let children: Vec<_> = (1..=10)
        .map(|at| child(&format!("T-{at:04}"), &[]))
        .collect();
    let prepared = Prepared::new(input(&[], &children, &[])).unwrap();
    for ((seed, expected), start) in seeds().iter().zip(expected).zip(starts) {
        let record = jugendportal::draw::draw(&prepared, seed, false);
        let order: Vec<&str> = record
            .tickets
            .iter()
            .map(|ticket| &ticket.id[4..])
            .collect();
        assert_eq!(order.join(" "), expected);
        assert!(hex(&ticket_digest(seed, "T-0001")).starts_with(start));
        assert!(
            record
                .tickets
                .iter()
                .any(|ticket| ticket.digest.starts_with(start))
        );
    }
}

#[test]
fn the_member_order_is_that_of_the_contract() {
    let seed = &seeds()[0];
    assert!(hex(&member_digest(seed, "G-0001", "K1")).starts_with("f4c6781aebce0475"));
    let mut members = ["K1", "K2", "K3", "K4"];
    members.sort_by_key(|child| member_digest(seed, "G-0001", child));
    assert_eq!(members, ["K3", "K4", "K1", "K2"]);
    // The same through a draw: one place, one wish each, so the first in member order gets it.
    let children = ["K1", "K2", "K3", "K4"].map(|id| child(id, &["x"]));
    let group =
        serde_json::json!({"id": "G-0001", "members": ["K1", "K2", "K3", "K4"], "together": []});
    let prepared = Prepared::new(input(&[occasion("x", 1)], &children, &[group])).unwrap();
    let record = jugendportal::draw::draw(&prepared, seed, false);
    assert_eq!(record.granted.len(), 1);
    assert_eq!(record.granted[0].child, "K3");
    assert_eq!(record.waiting["x"], ["K4", "K1", "K2"]);
}

#[test]
fn a_seed_is_exactly_64_lower_case_hex_digits() {
    assert!(Seed::parse(&"0".repeat(64)).is_ok());
    for wrong in [
        "",
        "0",
        &"0".repeat(63),
        &"0".repeat(65),
        &"A".repeat(64),
        &format!(" {}", "0".repeat(63)),
        &"ä".repeat(32),
    ] {
        let error = Seed::parse(wrong).unwrap_err().to_string();
        assert!(error.starts_with("seed: "), "{error}");
    }
}

#[test]
fn hash_lines_end_with_line_feeds() {
    use sha2::{Digest, Sha256};
    assert_eq!(
        hex(&hash_lines(&["a", "b"])),
        hex(&Sha256::digest(b"a\nb\n"))
    );
}
