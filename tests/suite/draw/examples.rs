//! The examples of the contract, and small builders of inputs.

use std::collections::BTreeMap;

use jugendportal::draw::{Input, Prepared, Record, Seed, draw};
use serde_json::{Value, json};

/// An occasion on a day of its own, in alphabetical order of the ids.
pub fn occasion(id: &str, capacity: u32) -> Value {
    let day = 1 + id.bytes().map(u32::from).sum::<u32>() % 27;
    json!({
        "id": id, "offer": id, "capacity": capacity, "minimum": 0, "reserved": 0,
        "sessions": [[format!("2027-07-{day:02}T10:00"), format!("2027-07-{day:02}T12:00")]], "age": [6, 14], "age_tolerance_days": 0,
        "price_cents": 0, "site": null, "may_overlap": false, "counts_against_limit": true, "offer_repeatable": false,
    })
}

pub fn child(id: &str, wishes: &[&str]) -> Value {
    json!({
        "id": id, "born": "2017-03-01", "limit": null, "budget_cents": null, "places": 1, "entitled": false, "surprise": false,
        "withdrawn": false, "wishes": wishes,
    })
}

pub fn with(mut value: Value, changes: Value) -> Value {
    for (key, change) in changes.as_object().unwrap() {
        value[key] = change.clone();
    }
    value
}

pub fn input_json(occasions: &[Value], children: &[Value], groups: &[Value]) -> Value {
    json!({
        "format": "ferienpass-draw-input/1", "season": "2027-sommer",
        "settings": {"limit": null, "budget_cents": null, "buffer_minutes": 0, "one_per_day": false, "travel_minutes": []},
        "occasions": occasions, "children": children, "groups": groups,
    })
}

pub fn input(occasions: &[Value], children: &[Value], groups: &[Value]) -> Input {
    Input::from_json(
        input_json(occasions, children, groups)
            .to_string()
            .as_bytes(),
    )
    .unwrap()
}

pub fn drawn(value: &Value, seed: &Seed) -> Record {
    let prepared = Prepared::new(Input::from_json(value.to_string().as_bytes()).unwrap()).unwrap();
    draw(&prepared, seed, false)
}

pub fn seed(number: u64) -> Seed {
    Seed::parse(&super::random::seed_text(number)).unwrap()
}

/// The first seed under which the tickets stand in the given order.
pub fn seed_for(value: &Value, order: &[&str]) -> Seed {
    let fits = |seed: &Seed| {
        drawn(value, seed)
            .tickets
            .iter()
            .map(|ticket| ticket.id.as_str())
            .eq(order.iter().copied())
    };
    (0..10_000).map(seed).find(fits).unwrap()
}

/// What each child holds, in the order of granting.
fn results(record: &Record) -> BTreeMap<&str, Vec<&str>> {
    let mut rows: Vec<_> = record.granted.iter().collect();
    rows.sort_by_key(|row| row.round);
    let mut results: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    rows.iter()
        .for_each(|row| results.entry(&row.child).or_default().push(&row.occasion));
    results
}

fn reason(record: &Record, child: &str, occasion: &str) -> &'static str {
    record
        .refused
        .iter()
        .find(|row| row.child == child && row.occasion == occasion)
        .unwrap()
        .reason
        .name()
}

/// Children, occasions, and what each child gets.
type Example = (
    &'static [&'static str],
    &'static [&'static str],
    &'static [(&'static str, &'static [&'static str])],
);

#[test]
fn the_order_of_the_rounds_runs_forth_and_back() {
    let table: [Example; 3] = [
        (
            &["A", "B"],
            &["W", "X", "Y", "Z"],
            &[("A", &["W", "Z"]), ("B", &["X", "Y"])],
        ),
        (
            &["A", "B", "C"],
            &["X", "Y", "Z"],
            &[("A", &["X"]), ("B", &["Y"]), ("C", &["Z"])],
        ),
        (
            &["A", "B", "C"],
            &["U", "V", "W", "X", "Y", "Z"],
            &[("A", &["U", "Z"]), ("B", &["V", "Y"]), ("C", &["W", "X"])],
        ),
    ];
    for (children, occasions, expected) in table {
        let list: Vec<Value> = children.iter().map(|id| child(id, occasions)).collect();
        let places: Vec<Value> = occasions.iter().map(|id| occasion(id, 1)).collect();
        let value = input_json(&places, &list, &[]);
        let record = drawn(&value, &seed_for(&value, children));
        assert_eq!(
            results(&record),
            expected
                .iter()
                .map(|(child, held)| (*child, held.to_vec()))
                .collect()
        );
    }
}

