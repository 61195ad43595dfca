//! `cargo bench --bench draw`: prints the figures of the draw. Timings depend on the machine and fail nothing.

#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a benchmark prints, and stops at the first surprise")]

#[path = "../suite/draw/figures.rs"]
#[allow(dead_code, reason = "the test suite uses all of it")]
mod figures;
#[path = "../suite/draw/prng.rs"]
mod prng;
#[path = "../suite/draw/scenario.rs"]
mod scenario;

use std::time::{Duration, Instant};

use jugendportal::draw::chances::chances;
use jugendportal::draw::first_come::first_come;
use jugendportal::draw::optimum::optimum;
use jugendportal::draw::{Input, Prepared, Seed, draw};
use serde_json::{Value, json};

use figures::{Figures, figures, prepared};
use prng::{Random, seed_text};
use scenario::{Scenario, kid_id};

fn main() {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    println!("load before: {}", load.trim());
    thresholds();
    manipulation();
    sizes();
    chances_time();
    println!("peak memory of all of the above (VmHWM): {} MB", peak_megabytes());
}

fn percent(value: u64) -> String {
    format!("{}.{:02} %", value / 100, value % 100)
}

fn thresholds() {
    println!("\nscenario  >= 1 place  first wish  top three  together  places  wishes");
    for (name, scenario) in [("A", Scenario::a as fn(u64) -> Scenario), ("B", Scenario::b), ("C", Scenario::c)] {
        let Figures { with_a_place, first_wish, top_three, together, places, wishes_tenths } = figures(scenario, 20);
        println!(
            "{name}         {:>9}  {:>9}  {:>9}  {:>8}  {places:>6}  {}.{}",
            percent(with_a_place),
            percent(first_wish),
            percent(top_three),
            percent(together),
            wishes_tenths / 10,
            wishes_tenths % 10
        );
    }
    for (name, scenario) in [("B", Scenario::b(1)), ("C", Scenario::c(1))] {
        let prepared = prepared(&scenario.input());
        let (served, best) = (first_come(&prepared, 20), optimum(&prepared));
        let share = |count: u64, trials: u64| percent(count * 10_000 / trials / scenario.children as u64);
        println!(
            "{name} (seed 1): first come, first served: with a place {}, first wish {}; optimum: {} with a place, rank sum {}, upper bound only: {}",
            share(served.with_a_place, 20),
            share(served.with_first_wish, 20),
            best.with_a_place,
            best.rank_sum,
            best.upper_bound
        );
    }
}

/// What a family could try: each change is drawn many times before and after, with the same trial numbers.
fn manipulation() {
    const TRIALS: u32 = 2000;
    println!("\nmanipulation, scenario C, {TRIALS} trial draws each, ten children");
    let input = Scenario::c(5).input();
    let honest = chances(&prepared(&input), TRIALS, 2);
    let grouped: Vec<&Value> =
        input["groups"].as_array().into_iter().flatten().flat_map(|group| group["members"].as_array().into_iter().flatten()).collect();
    let children = input["children"].as_array().map_or(&[][..], Vec::as_slice);
    let singles: Vec<usize> = (0..children.len())
        .filter(|&kid| {
            children[kid]["wishes"].as_array().is_some_and(|wishes| wishes.len() >= 4) && !grouped.contains(&&json!(kid_id(kid)))
        })
        .step_by(67)
        .take(10)
        .collect();
    let (mut first_before, mut first_alone, mut reorder_gain, mut reorder_worst) = (0, 0, 0i64, 0i64);
    for &kid in &singles {
        let before = honest.children[kid].wishes[0].1;
        first_before += before;
        let mut alone = input.clone();
        alone["children"][kid]["wishes"] = json!([children[kid]["wishes"][0]]);
        first_alone += chances(&prepared(&alone), TRIALS, 2).children[kid].wishes[0].1;
        // Reordering: the second wish first. Value of a result: one point per rank from the bottom, in the true order.
        let value = |wishes: &[(String, u32)]| -> i64 {
            let truth = &honest.children[kid].wishes;
            let points = |id: &str| truth.iter().position(|(other, _)| other == id).map_or(0, |at| (truth.len() - at) as i64);
            wishes.iter().map(|(id, granted)| points(id) * i64::from(*granted)).sum()
        };
        let mut swapped = input.clone();
        let wishes = swapped["children"][kid]["wishes"].as_array_mut().expect("a list");
        wishes.swap(0, 1);
        let (then, now) = (value(&honest.children[kid].wishes), value(&chances(&prepared(&swapped), TRIALS, 2).children[kid].wishes));
        let gain = (now - then) * 10_000 / then.max(1);
        reorder_gain += gain;
        reorder_worst = reorder_worst.max(gain);
    }
    let share = |count: u32| percent(u64::from(count) * 10_000 / u64::from(TRIALS) / singles.len() as u64);
    println!("only the top wish: first wish {} with the whole list, {} with the top wish alone", share(first_before), share(first_alone));
    println!(
        "second wish put first: gain {} hundredths of a percent on average, {} at most",
        reorder_gain / singles.len() as i64,
        reorder_worst
    );
    pretended_group(&input, &honest, &singles, TRIALS);
}

