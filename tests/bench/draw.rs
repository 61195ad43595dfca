//! `cargo bench --bench draw`: prints the figures of the draw, each beside its goal. Timings depend
//! on the machine and fail nothing.
//!
//! `-- scenarios`, `-- manipulation` or `-- speed` prints one part only.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark prints, and stops at the first surprise"
)]

#[path = "../suite/draw/figures.rs"]
#[allow(dead_code, reason = "the test suite uses all of it")]
mod figures;
#[path = "draw/manipulation.rs"]
mod manipulation;
#[path = "../suite/draw/prng.rs"]
mod prng;
#[path = "../suite/draw/scenario.rs"]
mod scenario;
#[path = "draw/speed.rs"]
mod speed;

use jugendportal::draw::first_come::first_come;
use jugendportal::draw::optimum::optimum;

use figures::{Figures, draw_scenario, figures};
use scenario::Scenario;

fn main() {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    if let [part, file] = arguments.as_slice()
        && part == speed::ONE_RUN
    {
        return speed::one_run(file);
    }
    let wanted =
        |part: &str| arguments.is_empty() || arguments.iter().any(|argument| argument == part);
    println!(
        "load average: {}",
        std::fs::read_to_string("/proc/loadavg")
            .unwrap_or_default()
            .trim()
    );
    println!("{:<66} {:>12}  {:<12}", "figure", "measured", "goal");
    if wanted("scenarios") {
        scenarios();
    }
    if wanted("manipulation") {
        manipulation::manipulation();
    }
    if wanted("speed") {
        speed::speed();
    }
}

/// One figure beside its goal.
fn line(name: &str, measured: &str, goal: &str, met: bool) {
    println!(
        "{name:<66} {measured:>12}  {goal:<12} {}",
        if met { "met" } else { "MISSED" }
    );
}

/// A figure without a goal.
fn note(name: &str, measured: &str) {
    println!("{name:<66} {measured:>12}");
}

/// Hundredths of a percent as text.
fn percent(value: i64) -> String {
    format!(
        "{}{}.{:02} %",
        if value < 0 { "-" } else { "" },
        value.abs() / 100,
        value.abs() % 100
    )
}

fn scenarios() {
    // The contract names B and C; A has places for nearly everybody and must do at least as well as
    // B.
    let goals = [
        (
            "A",
            Scenario::a as fn(u64) -> Scenario,
            [9550, 6500, 9300, 9700],
        ),
        ("B", Scenario::b, [9550, 6500, 9300, 9700]),
        ("C", Scenario::c, [8800, 3800, 7300, 9700]),
    ];
    for (name, scenario, goals) in goals {
        let Figures {
            with_a_place,
            first_wish,
            top_three,
            together,
            places,
            wishes_tenths,
        } = figures(scenario, 20);
        let of = scenario(1);
        println!(
            "\nscenario {name}: {} children, {} occasions, {places} places, {}.{} wishes each, average of 20 seeds",
            of.children,
            of.occasions,
            wishes_tenths / 10,
            wishes_tenths % 10
        );
        let measured = [with_a_place, first_wish, top_three, together];
        for ((name, measured), goal) in [
            "at least one place",
            "first wish",
            "one of the first three",
            "friends together",
        ]
        .iter()
        .zip(measured)
        .zip(goals)
        {
            line(
                name,
                &percent(measured as i64),
                &format!(">= {}", percent(goal)),
                measured as i64 >= goal,
            );
        }
        if name != "A" {
            yardsticks(scenario(1));
        }
    }
}

/// First come, first served and the optimum, for one seed.
fn yardsticks(scenario: Scenario) {
    let (prepared, record) = draw_scenario(scenario);
    let share = |count: u64| percent((count * 10_000 / scenario.children as u64) as i64);
    let served = first_come(&prepared, 20);
    note(
        "seed 1: the draw, with a place",
        &share(record.report.with_a_place.into()),
    );
    note(
        "seed 1: first come, first served, with a place",
        &share(served.with_a_place / 20),
    );
    note(
        "seed 1: first come, first served, first wish",
        &share(served.with_first_wish / 20),
    );
    let start = std::time::Instant::now();
    let best = optimum(&prepared);
    let kind = if best.upper_bound {
        "upper bound; exact with --features optimise"
    } else {
        "exact"
    };
    note(
        &format!("seed 1: optimum, with a place ({kind})"),
        &share(best.with_a_place.into()),
    );
    note(
        "seed 1: time for the optimum",
        &format!("{:.2?}", start.elapsed()),
    );
}
