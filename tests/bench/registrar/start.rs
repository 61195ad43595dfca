//! How long a start takes with 10 000 confirmed registrations.

use super::client::{Client, get, post};
use super::lists::{Maker, season};
use super::process::{Process, Site, links};
use super::{line, megabytes, milliseconds};
use chrono::{DateTime, TimeDelta, Utc};
use jugendportal::registrar::domain::signed_links::Purpose;
use jugendportal::registrar::web::fields::Fields;
use std::net::SocketAddr;
use std::time::Instant;

const REGISTRATIONS: usize = 10_000;
/// So many fill in at the same time.
const CLIENTS: usize = 50;

pub fn start() {
    let folder = tempfile::tempdir().unwrap();
    let site = Site::new(folder.path(), &season(300, 12, 40));
    let mut process = site.start();
    fill(&process);
    let (mut times, mut idle) = (Vec::new(), 0);
    for _ in 0..5 {
        process.end();
        let begin = Instant::now();
        process = site.start();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async {
            let mut client = Client::open(process.address).await;
            assert_eq!(client.ask(&get("/anmeldung/plaetze.json")).await.0, 200);
        });
        times.push(begin.elapsed());
        idle = process.kilobytes("VmRSS");
    }
    times.sort_unstable();
    line(
        "start to first answer, 10 000 registrations, median of 5",
        &milliseconds(times[2]),
        "< 50 ms",
    );
    line("memory after that start", &megabytes(idle), "< 15 MB");
}

/// Lists and confirmations, over HTTP like everything else.
fn fill(process: &Process) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(at_once((0..CLIENTS).map(|first| {
        let numbers = (first..REGISTRATIONS).step_by(CLIENTS).collect();
        send_lists(process.address, numbers)
    })));
    // The log names every list.
    let lines = process.log.wait_for(REGISTRATIONS, "list ");
    let forms: Vec<String> = lines
        .iter()
        .filter_map(|line| Some(line.strip_prefix("list ")?.split(':').next()?.to_owned()))
        .collect();
    let parts = forms.chunks(REGISTRATIONS / CLIENTS);
    runtime.block_on(at_once(
        parts.map(|forms| confirm(process.address, forms.to_vec())),
    ));
}

async fn at_once(clients: impl Iterator<Item = impl Future<Output = ()> + Send + 'static>) {
    for client in clients.map(tokio::spawn).collect::<Vec<_>>() {
        client.await.unwrap();
    }
}

/// When the links end that are signed here.
fn soon() -> DateTime<Utc> {
    Utc::now() + TimeDelta::hours(23)
}

async fn send_lists(address: SocketAddr, numbers: Vec<usize>) {
    let maker = Maker::new(&season(300, 12, 40), 0);
    let mut client = Client::open(address).await;
    for number in numbers {
        let list = maker.sealed(number, &[&[number % 300]]);
        assert_eq!(client.ask(&list).await.0, 200);
    }
}

async fn confirm(address: SocketAddr, forms: Vec<String>) {
    let mut client = Client::open(address).await;
    for form in forms {
        let link = links().sign(Purpose::Confirm, &form, soon());
        let fields: Fields = [("l".to_owned(), link)].into_iter().collect();
        let request = post("/anmeldung/bestaetigen", &fields);
        assert_eq!(client.ask(&request).await.0, 200);
    }
}