/// Two strangers with the same top wish pretend to be friends.
fn pretended_group(input: &Value, honest: &jugendportal::draw::chances::Chances, singles: &[usize], trials: u32) {
    let mut random = Random::new(3);
    let (mut alone, mut pretended, mut pairs) = (0, 0, 0);
    for &kid in singles {
        let wish = &input["children"][kid]["wishes"][0];
        let others: Vec<usize> = (0..input["children"].as_array().map_or(0, Vec::len))
            .filter(|&other| other != kid && input["children"][other]["wishes"].as_array().is_some_and(|list| list.first() == Some(wish)))
            .filter(|&other| {
                !input["groups"].as_array().is_some_and(|groups| {
                    groups.iter().any(|group| group["members"].as_array().is_some_and(|list| list.contains(&json!(kid_id(other)))))
                })
            })
            .collect();
        if others.is_empty() {
            continue;
        }
        let other = *random.pick(&others);
        let mut together = input.clone();
        for child in [kid, other] {
            together["children"][child]["wishes"].as_array_mut().expect("a list").remove(0);
        }
        let members = [kid_id(kid.min(other)), kid_id(kid.max(other))];
        let group =
            json!({"id": "G-pretended", "members": members, "together": [{"occasion": wish, "mode": "soft", "confirmed": members}]});
        together["groups"].as_array_mut().expect("a list").push(group);
        let after = chances(&prepared(&together), trials, 2);
        alone += honest.children[kid].wishes[0].1 + honest.children[other].wishes[0].1;
        pretended += after.children[kid].wishes[0].1 + after.children[other].wishes[0].1;
        pairs += 2;
    }
    let share = |count: u32| percent(u64::from(count) * 10_000 / u64::from(trials) / pairs.max(1));
    println!("pretended group of two: first wish {} alone, {} as a group ({} children)", share(alone), share(pretended), pairs);
}

/// The median of several runs.
fn median(runs: usize, mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[runs / 2]
}

fn sizes() {
    println!("\n children  wishes  file MB     read    check     draw    write      all   all/child  ratio");
    let mut last: Option<Duration> = None;
    for children in [1_000, 5_000, 20_000, 50_000] {
        let text = Scenario::scaled(children, 1).input().to_string();
        let seed = Seed::parse(&seed_text(1)).expect("a seed");
        let runs = if children <= 5_000 { 21 } else { 5 };
        let input = Input::from_json(text.as_bytes()).expect("a season");
        let prepared = Prepared::new(input.clone()).expect("a right season");
        let record = draw(&prepared, &seed, false);
        let wishes = record.granted.len() + record.refused.len();
        let read = median(runs, || drop(Input::from_json(text.as_bytes()).expect("a season")));
        let check = median(runs, || drop(Prepared::new(input.clone()).expect("a right season")));
        let drawn = median(runs, || drop(draw(&prepared, &seed, false)));
        let write = median(runs, || drop(record.to_json()));
        let all = read + check + drawn + write;
        let ratio = last.map_or("-".to_owned(), |last| format!("{:.2}", all.as_secs_f64() / last.as_secs_f64()));
        println!(
            "{children:>9} {wishes:>7} {:>8.1} {read:>8.2?} {check:>8.2?} {drawn:>8.2?} {write:>8.2?} {all:>8.2?} {:>9.2?}  {ratio}",
            text.len() as f64 / 1e6,
            all / children as u32
        );
        last = Some(all);
    }
    println!("peak memory so far (VmHWM, the generator's JSON included): {} MB", peak_megabytes());
}

fn chances_time() {
    let prepared = prepared(&Scenario::scaled(1000, 1).input());
    println!();
    for threads in [1, 2] {
        let start = Instant::now();
        let result = chances(&prepared, 2000, threads);
        println!("chances, 1000 children, 2000 trials, {threads} threads: {:.2?} ({} children)", start.elapsed(), result.children.len());
    }
}

fn peak_megabytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok()).unwrap_or(0) / 1000
}
