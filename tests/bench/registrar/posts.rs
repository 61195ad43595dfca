//! Durable lists a second at 64 connections, beside one transaction for each request; memory.

use super::client::{Client, post};
use super::lists::{LIST, Maker, season};
use super::process::{Process, Site, form};
use super::smtp::{Manner, Server};
use super::{line, megabytes, milliseconds, quantile};
use jugendportal::catalogue::Catalogue;
use jugendportal::registrar::domain::MOST_CHILDREN;
use jugendportal::registrar::mail;
use jugendportal::registrar::store::Store;
use jugendportal::registrar::store::sqlite;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

const CONNECTIONS: usize = 64;
const OFFERS: usize = 300;
const PLACES: u32 = 12;
const RUN: Duration = Duration::from_secs(8);

/// Enough for a program that is faster than any so far: 20 000 a second; a list of six entries takes four
/// times the memory of one.
const MOST: usize = 160_000;
const MOST_LONG: usize = 100_000;

/// Many requests, one behind the other.
struct Requests {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Requests {
    fn new(most: usize, make: impl Fn(usize) -> Vec<u8>) -> Arc<Requests> {
        let (mut bytes, mut ends) = (Vec::new(), Vec::new());
        for number in 0..most {
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

/// What the trap for machines catches: read, and answered without the store.
fn trapped(number: usize) -> Vec<u8> {
    let fields = form(number % OFFERS, &format!("familie{number}"));
    post(LIST, &fields.with("website", "x"))
}

/// A list of one entry.
fn one_entry(maker: &Maker, number: usize) -> Vec<u8> {
    maker.sealed(number, &[&[number % OFFERS]])
}

/// A list of two children and six entries.
fn six_entries(maker: &Maker, number: usize) -> Vec<u8> {
    let offer = |step: usize| (number + step) % OFFERS;
    let (one, two) = ([0, 1, 2].map(offer), [3, 4, 5].map(offer));
    maker.sealed(number, &[&one, &two])
}

/// A season in which places are few, as on the last day.
fn few() -> Catalogue {
    season(OFFERS, 12, PLACES)
}

/// Lists that take all places: six children want ten offers each, and as many come once more.
fn first_families() -> Vec<Vec<u8>> {
    let maker = Maker::new(&few(), 0);
    let offers: Vec<usize> = (0..OFFERS).collect();
    let blocks = offers.chunks(10).chain(offers.chunks(10));
    let lists = blocks.enumerate().map(|(number, block)| {
        let children = [block; MOST_CHILDREN];
        maker.sealed(MOST + number, &children)
    });
    lists.collect()
}

pub fn posts() {
    let folder = tempfile::tempdir().unwrap();
    let site = Site::new(folder.path(), &few());
    let process = site.start_quietly(Site::free_address());
    let trapped = Requests::new(MOST, trapped);
    let begin = cpu(&process);
    let (times, wall) = run(process.address, &trapped);
    line(
        "posts that end before the store: the limit of this machine",
        &rate(&times, wall),
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
    let maker = Maker::new(&few(), PLACES);
    // The seals are good for a day; programs with stores of their own get the same.
    let one = Requests::new(MOST, |number| one_entry(&maker, number));
    let mails = Server::start(Manner::Takes);
    let away = Server::start(Manner::Busy);
    for (what, goal, server, batch) in [
        (
            "lists of one entry, mails are sent meanwhile",
            GOAL_ONE,
            &mails,
            "256",
        ),
        (
            "lists of one entry, the mail server is away",
            GOAL_ONE,
            &away,
            "256",
        ),
        (
            "the same, one transaction for each request",
            "(for comparison)",
            &away,
            "1",
        ),
    ] {
        on_sqlite(what, goal, (server, batch), &one);
    }
    drop(one);
    let six = Requests::new(MOST_LONG, |number| six_entries(&maker, number));
    let what = "lists of two children and six entries, mails are sent meanwhile";
    on_sqlite(what, GOAL_SIX, (&mails, "256"), &six);
    let what = "lists of two children and six entries, the mail server is away";
    on_sqlite(what, GOAL_SIX, (&away, "256"), &six);
}

fn on_sqlite(what: &str, goal: &str, (server, batch): (&Server, &str), requests: &Arc<Requests>) {
    let folder = tempfile::tempdir().unwrap();
    let site = Site::new(folder.path(), &few())
        .with_mail_server(server)
        .with("BATCH", batch);
    let posted = measure(what, goal, &site, requests);
    let store = sqlite::join(&folder.path().join("store"), [0; 16]).unwrap();
    assert_eq!(
        stored(&store),
        posted,
        "every answer is durable, and nothing else"
    );
}

const GOAL_ONE: &str = "not below the form of one offer";
const GOAL_SIX: &str = ">= 6000/s";

/// The same with PostgreSQL, which syncs to the same disk.
#[cfg(feature = "postgres")]
pub fn on_postgres() {
    use chrono::Utc;
    use jugendportal::registrar::store::postgres::{self, Reach};
    let maker = Maker::new(&few(), PLACES);
    let one = Requests::new(MOST, |number| one_entry(&maker, number));
    let six = Requests::new(MOST_LONG, |number| six_entries(&maker, number));
    let (server, mails) = (
        super::postgres_server::Server::start(true),
        Server::start(Manner::Takes),
    );
    for (what, requests, batch) in [
        ("lists of one entry on PostgreSQL", &one, "256"),
        ("the same, one transaction for each request", &one, "1"),
        (
            "lists of two children and six entries on PostgreSQL",
            &six,
            "256",
        ),
    ] {
        let (folder, url) = (tempfile::tempdir().unwrap(), server.database());
        let site = Site::new(folder.path(), &few())
            .with_mail_server(&mails)
            .with("BATCH", batch)
            .on_server(&url);
        let posted = measure(what, "(for comparison)", &site, requests);
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

fn rate(times: &[Duration], wall: Duration) -> String {
    format!(
        "{:.0}/s, p50 {}, p99 {}",
        times.len() as f64 / wall.as_secs_f64(),
        milliseconds(quantile(times, 500)),
        milliseconds(quantile(times, 990))
    )
}

/// Posts for a while, kills the program, and gives how many posts were answered. All places are taken
/// before.
fn measure(what: &str, goal: &str, site: &Site, requests: &Arc<Requests>) -> usize {
    let mut process = site.start_quietly(Site::free_address());
    let first = first_families();
    take(process.address, &first);
    let (idle, begin) = (process.kilobytes("VmRSS"), cpu(&process));
    let (times, wall) = run(process.address, requests);
    let spent = cpu(&process) - begin;
    line(what, &rate(&times, wall), goal);
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
    first.len() + times.len()
}

fn take(address: SocketAddr, lists: &[Vec<u8>]) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let mut client = Client::open(address).await;
        for list in lists {
            let (_, answer) = client.ask(list).await;
            assert!(answer.contains("Fast fertig"), "{answer}");
        }
    });
}

/// Lists in the store.
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
                        let taken = status == 303 || answer.contains("Fast fertig");
                        assert!(taken, "{answer}");
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
