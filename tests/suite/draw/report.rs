//! The fairness report: the optimum against brute force, small cells hidden.

use jugendportal::draw::optimum::optimum;
use jugendportal::draw::{Input, Prepared, Seed, draw, fairness};
use serde_json::{Value, json};

use super::examples::{child, input_json, occasion, with};
use super::random::{Random, seed_text, small_season};

fn prepared(season: &Value) -> Prepared {
    Prepared::new(Input::from_json(season.to_string().as_bytes()).unwrap()).unwrap()
}

/// The best (children with a place, sum of ranks) by trying everything, one place per child.
fn best(children: &[Value], left: &mut Vec<i64>, occasions: &[Value]) -> (u32, u64) {
    let Some((first, rest)) = children.split_first() else { return (0, 0) };
    let mut found = best(rest, left, occasions);
    for (rank, wish) in first["wishes"].as_array().unwrap().iter().enumerate() {
        let at = occasions.iter().position(|occasion| occasion["id"] == *wish).unwrap();
        if left[at] > 0 {
            left[at] -= 1;
            let (with, sum) = best(rest, left, occasions);
            left[at] += 1;
            let candidate = (with + 1, sum + rank as u64 + 1);
            if candidate.0 > found.0 || candidate.0 == found.0 && candidate.1 < found.1 {
                found = candidate;
            }
        }
    }
    found
}

#[test]
fn the_optimum_is_that_of_trying_everything() {
    let mut random = Random::new(5);
    for _ in 0..500 {
        let occasions: Vec<Value> = ["P", "Q", "R", "S"].map(|id| occasion(id, random.below(3) as u32)).to_vec();
        let children: Vec<Value> = (0..random.below(7))
            .map(|at| {
                let mut ids = ["P", "Q", "R", "S"];
                random.shuffle(&mut ids);
                let count = random.below(5) as usize;
                child(&format!("T-{at}"), &ids[..count])
            })
            .collect();
        let found = optimum(&prepared(&input_json(&occasions, &children, &[])));
        let mut left: Vec<i64> = occasions.iter().map(|occasion| occasion["capacity"].as_i64().unwrap()).collect();
        assert_eq!((found.with_a_place, found.rank_sum, found.upper_bound), {
            let best = best(&children, &mut left, &occasions);
            (best.0, best.1, false)
        });
    }
}

#[test]
fn no_draw_places_more_children_than_the_optimum() {
    for number in 0..2000 {
        let mut season = small_season(number);
        for child in season["children"].as_array_mut().unwrap() {
            child["surprise"] = json!(false);
        }
        let prepared = prepared(&season);
        let record = draw(&prepared, &Seed::parse(&seed_text(number)).unwrap(), false);
        assert!(record.report.with_a_place <= optimum(&prepared).with_a_place, "{season}");
    }
}

#[test]
fn counts_below_five_do_not_appear_in_the_report() {
    let children: Vec<Value> = (0..12).map(|at| child(&format!("T-{at:02}"), &["P", "Q"])).collect();
    let season = input_json(&[occasion("P", 3), with(occasion("Q", 9), json!({}))], &children, &[]);
    let prepared = prepared(&season);
    let record = draw(&prepared, &Seed::parse(&seed_text(1)).unwrap(), false);
    let text = fairness::report(&record, &prepared).unwrap();
    assert!(text.contains("Kinder mit Wünschen: 12\n") && text.contains("mit dem ersten Wunsch: unter 5 von 12\n"), "{text}");
    assert!(text.contains("Zusagen für Wunsch 1: unter 5\n") && text.contains("Zusagen für Wunsch 2: nicht angegeben\n"), "{text}");
    let mut other = record.clone();
    other.report.with_a_place -= 1;
    assert!(fairness::report(&other, &prepared).is_err());
}
