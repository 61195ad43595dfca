//! Time and memory: one draw, growth over four sizes, chances, the whole command on 50 000
//! children.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use jugendportal::draw::chances::chances;
use jugendportal::draw::{Input, Prepared, Seed, draw};
use jugendportal::registrar::command::draw::{Command as DrawCommand, RunArguments};
use jugendportal::text::Lang;

use super::figures::prepared;
use super::prng::seed_text;
use super::scenario::Scenario;
use super::{line, note};

/// The argument with which the benchmark starts itself, so that one command is measured in a
/// process of its own.
pub const ONE_RUN: &str = "one-run";

pub fn speed() {
    println!("\nspeed, medians");
    one_draw();
    trial_draws();
    whole_command(50_000);
    growth();
}

fn seed() -> Seed {
    Seed::parse(&seed_text(1)).unwrap()
}

/// The median of several runs; what `prepare` makes and what `run` returns is not part of the time.
fn median<A, B>(
    runs: usize,
    mut prepare: impl FnMut() -> A,
    mut run: impl FnMut(A) -> B,
) -> Duration {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let given = prepare();
            let start = Instant::now();
            let made = run(given);
            let time = start.elapsed();
            drop(made);
            time
        })
        .collect();
    times.sort();
    times[runs / 2]
}

/// Time this thread has spent on a processor: what counts where others are busy on the same
/// machine.
fn processor_time() -> Duration {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(
        text.split(' ')
            .next()
            .and_then(|nanoseconds| nanoseconds.parse().ok())
            .unwrap_or(0),
    )
}

fn shown(time: Duration) -> String {
    format!("{time:.2?}")
}

fn one_draw() {
    let prepared = prepared(&Scenario::scaled(1_000, 1).input());
    let record = draw(&prepared, &seed(), false);
    let wishes = record.granted.len() + record.refused.len();
    let name = format!(
        "one draw: {} children, {} occasions, {wishes} wishes",
        prepared.input().children.len(),
        prepared.input().occasions.len()
    );
    let before = processor_time();
    let time = median(201, || (), |()| draw(&prepared, &seed(), false));
    line(
        &name,
        &shown(time),
        "< 5 ms",
        time < Duration::from_millis(5),
    );
    note(
        "the same in processor time, average, the record dropped again",
        &shown((processor_time() - before) / 201),
    );
}

fn trial_draws() {
    let prepared = prepared(&Scenario::scaled(1_000, 1).input());
    for (threads, has_goal) in [(1, false), (2, true)] {
        let time = median(1, || (), |()| chances(&prepared, 2_000, threads));
        let name = format!("chances: the same season, 2000 trials, {threads} thread(s)");
        match has_goal {
            true => line(
                &name,
                &shown(time),
                "< 10 s",
                time < Duration::from_secs(10),
            ),
            false => note(&name, &shown(time)),
        }
    }
}

/// `registrar draw run`, from the file to the record on disk.
fn whole_command(children: usize) {
    let folder = std::env::temp_dir().join(format!("draw-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let input = folder.join("input.json");
    let text = Scenario::scaled(children, 1).input().to_string();
    std::fs::write(&input, &text).unwrap();
    let mut runs: Vec<[u64; 3]> = (0..5)
        .map(|_| {
            let output = Command::new(std::env::current_exe().unwrap())
                .arg(ONE_RUN)
                .arg(&input)
                .output()
                .unwrap();
            let text = String::from_utf8(output.stdout).unwrap();
            let mut figures = text
                .split_whitespace()
                .map(|figure| figure.parse().unwrap());
            std::array::from_fn(|_| figures.next().unwrap())
        })
        .collect();
    runs.sort_unstable();
    let [milliseconds, processor, megabytes] = runs[2];
    let name = format!(
        "draw run, file to file: {children} children, {:.1} MB of input",
        text.len() as f64 / 1e6
    );
    line(
        &name,
        &format!("{milliseconds} ms"),
        "< 1 s",
        milliseconds < 1_000,
    );
    note("the same in processor time", &format!("{processor} ms"));
    line(
        "its peak memory (VmHWM)",
        &format!("{megabytes} MB"),
        "< 300 MB",
        megabytes < 300,
    );
    std::fs::remove_dir_all(&folder).unwrap();
}

/// Runs the command once in this process; prints its milliseconds, those of the processor, and the
/// peak memory of the process in megabytes.
pub fn one_run(input: &str) {
    let out: PathBuf = Path::new(input).with_extension("record");
    let arguments = RunArguments {
        input: PathBuf::from(input),
        seed: seed_text(1),
        out,
        public: None,
        rehearsal: false,
    };
    let start = Instant::now();
    let answer = DrawCommand::Run(arguments).run(Lang::En);
    let time = start.elapsed();
    assert_eq!(answer.code, 0, "{}", answer.message);
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .unwrap_or_default();
    let kilobytes: u64 = peak.trim().trim_end_matches(" kB").parse().unwrap_or(0);
    println!(
        "{} {} {}",
        time.as_millis(),
        processor_time().as_millis(),
        kilobytes / 1_000
    );
}

fn growth() {
    println!(
        "\n children   wishes  file MB       read      check       draw      write        all  all/child   growth"
    );
    let mut last: Option<Duration> = None;
    for children in [1_000, 5_000, 20_000, 50_000] {
        let text = Scenario::scaled(children, 1).input().to_string();
        let runs = if children <= 5_000 { 21 } else { 5 };
        let input = Input::from_json(text.as_bytes()).unwrap();
        let prepared = Prepared::new(input.clone()).unwrap();
        let record = draw(&prepared, &seed(), false);
        let wishes = record.granted.len() + record.refused.len();
        let read = median(runs, || (), |()| Input::from_json(text.as_bytes()).unwrap());
        let check = median(
            runs,
            || input.clone(),
            |input| Prepared::new(input).unwrap(),
        );
        let drawn = median(runs, || (), |()| draw(&prepared, &seed(), false));
        let write = median(runs, || (), |()| record.to_json());
        let all = read + check + drawn + write;
        let growth = last.map_or("-".to_owned(), |last| {
            format!("{:.2}", all.as_secs_f64() / last.as_secs_f64())
        });
        println!(
            "{children:>9} {wishes:>8} {:>8.1} {read:>10.2?} {check:>10.2?} {drawn:>10.2?} {write:>10.2?} {all:>10.2?} {:>10.2?} {growth:>8}",
            text.len() as f64 / 1e6,
            all / children as u32
        );
        last = Some(all);
    }
}
