//! Every input error of the contract: nothing is drawn, and the message names the entry.

use jugendportal::draw::{Input, MAX_BYTES, Prepared};
use jugendportal::text::Lang;
use serde_json::{Value, json};

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

/// Changes the value at a path such as `/children/0/limit`; `remove` takes the field away.
fn changed(path: &str, change: Value) -> Value {
    let mut value = good();
    let (parent, key) = path.rsplit_once('/').unwrap();
    let parent = value.pointer_mut(parent).unwrap();
    match parent {
        Value::Array(list) => list[key.parse::<usize>().unwrap()] = change,
        Value::Object(fields) if change == json!("remove") => drop(fields.remove(key)),
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
    let session = |start: &str, end: &str| json!([[start, end]]);
    let wish =
        |changes: Value| super::examples::with(good()["groups"][0]["together"][0].clone(), changes);
    let group = |id: &str, members: &[&str]| json!([good()["groups"][0], {"id": id, "members": members, "together": []}]);
    let table: Vec<(&str, Value, &str)> = vec![
        (
            "/format",
            json!("ferienpass-draw-input/2"),
            "format: \"ferienpass-draw-input/2\"",
        ),
        ("/format", json!(1), "format: must be a text"),
        ("/more", json!(1), "more: unknown field"),
        ("/season", json!("remove"), "season: field missing"),
        (
            "/season",
            json!("2027 sommer"),
            "season: \"2027 sommer\" is no id",
        ),
        (
            "/settings/limit",
            json!("remove"),
            "settings/limit: field missing",
        ),
        (
            "/settings/limit",
            json!(-1),
            "settings/limit: must be a whole number",
        ),
        (
            "/settings/limit",
            json!(1_000_000_001),
            "settings/limit: must be a whole number",
        ),
        (
            "/settings/buffer_minutes",
            json!(5.0),
            "settings/buffer_minutes: must be a whole number",
        ),
        (
            "/settings/one_per_day",
            json!(0),
            "settings/one_per_day: must be true or false",
        ),
        (
            "/settings/travel_minutes",
            json!([["jumi", "jumi", 5]]),
            "settings/travel_minutes/jumi-jumi: both sites are the same",
        ),
        (
            "/settings/travel_minutes",
            json!([["jumi", "park", 5], ["park", "jumi", 5]]),
            "settings/travel_minutes/jumi-park: this pair",
        ),
        (
            "/settings/travel_minutes",
            json!([["jumi", "park"]]),
            "settings/travel_minutes/1: must be a list of 3",
        ),
        (
            "/settings/travel_minutes",
            json!([["jumi", "", 1]]),
            "settings/travel_minutes/-jumi: \"\" is no id",
        ),
        ("/occasions", json!({}), "occasions: must be a list"),
        ("/occasions/0", json!(7), "occasions/1: must be an object"),
        (
            "/occasions/0/id",
            json!("floss-2"),
            "occasions/floss-2: this id is there twice",
        ),
        (
            "/occasions/0/id",
            json!("floß-1"),
            "occasions/floß-1: \"floß-1\" is no id",
        ),
        ("/occasions/0/id", json!("x".repeat(65)), "occasions/xxx"),
        (
            "/occasions/0/offer",
            json!(""),
            "occasions/floss-1: \"\" is no id",
        ),
        (
            "/occasions/0/site",
            json!("a b"),
            "occasions/floss-1: \"a b\" is no id",
        ),
        (
            "/occasions/0/capacity",
            json!("12"),
            "occasions/floss-1/capacity: must be a whole number",
        ),
        (
            "/occasions/0/capacity",
            json!(3),
            "occasions/floss-1: minimum: 4 is above the capacity 3",
        ),
        (
            "/occasions/0/capacity",
            json!(null),
            "occasions/floss-1: reserved: places are reserved although",
        ),
        (
            "/occasions/0/reserved",
            json!(13),
            "occasions/floss-1: reserved: 13 is above the capacity 12",
        ),
        (
            "/occasions/0/sessions",
            json!([]),
            "occasions/floss-1: sessions: there is none",
        ),
        (
            "/occasions/0/sessions",
            session("2027-07-05T10:00", "2027-07-05T10:00"),
            "occasions/floss-1: sessions: 2027-07-05T10:00 – 2027-07-05T10:00: the end is not after the start",
        ),
        (
            "/occasions/0/sessions",
            session("2027-07-05T10:00", "2027-07-05T09:00"),
            "occasions/floss-1: sessions: ",
        ),
        (
            "/occasions/0/sessions",
            json!([
                ["2027-07-05T10:00", "2027-07-05T12:00"],
                ["2027-07-05T11:59", "2027-07-05T13:00"]
            ]),
            "occasions/floss-1: sessions: 2027-07-05T11:59 – 2027-07-05T13:00 overlaps",
        ),
        (
            "/occasions/0/sessions",
            session("2027-07-05 10:00", "2027-07-05T12:00"),
            "occasions/floss-1/sessions/1: \"2027-07-05 10:00\" is no time",
        ),
        (
            "/occasions/0/sessions",
            session("2027-07-05T10:00:00", "2027-07-05T12:00"),
            "occasions/floss-1/sessions/1: ",
        ),
        (
            "/occasions/0/sessions",
            session("2027-07-05T22:00", "2027-07-05T24:00"),
            "occasions/floss-1/sessions/1: \"2027-07-05T24:00\" is no time",
        ),
        (
            "/occasions/0/sessions",
            session("2027-02-29T10:00", "2027-02-29T12:00"),
            "occasions/floss-1/sessions/1: \"2027-02-29T10:00\"",
        ),
        (
            "/occasions/0/sessions",
            session("1999-12-31T10:00", "1999-12-31T12:00"),
            "occasions/floss-1: sessions: 1999-12-31T10:00 is not from 2000 to 2099",
        ),
        (
            "/occasions/0/sessions",
            session("2099-12-31T10:00", "2100-01-01T00:00"),
            "occasions/floss-1: sessions: 2100-01-01T00:00 is not",
        ),
        (
            "/occasions/0/sessions",
            session("2027-03-28T02:00", "2027-03-28T05:00"),
            "occasions/floss-1: sessions: 2027-03-28T02:00 is missing or happens twice",
        ),
        (
            "/occasions/0/sessions",
            session("2027-03-28T01:00", "2027-03-28T02:59"),
            "occasions/floss-1: sessions: 2027-03-28T02:59 is missing or happens twice",
        ),
        (
            "/occasions/0/sessions",
            session("2027-10-31T01:00", "2027-10-31T02:00"),
            "occasions/floss-1: sessions: 2027-10-31T02:00 is missing or happens twice",
        ),
        (
            "/occasions/0/sessions",
            session("2027-10-31T02:59", "2027-10-31T05:00"),
            "occasions/floss-1: sessions: 2027-10-31T02:59 is missing or happens twice",
        ),
        (
            "/occasions/0/age",
            json!([13, 9]),
            "occasions/floss-1: age: 13 is above 9",
        ),
        (
            "/occasions/0/age",
            json!([9, 151]),
            "occasions/floss-1: age: 151 is not from 0 to 150",
        ),
        (
            "/occasions/0/age",
            json!([9]),
            "occasions/floss-1/age: must be a list of 2",
        ),
        (
            "/occasions/0/age_tolerance_days",
            json!(367),
            "occasions/floss-1: age_tolerance_days: 367 is not from 0 to 366",
        ),
        (
            "/occasions/0/offer_repeatable",
            json!(true),
            "occasions/floss-2: offer_repeatable is not the same for all occasions of the offer floss",
        ),
        (
            "/children/0/id",
            json!("T-0003"),
            "children/T-0003: this id is there twice",
        ),
        (
            "/children/2/born",
            json!("2017-02-29"),
            "children/T-0003/born: \"2017-02-29\" is no date",
        ),
        (
            "/children/2/born",
            json!("1899-12-31"),
            "children/T-0003: born: 1899-12-31 is not from 1900 to 2099",
        ),
        (
            "/children/2/born",
            json!("2017-3-1"),
            "children/T-0003/born: \"2017-3-1\" is no date",
        ),
        (
            "/children/2/places",
            json!(0),
            "children/T-0003: places: 0 is not from 1 to 2",
        ),
        (
            "/children/2/places",
            json!(3),
            "children/T-0003: places: 3 is not from 1 to 2",
        ),
        (
            "/children/2/places",
            json!(true),
            "children/T-0003/places: must be a whole number",
        ),
        (
            "/children/2/budget_cents",
            json!(1e3),
            "children/T-0003/budget_cents: must be a whole number",
        ),
        (
            "/children/2/surprise",
            json!(null),
            "children/T-0003/surprise: must be true or false",
        ),
        (
            "/children/2/wishes",
            json!(["floss-9"]),
            "children/T-0003/wishes/floss-9: unknown occasion",
        ),
        (
            "/children/2/wishes",
            json!(["floss-1", "floss-1"]),
            "children/T-0003/wishes/floss-1: this occasion is wished twice",
        ),
        (
            "/children/1/wishes",
            json!(["floss-1"]),
            "children/T-0002/wishes/floss-1: this occasion is wished twice",
        ),
        (
            "/children/2/wishes",
            json!([null]),
            "children/T-0003/wishes/1: must be a text",
        ),
        (
            "/children/2/born",
            json!("2018-07-06"),
            "children/T-0003/wishes/floss-1: the age does not fit: 9 to 13 on 2027-07-05, born 2018-07-06",
        ),
        (
            "/children/2/born",
            json!("2013-07-05"),
            "children/T-0003/wishes/floss-1: the age does not fit",
        ),
        (
            "/children/0/born",
            json!("2019-01-01"),
            "children/T-0001/wishes/floss-1: the age does not fit",
        ),
        (
            "/groups/0/id",
            json!("T-0003"),
            "groups/T-0003: a child has the same id",
        ),
        (
            "/groups",
            group("G-0001", &["T-0003", "T-0001"]),
            "groups/G-0001: this id is there twice",
        ),
        (
            "/groups",
            group("G-0002", &["T-0003", "T-0001"]),
            "groups/G-0002: members: T-0001 is on two tickets, also in G-0001",
        ),
        (
            "/groups/0/members",
            json!(["T-0001"]),
            "groups/G-0001: members: 1 is not from 2 to 4",
        ),
        (
            "/groups/0/members",
            json!(["a", "b", "c", "d", "e"]),
            "groups/G-0001: members: 5 is not from 2 to 4",
        ),
        (
            "/groups/0/members",
            json!(["T-0001", "T-0009"]),
            "groups/G-0001: members: unknown child T-0009",
        ),
        (
            "/groups/0/members",
            json!(["T-0001", "T-0001"]),
            "groups/G-0001: members: T-0001 is there twice",
        ),
        (
            "/groups/0/together",
            json!([wish(json!({})), wish(json!({}))]),
            "groups/G-0001/together/floss-1: this occasion is wished twice",
        ),
        (
            "/groups/0/together/0",
            wish(json!({"occasion": "floss-9"})),
            "groups/G-0001/together/floss-9: unknown occasion",
        ),
        (
            "/groups/0/together/0",
            wish(json!({"confirmed": ["T-0001"]})),
            "groups/G-0001/together/floss-1: confirmed: fewer than two",
        ),
        (
            "/groups/0/together/0",
            wish(json!({"confirmed": ["T-0001", "T-0001"]})),
            "groups/G-0001/together/floss-1: confirmed: T-0001 is there twice",
        ),
        (
            "/groups/0/together/0",
            wish(json!({"confirmed": ["T-0001", "T-0003"]})),
            "groups/G-0001/together/floss-1: confirmed: T-0003 is no member",
        ),
        (
            "/groups/0/together/0",
            wish(json!({"mode": "Strict"})),
            "groups/G-0001/together/floss-1/mode: \"Strict\" is neither strict nor soft",
        ),
    ];
    for (path, change, expected) in table {
        let (english, german) = error(changed(path, change).to_string().as_bytes());
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
                changed(&format!("{path}/{field}"), json!("remove"))
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
