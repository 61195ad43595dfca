//! What a draw gives to children and friends, measured on scenarios; shared with the benchmark.

use jugendportal::draw::{Input, Prepared, Record, Seed, draw, fairness};
use serde_json::Value;

use super::prng::seed_text;
use super::scenario::Scenario;

/// Shares in hundredths of a percent, averaged over fixed seeds.
#[derive(Debug, Default, Clone, Copy)]
pub struct Figures {
    pub with_a_place: u64,
    pub first_wish: u64,
    pub top_three: u64,
    /// Of the together-wishes of which somebody got the occasion: those that everybody got who
    /// confirmed them.
    pub together: u64,
    pub places: u64,
    pub wishes_tenths: u64,
}

pub fn prepared(input: &Value) -> Prepared {
    Prepared::new(Input::from_json(input.to_string().as_bytes()).unwrap()).unwrap()
}

pub fn draw_scenario(scenario: Scenario) -> (Prepared, Record) {
    let prepared = prepared(&scenario.input());
    let record = draw(
        &prepared,
        &Seed::parse(&seed_text(scenario.seed)).unwrap(),
        false,
    );
    (prepared, record)
}

/// Averages over the seeds 1 to `seeds`.
pub fn figures(scenario: fn(u64) -> Scenario, seeds: u64) -> Figures {
    let mut sum = Figures::default();
    for seed in 1..=seeds {
        let (prepared, record) = draw_scenario(scenario(seed));
        let counted = fairness::count(&record, &prepared);
        let share = |part: u32, whole: u32| u64::from(part) * 10_000 / u64::from(whole.max(1));
        sum.with_a_place += share(counted.with_a_place, counted.children);
        sum.first_wish += share(counted.with_first_wish, counted.children);
        sum.top_three += share(counted.with_top_three, counted.children);
        sum.together += share(counted.together.1, counted.together.0);
        sum.places += prepared
            .input()
            .occasions
            .iter()
            .map(|occasion| u64::from(occasion.capacity.unwrap_or(0)))
            .sum::<u64>();
        sum.wishes_tenths +=
            10 * (record.granted.len() + record.refused.len()) as u64 / u64::from(counted.children);
    }
    let average = |value: u64| value / seeds;
    Figures {
        with_a_place: average(sum.with_a_place),
        first_wish: average(sum.first_wish),
        top_three: average(sum.top_three),
        together: average(sum.together),
        places: average(sum.places),
        wishes_tenths: average(sum.wishes_tenths),
    }
}

#[test]
fn the_scenarios_meet_the_thresholds_of_the_contract() {
    let a = figures(Scenario::a, 20);
    assert!(
        a.with_a_place >= 9550 && a.first_wish >= 6500 && a.top_three >= 9300 && a.together >= 9700,
        "{a:?}"
    );
    let b = figures(Scenario::b, 20);
    assert!(
        b.with_a_place >= 9550 && b.first_wish >= 6500 && b.top_three >= 9300 && b.together >= 9700,
        "{b:?}"
    );
    let c = figures(Scenario::c, 20);
    assert!(
        c.with_a_place >= 8800 && c.first_wish >= 3800 && c.top_three >= 7300 && c.together >= 9700,
        "{c:?}"
    );
}
