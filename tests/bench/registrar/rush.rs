//! The opening: 2 000 families come within 10 seconds for 100 places, and go the whole way: page
//! to check, list, mail, button.

use super::client::{Client, get, post};
use super::lists::{asked, next};
use super::process::{Site, catalogue};
use super::smtp::{Manner, Server};
use super::{line, milliseconds, quantile};
use jugendportal::registrar::domain::Status;
use jugendportal::registrar::office::participants::{Participant, participants};
use jugendportal::registrar::store::sqlite;
use jugendportal::registrar::web::fields::Fields;
use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

const FAMILIES: usize = 2000;
const WITHIN: Duration = Duration::from_secs(10);
const PLACES: u32 = 100;

pub fn rush() {
    let folder = tempfile::tempdir().unwrap();
    let mails = Arc::new(Server::start(Manner::Takes));
    let site = Site::new(folder.path(), &catalogue(1, PLACES)).with_mail_server(&mails);
    let mut process = site.start();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let begin = Instant::now();
    let times = runtime.block_on(families(process.address, &mails));
    tell_times(times, begin.elapsed());
    process.end();
    let store = sqlite::join(&folder.path().join("store"), [0; 16]).unwrap();
    let all = runtime.block_on(participants(&store, None, None)).unwrap();
    tell_places(&all);
}

/// All families, one after the other and side by side; gives the time of each request.
async fn families(address: SocketAddr, mails: &Arc<Server>) -> Vec<Duration> {
    let families: Vec<_> = (0..FAMILIES)
        .map(|number| {
            let mails = Arc::clone(mails);
            tokio::spawn(async move {
                tokio::time::sleep(WITHIN * number as u32 / FAMILIES as u32).await;
                family(number, address, &mails).await
            })
        })
        .collect();
    let mut times = Vec::new();
    for family in families {
        times.extend(family.await.unwrap());
    }
    times
}

fn tell_times(mut times: Vec<Duration>, wall: Duration) {
    times.sort_unstable();
    line(
        "2 000 families in 10 s for 100 places: requests, all done after",
        &format!("{}, {:.1} s", times.len(), wall.as_secs_f64()),
        "",
    );
    line(
        "  time of a request: p50, p99, longest",
        &format!(
            "{}, {}, {}",
            milliseconds(quantile(&times, 500)),
            milliseconds(quantile(&times, 990)),
            milliseconds(*times.last().unwrap())
        ),
        "p99 < 200 ms",
    );
}

/// Each place is given once, each position on the waiting list, too.
fn tell_places(all: &[Participant]) {
    let placed = all
        .iter()
        .filter(|own| own.registration.status == Status::Placed)
        .count();
    let queue: BTreeSet<_> = all
        .iter()
        .filter(|own| own.registration.status == Status::Waiting)
        .map(|own| own.registration.queue)
        .collect();
    line(
        "  places, different positions on the waiting list",
        &format!("{placed}, {}", queue.len()),
        "exactly 100, 1900",
    );
    assert_eq!(
        (placed, queue.len()),
        (PLACES as usize, FAMILIES - PLACES as usize)
    );
}

/// One family; gives the time of each of its requests.
async fn family(number: usize, address: SocketAddr, mails: &Server) -> Vec<Duration> {
    let mut client = Client::open(address).await;
    let mut times = Vec::new();
    let mut ask = async |client: &mut Client, request: Vec<u8>, status: u16| {
        let sent = Instant::now();
        let (got, answer) = client.ask(&request).await;
        assert_eq!(got, status, "{answer}");
        times.push(sent.elapsed());
        answer.to_owned()
    };
    let mut page = ask(&mut client, asked(0, &format!("familie{number}")), 200).await;
    // Others may be quicker: then the page says so, and is read again.
    while !page.contains("Fast fertig") {
        tokio::time::sleep(Duration::from_millis(2200)).await;
        let custody = [("custody".to_owned(), "1".to_owned())];
        let send = next(&page, "pruefen", "absenden", &custody);
        page = ask(&mut client, send, 200).await;
    }
    let to = format!("familie{number}@familie.example");
    let link = loop {
        if let Some(link) = mails.first_link(&to) {
            break link;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    };
    // The server has closed a connection that waited long for its mail; a browser opens another
    // one.
    client = Client::open(address).await;
    ask(
        &mut client,
        get(&format!("/anmeldung/bestaetigen?l={link}")),
        200,
    )
    .await;
    let link: Fields = [("l".to_owned(), link)].into_iter().collect();
    let done = ask(&mut client, post("/anmeldung/bestaetigen", &link), 200).await;
    assert!(done.contains("Geschafft") || done.contains("Warteliste"));
    times
}
