//! Every input error of the contract: nothing is drawn, and the message names the entry.

mod families;
mod programme;

use jugendportal::draw::{Input, MAX_BYTES, Prepared};
use jugendportal::text::Lang;
use serde_json::{Value, json};

/// A wrong value: where it stands in the good season, the value in JSON, and how the message begins.
type Wrong = (&'static str, &'static str, &'static str);

/// Instead of a value: the field is taken away.
const REMOVED: &str = "\"removed\"";

/// A season in which everything is right: two occasions of one offer, three children, a group.
fn good() -> Value {
    let occasion = |id: &str, day: &str| {
        json!({
            "id": id, "offer": "floss", "capacity": 12, "minimum": 4, "reserved": 1, "sessions": [[format!("{day}T10:00"), format!("{day}T15:00")]],
            "age": [9, 13], "age_tolerance_days": 0, "price_cents": 800, "site": "park", "may_overlap": false,
            "counts_against_limit": true, "offer_repeatable": false,
        })
    };
    let child = |id: &str, wishes: &[&str]| {
        json!({
            "id": id, "born": "2017-03-01", "limit": null, "budget_cents": null, "places": 1, "entitled": false, "surprise": false,
            "withdrawn": false, "wishes": wishes,
        })
    };
    json!({
        "format": "ferienpass-draw-input/1", "season": "2027-sommer",
        "settings": {"limit": 5, "budget_cents": null, "buffer_minutes": 0, "one_per_day": false, "travel_minutes": [["jumi", "park", 25]]},
        "occasions": [occasion("floss-1", "2027-07-05"), occasion("floss-2", "2027-07-06")],
        "children": [child("T-0001", &[]), child("T-0002", &["floss-2"]), child("T-0003", &["floss-1"])],
        "groups": [{
            "id": "G-0001", "members": ["T-0001", "T-0002"],
            "together": [{"occasion": "floss-1", "mode": "strict", "confirmed": ["T-0001", "T-0002"]}],
        }],
    })
}

fn error(bytes: &[u8]) -> (String, String) {
    let wrong = Input::from_json(bytes)
        .and_then(Prepared::new)
        .map(|_| ())
        .expect_err(&String::from_utf8_lossy(bytes));
    (
        wrong.text(Lang::En).to_owned(),
        wrong.text(Lang::De).to_owned(),
    )
}

/// Changes the value at a path such as `/children/0/limit`; `removed` takes the field away, a place
/// after the last of a list adds to it.
fn changed(path: &str, change: Value) -> Value {
    let mut value = good();
    let (parent, key) = path.rsplit_once('/').unwrap();
    let parent = value.pointer_mut(parent).unwrap();
    match parent {
        Value::Array(list) if key == list.len().to_string() => list.push(change),
        Value::Array(list) => list[key.parse::<usize>().unwrap()] = change,
        Value::Object(fields) if change == json!("removed") => drop(fields.remove(key)),
        Value::Object(fields) => drop(fields.insert(key.to_owned(), change)),
        _ => unreachable!(),
    }
    value
}

#[test]
fn a_right_season_is_read() {
    assert!(
        Input::from_json(good().to_string().as_bytes())
            .and_then(Prepared::new)
            .is_ok()
    );
}

#[test]
fn every_wrong_value_is_an_error_that_names_the_entry() {
    let tables = [
        programme::FILE_AND_SETTINGS,
        programme::OCCASIONS,
        families::CHILDREN,
        families::GROUPS,
    ];
    for (path, change, expected) in tables.into_iter().flatten() {
        let value = changed(path, serde_json::from_str(change).unwrap());
        let (english, german) = error(value.to_string().as_bytes());
        assert!(english.starts_with(expected), "{path}: {english}");
        let entry = expected.split(": ").next().unwrap();
        assert!(
            german.starts_with(entry) && german != english,
            "{path}: {german}"
        );
    }
}

#[test]
fn a_withdrawn_child_is_checked_like_all_others() {
    let mut value = changed("/children/2/wishes", json!(["floss-9"]));
    value["children"][2]["withdrawn"] = json!(true);
    assert!(
        error(value.to_string().as_bytes())
            .0
            .starts_with("children/T-0003/wishes/floss-9")
    );
}

#[test]
fn every_field_of_every_object_is_needed_exactly_once() {
    let text = good().to_string();
    for (path, kind) in [
        ("", "file"),
        ("/settings", "settings"),
        ("/occasions/0", "floss-1"),
        ("/children/2", "T-0003"),
        ("/groups/0", "G-0001"),
        ("/groups/0/together/0", "floss-1"),
    ] {
        let fields: Vec<String> = good()
            .pointer(path)
            .unwrap()
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect();
        for field in fields {
            let (english, _) = error(
                changed(&format!("{path}/{field}"), json!("removed"))
                    .to_string()
                    .as_bytes(),
            );
            assert!(
                english.contains(&format!("{field}: field missing")),
                "{kind} {field}: {english}"
            );
            // The same field twice: the text of the object with one field written again.
            let object = good().pointer(path).unwrap().clone();
            let again = format!("{{{:?}:{},", field, object[&field]) + &object.to_string()[1..];
            let doubled = if path.is_empty() {
                again
            } else {
                text.replacen(&object.to_string(), &again, 1)
            };
            let (english, _) = error(doubled.as_bytes());
            assert!(
                english.contains(&format!("{field}: field given twice")),
                "{kind} {field}: {english}"
            );
        }
    }
}

#[test]
fn the_file_is_exactly_one_utf8_json_value_of_at_most_64_mib() {
    let text = good().to_string();
    let whole = text.as_bytes();
    for cut in [0, 1, whole.len() / 2, whole.len() - 1] {
        assert!(
            error(&whole[..cut])
                .0
                .starts_with("the file is not exactly one JSON value: line"),
            "{cut}"
        );
    }
    for wrong in [
        format!("{text}{text}"),
        format!("{text} x"),
        format!("\u{feff}{text}"),
        "[".repeat(100_000),
        "{\"a\":\"\\ud800\"}".to_owned(),
    ] {
        assert!(
            error(wrong.as_bytes())
                .0
                .starts_with("the file is not exactly one JSON value: line")
        );
    }
    assert_eq!(
        error(b"{\"format\":\"\xff\"}").0,
        "the file is not UTF-8: byte 11"
    );
    assert_eq!(error(b"[]").0, "file: must be an object");
    let large = vec![b' '; MAX_BYTES as usize + 1];
    assert_eq!(error(&large).0, "the file is larger than 64 MiB");
    assert!(Input::from_json(format!(" \n{text}\t\r\n").as_bytes()).is_ok());
}

#[test]
fn half_hours_around_the_clock_change_are_real_minutes() {
    // From 01:30 to 03:00 half an hour passes in March and two and a half in October: both are
    // allowed.
    for day in ["2027-03-28", "2027-10-31"] {
        let value = changed(
            "/occasions/0/sessions",
            json!([[format!("{day}T01:30"), format!("{day}T03:00")]]),
        );
        assert!(
            Input::from_json(value.to_string().as_bytes())
                .and_then(Prepared::new)
                .is_ok()
        );
    }
}
