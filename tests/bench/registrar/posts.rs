//! Durable form posts a second at 64 connections, beside one transaction for each request; memory.

use super::client::{Client, post};
use super::process::{Process, Site, catalogue, form, links};
use super::smtp::{Manner, Server};
use super::{line, megabytes, milliseconds, quantile};
use chrono::{TimeDelta, Utc};
use jugendportal::registrar::domain::RequestId;
use jugendportal::registrar::domain::signed_links::{Links, Purpose};
use jugendportal::registrar::mail;
use jugendportal::registrar::store::Store;
use jugendportal::registrar::store::sqlite;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

const CONNECTIONS: usize = 64;
const OFFERS: usize = 300;
const RUN: Duration = Duration::from_secs(8);

/// Enough for a program that is faster than any so far: 40 000 a second.
const MOST: usize = 320_000;

/// Many requests, one behind the other.
struct Requests {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Requests {
    fn new(make: impl Fn(usize) -> Vec<u8>) -> Arc<Requests> {
        let (mut bytes, mut ends) = (Vec::new(), Vec::new());
        for number in 0..MOST {
            bytes.extend(make(number));
            ends.push(bytes.len());
        }
        Arc::new(Requests { bytes, ends })
    }

    fn get(&self, number: usize) -> Option<&[u8]> {
        let end = *self.ends.get(number)?;
        let begin = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        Some(&self.bytes[begin..end])
    }
}

/// The last step of a family that read its page: sealed a minute ago.
fn sealed_now(number: usize, links: &Links) -> Vec<u8> {
    let made_at = Utc::now() - TimeDelta::minutes(1);
    let page = RequestId::new(
        made_at,
        std::array::from_fn(|place| (number >> (5 * place).min(63)) as u8),
    );
    let seal = links.sign(
        Purpose::Check,
        page.as_str(),
        made_at + TimeDelta::hours(24),
    );
    let fields = form(number % OFFERS, &format!("familie{number}"));
    post(
        "/anmeldung/",
        &fields.with("siegel", &seal).with("schritt", "absenden"),
    )
}

/// What the trap for machines catches: read, and answered without the store.
fn trapped(number: usize) -> Vec<u8> {
    post(
        "/anmeldung/",
        &form(number % OFFERS, &format!("familie{number}")).with("website", "x"),
    )
}

pub fn posts() {
    let folder = tempfile::tempdir().unwrap();
    let site = Site::new(folder.path(), &catalogue(OFFERS, 12));
    let process = site.start_quietly(Site::free_address());
    let trapped = Requests::new(trapped);
    let begin = cpu(&process);
    let (times, wall) = run(process.address, &trapped);
    let rate = times.len() as f64 / wall.as_secs_f64();
    let figure = format!(
        "{rate:.0}/s, p50 {}, p99 {}",
        milliseconds(quantile(&times, 500)),
        milliseconds(quantile(&times, 990))
    );
    line(
        "form posts that end before the store: the limit of this machine",
        &figure,
        "(for comparison)",
    );
    line(
        "  processor time of the program for each post",
        &format!(
            "{:.0} us",
            (cpu(&process) - begin) * 1e6 / times.len() as f64
        ),
        "",
    );
    drop((process, trapped));
    let links = links();
    // The seals are good for a day; three programs with stores of their own get the same.
    let sealed = Requests::new(|number| sealed_now(number, &links));
    let mails = Server::start(Manner::Takes);
    let away = Server::start(Manner::Busy);
    for (what, goal, server, batch) in [
        ("form posts, mails are sent meanwhile", GOAL, &mails, "256"),
        ("form posts, the mail server is away", GOAL, &away, "256"),
        (
            "the same, one transaction for each request",
            "(for comparison)",
            &away,
            "1",
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let site = Site::new(folder.path(), &catalogue(OFFERS, 12))
            .with_mail_server(server)
            .with("BATCH", batch);
        let posted = measure(what, goal, &site, &sealed);
        let store = sqlite::join(&folder.path().join("store"), [0; 16]).unwrap();
        assert_eq!(
            stored(&store),
            posted,
            "every answer is durable, and nothing else"
        );
    }
}

const GOAL: &str = ">= 15000/s, p99 < 20 ms";

/// The same with PostgreSQL, which syncs to the same disk.
#[cfg(feature = "postgres")]
pub fn on_postgres() {
    use jugendportal::registrar::store::postgres::{self, Reach};
    let links = links();
    let sealed = Requests::new(|number| sealed_now(number, &links));
    let (server, mails) = (
        super::postgres_server::Server::start(true),
        Server::start(Manner::Takes),
    );
    for (what, goal, batch) in [
        ("form posts on PostgreSQL", GOAL, "256"),
        (
            "the same, one transaction for each request",
            "(for comparison)",
            "1",
        ),
    ] {
        let (folder, url) = (tempfile::tempdir().unwrap(), server.database());
        let site = Site::new(folder.path(), &catalogue(OFFERS, 12))
            .with_mail_server(&mails)
            .with("BATCH", batch)
            .on_server(&url);
        let posted = measure(what, goal, &site, &sealed);
        let store = postgres::connect(
            Reach::new(&url, None, None).unwrap(),
            [0; 16],
            Utc::now(),
            1,
        )
        .unwrap();
        assert_eq!(
            stored(&store),
            posted,
            "every answer is durable, and nothing else"
        );
    }
}

/// Posts for a while, kills the program, and gives how many posts were answered.
fn measure(what: &str, goal: &str, site: &Site, requests: &Arc<Requests>) -> usize {
    let mut process = site.start_quietly(Site::free_address());
    let (idle, begin) = (process.kilobytes("VmRSS"), cpu(&process));
    let (times, wall) = run(process.address, requests);
    let spent = cpu(&process) - begin;
    let rate = times.len() as f64 / wall.as_secs_f64();
    let figure = format!(
        "{rate:.0}/s, p50 {}, p99 {}",
        milliseconds(quantile(&times, 500)),
        milliseconds(quantile(&times, 990))
    );
    line(what, &figure, goal);
    line(
        "  processor time of the program for each post",
        &format!("{:.0} us", spent * 1e6 / times.len() as f64),
        "",
    );
    line(
        "  memory before, most under load",
        &format!(
            "{}, {}",
            megabytes(idle),
            megabytes(process.kilobytes("VmHWM"))
        ),
        "< 15 MB, < 40 MB",
    );
    process.kill();
    times.len()
}

/// Forms in the store.
fn stored(store: &Store) -> usize {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    runtime.block_on(mail::log::log(store)).unwrap().len()
}

/// Seconds of processor time of the program so far.
fn cpu(process: &Process) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", process.id())).unwrap();
    let fields: Vec<&str> = stat
        .rsplit(')')
        .next()
        .unwrap()
        .split_whitespace()
        .collect();
    (fields[11].parse::<f64>().unwrap() + fields[12].parse::<f64>().unwrap()) / 100.0
}

/// Posts from all connections for a while, each request once; gives the time of each, sorted, and
/// of all. The requests are made before, so that the program that measures takes as little of the
/// processors as it can.
fn run(address: SocketAddr, requests: &Arc<Requests>) -> (Vec<Duration>, Duration) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let next = Arc::new(AtomicUsize::new(0));
        let begin = Instant::now();
        let end = begin + RUN;
        let tasks: Vec<_> = (0..CONNECTIONS)
            .map(|_| {
                let (next, requests) = (Arc::clone(&next), Arc::clone(requests));
                tokio::spawn(async move {
                    let mut client = Client::open(address).await;
                    let mut times = Vec::new();
                    let mut sent = Instant::now();
                    while sent < end {
                        let Some(request) = requests.get(next.fetch_add(1, Ordering::Relaxed))
                        else {
                            break;
                        };
                        let (status, answer) = client.ask(request).await;
                        assert_eq!(status, 303, "{answer}");
                        let now = Instant::now();
                        times.push(now - sent);
                        sent = now;
                    }
                    times
                })
            })
            .collect();
        let mut times = Vec::new();
        for task in tasks {
            times.extend(task.await.unwrap());
        }
        let wall = begin.elapsed();
        times.sort_unstable();
        (times, wall)
    })
}