#[test]
fn touching_is_not_overlapping_but_a_buffer_of_one_minute_is_too_much() {
    let at = |id: &str, from: &str, to: &str| {
        with(
            occasion(id, 1),
            json!({"sessions": [[format!("2027-07-05T{from}"), format!("2027-07-05T{to}")]]}),
        )
    };
    let mut value = input_json(
        &[at("P", "09:00", "10:00"), at("Q", "10:00", "11:00")],
        &[child("A", &["P", "Q"])],
        &[],
    );
    assert_eq!(results(&drawn(&value, &seed(1)))["A"], ["P", "Q"]);
    value["settings"]["buffer_minutes"] = json!(1);
    let record = drawn(&value, &seed(1));
    assert_eq!(results(&record)["A"], ["P"]);
    assert_eq!(reason(&record, "A", "Q"), "conflict");
}

#[test]
fn strict_siblings_leave_a_place_that_is_too_few_for_both() {
    let together = json!([{"occasion": "P", "mode": "strict", "confirmed": ["a", "b"]}]);
    let group = json!({"id": "G", "members": ["a", "b"], "together": together});
    let mut value = input_json(
        &[occasion("P", 2)],
        &[child("s", &["P"]), child("a", &[]), child("b", &[])],
        &[group],
    );
    let record = drawn(&value, &seed_for(&value, &["s", "G"]));
    assert_eq!(results(&record), BTreeMap::from([("s", vec!["P"])]));
    assert_eq!(reason(&record, "a", "P"), "group_too_large");
    assert_eq!(
        record.cuts["P"],
        [
            None,
            Some((1, 1)),
            Some((0, 0)),
            Some((0, 0)),
            Some((0, 0)),
            Some((0, 0)),
            Some((0, 0)),
            Some((0, 0))
        ]
    );
    value["children"]
        .as_array_mut()
        .unwrap()
        .push(child("t", &["P"]));
    let record = drawn(&value, &seed_for(&value, &["s", "G", "t"]));
    assert_eq!(
        results(&record),
        BTreeMap::from([("s", vec!["P"]), ("t", vec!["P"])])
    );
}

#[test]
fn siblings_with_different_lists_get_the_common_wish_and_then_their_own() {
    let together = json!([{"occasion": "P", "mode": "soft", "confirmed": ["a", "b"]}]);
    let group = json!({"id": "G", "members": ["a", "b"], "together": together});
    let value = input_json(
        &[occasion("P", 2), occasion("Q", 1), occasion("R", 1)],
        &[child("a", &["Q"]), child("b", &["R"])],
        &[group],
    );
    let record = drawn(&value, &seed(1));
    assert_eq!(
        results(&record),
        BTreeMap::from([("a", vec!["P", "Q"]), ("b", vec!["P", "R"])])
    );
}

#[test]
fn the_same_offer_on_two_days_is_never_held_twice() {
    let twice = ["X1", "X2"].map(|id| with(occasion(id, 5), json!({"offer": "X"})));
    let mut value = input_json(&twice, &[child("k", &["X1", "X2"])], &[]);
    let record = drawn(&value, &seed(1));
    assert_eq!(results(&record)["k"], ["X1"]);
    assert_eq!(reason(&record, "k", "X2"), "same_offer");
    for occasion in value["occasions"].as_array_mut().unwrap() {
        occasion["offer_repeatable"] = json!(true);
    }
    assert_eq!(results(&drawn(&value, &seed(1)))["k"], ["X1", "X2"]);
}

#[test]
fn an_occasion_below_its_minimum_is_called_off_and_the_draw_starts_again() {
    let places = [
        with(occasion("X", 5), json!({"minimum": 3})),
        occasion("Y", 1),
    ];
    let value = input_json(
        &places,
        &[
            child("A", &["X", "Y"]),
            child("B", &["X"]),
            child("C", &["Y"]),
        ],
        &[],
    );
    let record = drawn(&value, &seed_for(&value, &["A", "B", "C"]));
    assert_eq!(record.called_off, ["X"]);
    assert_eq!(results(&record), BTreeMap::from([("A", vec!["Y"])]));
    assert_eq!(reason(&record, "B", "X"), "called_off");
    assert_eq!(reason(&record, "C", "Y"), "full");
    assert!(!record.cuts.contains_key("X") && !record.waiting.contains_key("X"));
}

