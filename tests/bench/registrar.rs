//! `cargo bench --no-default-features --features registrar --bench registrar`: prints the figures
//! of the registrar beside their goals.
//!
//! The load comes from this program, over HTTP with keep-alive, so it takes its share of the same
//! processors. The log of the registrar goes to a file, its mails to a mail server in this program.
//! Timings depend on the machine and fail nothing; counts that must hold on every machine do.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark prints, and stops at the first surprise"
)]
#![allow(
    clippy::disallowed_methods,
    reason = "the program that is measured asks the clock of the machine"
)]

#[path = "registrar/client.rs"]
mod client;
#[path = "registrar/families.rs"]
mod families;
#[path = "registrar/lists.rs"]
mod lists;
#[path = "registrar/pages.rs"]
mod pages;
#[cfg(feature = "postgres")]
#[path = "../suite/registrar/postgres_server.rs"]
#[allow(dead_code, reason = "the test suite uses all of it")]
mod postgres_server;
#[path = "registrar/posts.rs"]
mod posts;
#[path = "../suite/registrar/process.rs"]
#[allow(dead_code, reason = "the test suite uses all of it")]
mod process;
#[path = "registrar/rush.rs"]
mod rush;
#[path = "../suite/registrar/sample.rs"]
#[allow(dead_code, reason = "the test suite uses all of it")]
mod sample;
#[path = "../suite/registrar/smtp.rs"]
#[allow(dead_code, reason = "the test suite uses all of it")]
mod smtp;
#[path = "registrar/start.rs"]
mod start;

use std::time::Duration;

/// One line of the result.
fn line(what: &str, figure: &str, goal: &str) {
    println!("{what:<62} {figure:>26}   {goal}");
}

/// The value below which so many of a thousand lie.
fn quantile(sorted: &[Duration], per_mille: usize) -> Duration {
    sorted
        .get((sorted.len() * per_mille / 1000).min(sorted.len().saturating_sub(1)))
        .copied()
        .unwrap_or_default()
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}

fn megabytes(kilobytes: u64) -> String {
    format!("{}.{} MB", kilobytes / 1024, kilobytes % 1024 * 10 / 1024)
}

fn main() {
    let chosen: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with('-'))
        .collect();
    let wanted = |name: &str| chosen.is_empty() || chosen.iter().any(|chosen| chosen == name);
    println!(
        "load before: {}",
        std::fs::read_to_string("/proc/loadavg")
            .unwrap_or_default()
            .trim()
    );
    let binary =
        std::fs::metadata(env!("CARGO_BIN_EXE_registrar")).map_or(0, |facts| facts.len() / 1024);
    let features = if cfg!(feature = "portal") {
        "with the features of the portal"
    } else {
        "registrar only"
    };
    line(
        &format!("size of the program, {features}"),
        &megabytes(binary),
        "< 6 MB (registrar only, --profile small)",
    );
    if wanted("start") {
        start::start();
    }
    if wanted("posts") {
        posts::posts();
    }
    #[cfg(feature = "postgres")]
    if wanted("postgres") {
        posts::on_postgres();
    }
    if wanted("rush") {
        rush::rush();
    }
    if wanted("families") {
        families::families();
    }
    if wanted("pages") {
        pages::pages();
    }
}
