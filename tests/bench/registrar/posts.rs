//! Durable form posts a second at 64 connections, beside one transaction for each request; memory.

use super::client::{Client, post};
use super::process::{Process, Site, catalogue, form, links};
use super::smtp::{Manner, Server};
use super::{line, megabytes, milliseconds, quantile};
use chrono::{TimeDelta, Utc};
use jugendportal::registrar::domain::RequestId;
use jugendportal::registrar::links::{Links, Purpose};
use jugendportal::registrar::store::Store;
use jugendportal::registrar::store::sqlite::Sqlite;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

const CONNECTIONS: usize = 64;
const OFFERS: usize = 300;
const RUN: Duration = Duration::from_secs(8);

/// The last step of a family that read its page: sealed a minute ago.
fn sealed_now(number: usize, links: &Links) -> Vec<u8> {
    let made_at = Utc::now() - TimeDelta::minutes(1);
    let nonce = RequestId::new(made_at, std::array::from_fn(|place| (number >> (5 * place).min(63)) as u8));
    let seal = links.sign(Purpose::Check, nonce.as_str(), made_at + TimeDelta::hours(24));
    let fields = form(number % OFFERS, &format!("familie{number}"));
    post("/anmeldung/", &fields.with("siegel", &seal).with("schritt", "absenden"))
}

/// What the trap for machines catches: read, and answered without the store.
fn trapped(number: usize) -> Vec<u8> {
    post("/anmeldung/", &form(number % OFFERS, &format!("familie{number}")).with("website", "x"))
}

pub fn posts() {
    let folder = tempfile::tempdir().unwrap();
    let site = Site::new(folder.path(), &catalogue(OFFERS, 12));
    let process = site.start_quietly(Site::free_address());
    let begin = cpu(&process);
    let (times, wall) = run(process.address, |number, _| trapped(number));
    let rate = times.len() as f64 / wall.as_secs_f64();
    let figure = format!("{rate:.0}/s, p50 {}, p99 {}", milliseconds(quantile(&times, 500)), milliseconds(quantile(&times, 990)));
    line("form posts that end before the store: the limit of this machine", &figure, "(for comparison)");
    line("  processor time of the program for each post", &format!("{:.0} us", (cpu(&process) - begin) * 1e6 / times.len() as f64), "");
    drop(process);
    let mails = Server::start(Manner::Takes);
    let away = Server::start(Manner::Busy);
    for (what, goal, server, batch) in [
        ("form posts, mails are sent meanwhile", GOAL, &mails, "256"),
        ("form posts, the mail server is away", GOAL, &away, "256"),
        ("the same, one transaction for each request", "(for comparison)", &away, "1"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let site = Site::new(folder.path(), &catalogue(OFFERS, 12)).with_mail_server(server).with("BATCH", batch);
        let posted = measure(what, goal, &site);
        let store = Sqlite::join(&folder.path().join("store"), [0; 16]).unwrap();
        assert_eq!(stored(&store), posted, "every answer is durable, and nothing else");
    }
}

const GOAL: &str = ">= 15000/s, p99 < 20 ms";

/// The same with PostgreSQL, which syncs to the same disk.
#[cfg(feature = "postgres")]
pub fn on_postgres() {
    use jugendportal::registrar::store::postgres::{Postgres, Reach};
    let (server, mails) = (super::postgres_server::Server::start(true), Server::start(Manner::Takes));
    for (what, goal, batch) in
        [("form posts on PostgreSQL", GOAL, "256"), ("the same, one transaction for each request", "(for comparison)", "1")]
    {
        let (folder, url) = (tempfile::tempdir().unwrap(), server.database());
        let site = Site::new(folder.path(), &catalogue(OFFERS, 12)).with_mail_server(&mails).with("BATCH", batch).on_server(&url);
        let posted = measure(what, goal, &site);
        let store = Postgres::connect(Reach::new(&url, None, None).unwrap(), [0; 16], Utc::now(), 1).unwrap();
        assert_eq!(stored(&store), posted, "every answer is durable, and nothing else");
    }
}

/// Posts for a while, kills the program, and gives how many posts were answered.
fn measure(what: &str, goal: &str, site: &Site) -> usize {
    let mut process = site.start_quietly(Site::free_address());
    let (idle, begin) = (process.kilobytes("VmRSS"), cpu(&process));
    let (times, wall) = run(process.address, sealed_now);
    let spent = cpu(&process) - begin;
    let rate = times.len() as f64 / wall.as_secs_f64();
    let figure = format!("{rate:.0}/s, p50 {}, p99 {}", milliseconds(quantile(&times, 500)), milliseconds(quantile(&times, 990)));
    line(what, &figure, goal);
    line("  processor time of the program for each post", &format!("{:.0} us", spent * 1e6 / times.len() as f64), "");
    line(
        "  memory before, most under load",
        &format!("{}, {}", megabytes(idle), megabytes(process.kilobytes("VmHWM"))),
        "< 15 MB, < 40 MB",
    );
    process.kill();
    times.len()
}

/// Forms in the store.
fn stored(store: &dyn Store) -> usize {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(store.mail_log()).unwrap().len()
}

/// Seconds of processor time of the program so far.
fn cpu(process: &Process) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", process.id())).unwrap();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
    (fields[11].parse::<f64>().unwrap() + fields[12].parse::<f64>().unwrap()) / 100.0
}

/// Posts from all connections for a while; gives the time of each, sorted, and of all.
fn run(address: SocketAddr, request: fn(usize, &Links) -> Vec<u8>) -> (Vec<Duration>, Duration) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let next = Arc::new(AtomicUsize::new(0));
        let links = links();
        let begin = Instant::now();
        let end = begin + RUN;
        let tasks: Vec<_> = (0..CONNECTIONS)
            .map(|_| {
                let (next, links) = (Arc::clone(&next), links.clone());
                tokio::spawn(async move {
                    let mut client = Client::open(address).await;
                    let mut times = Vec::new();
                    while Instant::now() < end {
                        let number = next.fetch_add(1, Ordering::Relaxed);
                        let request = request(number, &links);
                        let sent = Instant::now();
                        let (status, answer) = client.ask(&request).await;
                        assert_eq!(status, 303, "{answer}");
                        times.push(sent.elapsed());
                    }
                    times
                })
            })
            .collect();
        let mut times = Vec::new();
        for task in tasks {
            times.extend(task.await.unwrap());
        }
        times.sort_unstable();
        (times, begin.elapsed())
    })
}