#[test]
fn withdrawing_a_child_moves_no_number() {
    let mut value = input_json(
        &[occasion("X", 1)],
        &["A", "B", "C"].map(|id| child(id, &["X"])),
        &[],
    );
    let seed = seed_for(&value, &["A", "B", "C"]);
    let before = drawn(&value, &seed);
    value["children"][0]["withdrawn"] = json!(true);
    let after = drawn(&value, &seed);
    assert_eq!(before.tickets, after.tickets);
    assert_eq!(results(&after), BTreeMap::from([("B", vec!["X"])]));
    assert_eq!(reason(&after, "A", "X"), "withdrawn");
    assert_eq!(after.waiting["X"], ["C"]);
    assert_eq!(after.report.children, 2);
}

#[test]
fn a_strict_wish_with_one_member_left_is_an_ordinary_wish_of_the_same_rank() {
    let together = json!([{"occasion": "P", "mode": "strict", "confirmed": ["a", "b"]}]);
    let group = json!({"id": "G", "members": ["a", "b"], "together": together});
    let gone = with(child("b", &[]), json!({"withdrawn": true}));
    let value = input_json(
        &[occasion("P", 1), occasion("Q", 1)],
        &[child("a", &["Q"]), gone],
        &[group],
    );
    let record = drawn(&value, &seed(1));
    assert_eq!(results(&record), BTreeMap::from([("a", vec!["P", "Q"])]));
    assert_eq!(record.granted[0].rank, 1);
}

#[test]
fn reserved_places_go_first_to_entitled_children_and_stay_free_otherwise() {
    let place = with(occasion("P", 3), json!({"reserved": 2}));
    let children = [
        child("a", &["P"]),
        child("b", &["P"]),
        with(child("c", &["P"]), json!({"entitled": true})),
    ];
    let value = input_json(&[place], &children, &[]);
    let record = drawn(&value, &seed_for(&value, &["a", "b", "c"]));
    assert_eq!(
        results(&record),
        BTreeMap::from([("a", vec!["P"]), ("c", vec!["P"])])
    );
    assert_eq!(reason(&record, "b", "P"), "full");
    assert_eq!(record.cuts["P"][..3], [None, Some((1, 3)), Some((1, 1))]);
    assert_eq!(record.cuts_general["P"][..2], [Some((1, 1)), Some((0, 0))]);
}

#[test]
fn a_wish_that_was_full_before_another_one_was_granted_is_refused_as_full() {
    let same_time = |id: &str| {
        with(
            occasion(id, 1),
            json!({"sessions": [["2027-07-05T10:00", "2027-07-05T11:00"]]}),
        )
    };
    let places = [same_time("P"), same_time("Q"), occasion("R", 1)];
    // B's first wish P is taken by A before B has a turn; then B is granted Q, which also overlaps
    // P.
    let value = input_json(
        &places,
        &[
            child("A", &["P"]),
            child("B", &["P", "Q"]),
            child("C", &["Q", "P"]),
        ],
        &[],
    );
    let record = drawn(&value, &seed_for(&value, &["A", "B", "C"]));
    assert_eq!(reason(&record, "B", "P"), "full");
    let value = input_json(&places, &[child("A", &["Q"]), child("B", &["P", "Q"])], &[]);
    let record = drawn(&value, &seed_for(&value, &["B", "A"]));
    assert_eq!(reason(&record, "B", "Q"), "conflict");
}

/// R8 word for word: in the turn in which others of the group get an earlier together-wish, a
/// member may take an own wish that rules out a strict wish of a later turn. This is the one case
/// in which a further wish costs an earlier one.
#[test]
fn an_own_wish_can_go_before_a_strict_wish_of_a_later_turn() {
    let on = |id: &str, from: &str| {
        with(
            occasion(id, 9),
            json!({"sessions": [[format!("2027-07-06T{from}"), "2027-07-06T15:00"]]}),
        )
    };
    let together = json!([
        {"occasion": "U", "mode": "soft", "confirmed": ["b", "c"]},
        {"occasion": "W", "mode": "strict", "confirmed": ["a", "b"]},
    ]);
    let group = json!({"id": "G", "members": ["a", "b", "c"], "together": together});
    let places = [occasion("U", 9), on("W", "10:00"), on("X", "11:00")];
    let value = |own: &[&str]| {
        input_json(
            &places,
            &[child("a", own), child("b", &[]), child("c", &[])],
            std::slice::from_ref(&group),
        )
    };
    assert_eq!(results(&drawn(&value(&[]), &seed(1)))["a"], ["W"]);
    let record = drawn(&value(&["X"]), &seed(1));
    assert_eq!(results(&record)["a"], ["X"]);
    assert_eq!(
        (reason(&record, "a", "W"), reason(&record, "b", "W")),
        ("conflict", "mate")
    );
}
