//! The invariants as properties over thousands of random small seasons.

use jugendportal::draw::{Input, Prepared, Record, Seed, draw};
use serde_json::{Value, json};

use super::checker::{age_fits, check};
use super::examples::{child, input_json, occasion};
use super::random::{Random, many, seed_text, small_season};

/// How many random seasons each property sees.
const INSTANCES: u64 = many(10_000);

fn prepared(season: &Value) -> Prepared {
    Prepared::new(Input::from_json(season.to_string().as_bytes()).unwrap())
        .unwrap_or_else(|error| panic!("{error}: {season}"))
}

#[test]
fn a_brute_force_checker_finds_nothing_wrong_in_ten_thousand_random_draws() {
    let mut seen = std::collections::BTreeMap::<String, u32>::new();
    for number in 0..INSTANCES {
        let season = small_season(number);
        let seed = Seed::parse(&seed_text(number)).unwrap();
        let bytes = draw(&prepared(&season), &seed, false).to_json();
        let record: Value = serde_json::from_slice(&bytes).unwrap();
        check(&season, &record)
            .unwrap_or_else(|wrong| panic!("season {number}: {wrong}\n{season}\n{record}"));
        for row in record["refused"].as_array().unwrap() {
            *seen.entry(row["reason"].to_string()).or_default() += 1;
        }
        let surprises = record["granted"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|row| row["rank"] == 0)
            .count();
        *seen.entry("surprise".to_owned()).or_default() += surprises as u32;
    }
    // The random seasons do reach everything the rule knows.
    assert_eq!(seen.len(), 10, "{seen:?}");
    assert!(
        seen.values().all(|&count| u64::from(count) >= many(100)),
        "{seen:?}"
    );
}

#[test]
fn a_further_wish_never_costs_an_earlier_one() {
    let mut random = Random::new(7);
    let mut tried = 0;
    for number in 0.. {
        if tried == INSTANCES {
            break;
        }
        let mut season = season_without_minimums(number);
        let count = season["children"].as_array().unwrap().len();
        if count == 0 {
            continue;
        }
        let seed = Seed::parse(&seed_text(number)).unwrap();
        let at = random.below(count as u64) as usize;
        let before = draw(&prepared(&season), &seed, false);
        let id = season["children"][at]["id"].as_str().unwrap().to_owned();
        let Some(new) = new_wish(&season, at, &before) else {
            continue;
        };
        season["children"][at]["wishes"]
            .as_array_mut()
            .unwrap()
            .push(json!(new));
        let after = draw(&prepared(&season), &seed, false);
        assert_eq!(
            granted_beside(&before, &id, &new),
            granted_beside(&after, &id, &new),
            "season {number}: {id} + {new}"
        );
        tried += 1;
    }
}

/// A further wish may decide whether an occasion takes place at all; here only places are asked.
fn season_without_minimums(number: u64) -> Value {
    let mut season = small_season(number);
    for occasion in season["occasions"].as_array_mut().unwrap() {
        occasion["minimum"] = json!(0);
    }
    season
}

/// An occasion for the age of a child that it has not wished so far.
fn new_wish(season: &Value, at: usize, before: &Record) -> Option<String> {
    let child = &season["children"][at];
    let granted = before
        .granted
        .iter()
        .map(|row| (&row.child, &row.occasion, row.rank));
    let refused = before
        .refused
        .iter()
        .map(|row| (&row.child, &row.occasion, row.rank));
    let listed: Vec<&String> = granted
        .chain(refused)
        .filter(|(id, _, rank)| child["id"] == **id && *rank > 0)
        .map(|(_, occasion, _)| occasion)
        .collect();
    let occasions = season["occasions"].as_array().unwrap().iter();
    occasions
        .filter(|occasion| age_fits(child, occasion))
        .map(|occasion| occasion["id"].as_str().unwrap().to_owned())
        .find(|id| !listed.contains(&id))
}

/// The wishes a child was granted, this one aside.
fn granted_beside<'a>(record: &'a Record, id: &str, new: &str) -> Vec<&'a str> {
    let own = record
        .granted
        .iter()
        .filter(|row| row.child == id && row.rank > 0 && row.occasion != new);
    own.map(|row| row.occasion.as_str()).collect()
}

#[test]
fn twenty_six_children_win_one_of_five_places_equally_often() {
    let children: Vec<Value> = (1..=26)
        .map(|at| child(&format!("T-{at:04}"), &["x"]))
        .collect();
    let prepared = prepared(&input_json(&[occasion("x", 5)], &children, &[]));
    let mut wins = std::collections::BTreeMap::<String, u32>::new();
    for number in 0..10_000 {
        for row in draw(&prepared, &Seed::parse(&seed_text(number)).unwrap(), false).granted {
            *wins.entry(row.child).or_default() += 1;
        }
    }
    assert_eq!(wins.len(), 26);
    assert!(
        wins.values().all(|&count| count.abs_diff(1923) <= 170),
        "{wins:?}"
    );
}

#[test]
fn empty_seasons_full_occasions_and_long_lists_are_fine() {
    let seed = Seed::parse(&seed_text(1)).unwrap();
    let nothing = draw(&prepared(&input_json(&[], &[], &[])), &seed, false);
    assert!(nothing.tickets.is_empty() && nothing.granted.is_empty() && nothing.waiting.is_empty());
    let no_places = draw(
        &prepared(&input_json(
            &[occasion("x", 0)],
            &[child("A", &["x"]), child("B", &[])],
            &[],
        )),
        &seed,
        false,
    );
    assert_eq!(no_places.granted.len(), 0);
    assert_eq!(no_places.cuts["x"], [Some((0, 0)); 8]);
    let mut unlimited = input_json(&[occasion("x", 0)], &[child("A", &["x"])], &[]);
    unlimited["occasions"][0]["capacity"] = Value::Null;
    let record = draw(&prepared(&unlimited), &seed, false);
    assert_eq!((record.granted.len(), record.cuts.len()), (1, 0));
    let ids: Vec<String> = (0..1000).map(|at| format!("o{at:04}")).collect();
    let many: Vec<Value> = ids
        .iter()
        .map(|id| {
            let mut place = occasion(id, 1);
            place["may_overlap"] = json!(true);
            place
        })
        .collect();
    let list: Vec<&str> = ids.iter().map(String::as_str).collect();
    let record = draw(
        &prepared(&input_json(
            &many,
            &[child("A", &list), child("B", &list)],
            &[],
        )),
        &seed,
        false,
    );
    assert_eq!(
        (record.granted.len(), record.report.grants_by_rank.len()),
        (1000, 1000)
    );
    assert_eq!(
        record.granted.iter().filter(|row| row.child == "A").count(),
        500
    );
}
