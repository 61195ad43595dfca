//! How fast the site is built, as ratios to the floor: a small program that only writes the same
//! bytes to the same file system. Prints figures; passes always. `cargo bench --bench site` for
//! 3,000 offers, `-- 30000` for another size.
#![allow(clippy::print_stdout, reason = "a benchmark prints its figures")]

mod generator;
mod reload;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

const ROUNDS: usize = 5;
/// From this number of offers on one round has to do, and nothing is packed: it would take minutes.
const LARGE: usize = 10_000;

fn main() {
    let sizes: Vec<usize> = std::env::args()
        .skip(1)
        .filter_map(|argument| argument.parse().ok())
        .collect();
    let sizes = if sizes.is_empty() { vec![3_000] } else { sizes };
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    println!(
        "| input | files | MB | floor ms | build ms | ratio | peak MB | one offer changed, build ms | one offer saved, serve ms | compress first s | compress again s |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|");
    measure(
        repository,
        "real data",
        &repository.join("data"),
        "2027-03-22",
        "2027-ostern",
        false,
    );
    for size in sizes {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let data = folder.path().join("data");
        generator::write(repository, &data, size);
        measure(
            repository,
            &format!("{size} offers"),
            &data,
            generator::TODAY,
            "2099-ostern",
            size >= LARGE,
        );
    }
}

fn measure(repository: &Path, name: &str, data: &Path, today: &str, season: &str, large: bool) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let build = |data: &Path, out: &Path, more: &[&str]| run(repository, data, out, today, more);
    let rounds = if large { 1 } else { ROUNDS };
    let clean = clean_builds(folder.path(), rounds, |out| {
        build(data, out, &["--no-compress"])
    });
    let out = folder.path().join("out-0");
    let changed = folder.path().join("changed");
    generator::copy(data, &changed, &|name| name != "schema");
    let offers = offers(&changed.join("ferienpass").join(season).join("offers"));
    change_title(&offers[0]);
    let (one, _) = build(&changed, &out, &["--no-compress"]);
    let reload = reload::median(repository, &changed, today, &offers[1]);
    let packing = || {
        if large {
            f64::NAN
        } else {
            build(data, &out, &[]).0.as_secs_f64()
        }
    };
    let (first, again) = (packing(), packing());
    println!(
        "| {name} | {} | {:.1} | {} | {} | {:.2} | {} | {} | {} | {:.1} | {:.1} |",
        clean.files,
        clean.bytes as f64 / 1e6,
        clean.floor.as_millis(),
        clean.build.as_millis(),
        clean.build.as_secs_f64() / clean.floor.as_secs_f64(),
        clean.peak / 1024,
        one.as_millis(),
        reload.as_millis(),
        first,
        again,
    );
}

/// Builds into an empty folder, beside the floor.
struct Clean {
    files: usize,
    bytes: usize,
    build: Duration,
    floor: Duration,
    /// Peak memory in KB.
    peak: usize,
}

/// Builds so many times from nothing; `out-0` is left for what follows.
fn clean_builds(folder: &Path, rounds: usize, build: impl Fn(&Path) -> (Duration, usize)) -> Clean {
    let (mut builds, mut floors) = (Vec::new(), Vec::new());
    let (mut files, mut bytes, mut peak) = (0, 0, 0);
    for round in 0..rounds {
        let out = folder.join(format!("out-{round}"));
        let (time, memory) = build(&out);
        builds.push(time);
        peak = peak.max(memory);
        let tree = tree(&out.join("public"));
        files = tree.len();
        bytes = tree.iter().map(|(_, bytes)| bytes.len()).sum();
        let floor = folder.join(format!("floor-{round}"));
        floors.push(write_again(&tree, &floor));
        fs::remove_dir_all(floor).expect("the floor goes");
        if round > 0 {
            fs::remove_dir_all(out).expect("the output goes");
        }
    }
    Clean {
        files,
        bytes,
        build: median(&mut builds),
        floor: median(&mut floors),
        peak,
    }
}

/// The files of all offers of a season.
fn offers(folder: &Path) -> Vec<PathBuf> {
    let mut offers: Vec<PathBuf> = fs::read_dir(folder)
        .expect("offers")
        .map(|entry| entry.expect("an offer").path())
        .collect();
    offers.sort();
    offers
}

fn change_title(offer: &Path) {
    let text = fs::read_to_string(offer)
        .expect("the offer")
        .replacen("title: ", "title: Neu ", 1);
    fs::write(offer, text).expect("the changed offer");
}

/// Runs the program and gives back its time and its peak memory in KB.
fn run(
    repository: &Path,
    data: &Path,
    out: &Path,
    today: &str,
    more: &[&str],
) -> (Duration, usize) {
    let log = out.with_extension("log");
    let messages = fs::File::create(&log).expect("a file for the messages");
    let started = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_portal"))
        .arg("build")
        .args(["--today", today])
        .arg("--data")
        .arg(data)
        .arg("--site")
        .arg(repository.join("site"))
        .arg("--templates")
        .arg(repository.join("templates"))
        .arg("--out")
        .arg(out)
        .args(more)
        .stderr(messages)
        .spawn()
        .expect("portal starts");
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut peak = 0;
    loop {
        if let Ok(text) = fs::read_to_string(&status) {
            let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            peak = line
                .and_then(|line| line.trim().split(' ').next()?.parse().ok())
                .map_or(peak, |now: usize| now.max(peak));
        }
        if let Some(status) = child.try_wait().expect("portal ends") {
            assert!(
                status.success(),
                "portal build failed: {}",
                fs::read_to_string(&log).unwrap_or_default()
            );
            return (started.elapsed(), peak);
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// Every file of a tree with its bytes.
fn tree(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(current) = folders.pop() {
        for entry in fs::read_dir(&current).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let bytes = fs::read(&path).expect("a file");
                files.push((
                    path.strip_prefix(folder)
                        .expect("below the folder")
                        .to_path_buf(),
                    bytes,
                ));
            }
        }
    }
    files
}

/// The floor: folders and files, one after the other, nothing else.
fn write_again(tree: &[(PathBuf, Vec<u8>)], to: &Path) -> Duration {
    let started = Instant::now();
    for (path, bytes) in tree {
        let path = to.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    started.elapsed()
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}
