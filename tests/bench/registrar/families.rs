//! The last half minute: 2 000 families with three children come within 30 seconds, each child wants six of
//! the 30 offers, and there are 3 000 places for 36 000 entries. They go the whole way: door, who, three
//! pages to choose, page to check, list, mail, button.

use super::client::{Client, get, post};
use super::lists::{LIST, child, next, season};
use super::process::Site;
use super::smtp::{Manner, Server};
use super::{line, milliseconds, quantile};
use jugendportal::registrar::domain::Status;
use jugendportal::registrar::office::participants::{Participant, participants};
use jugendportal::registrar::store::sqlite;
use jugendportal::registrar::web::fields::Fields;
use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

const FAMILIES: usize = 2000;
const WITHIN: Duration = Duration::from_secs(30);
const OFFERS: usize = 30;
const PLACES: u32 = 100;
const CHILDREN: usize = 3;
const ENTRIES: usize = 6;

pub fn families() {
    let folder = tempfile::tempdir().unwrap();
    let mails = Arc::new(Server::start(Manner::Takes));
    let site = Site::new(folder.path(), &season(OFFERS, 3, PLACES)).with_mail_server(&mails);
    let mut process = site.start_quietly(Site::free_address());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let begin = Instant::now();
    let (times, again) = runtime.block_on(all(process.address, &mails));
    tell_times(times, again, begin.elapsed());
    process.end();
    let store = sqlite::join(&folder.path().join("store"), [0; 16]).unwrap();
    let all = runtime.block_on(participants(&store, None, None)).unwrap();
    tell_places(&all);
}

/// The time of each request, and how often a page to check was read again because others were quicker.
type Told = (Vec<Duration>, usize);

async fn all(address: SocketAddr, mails: &Arc<Server>) -> Told {
    let families: Vec<_> = (0..FAMILIES)
        .map(|number| {
            let mails = Arc::clone(mails);
            tokio::spawn(async move {
                tokio::time::sleep(WITHIN * number as u32 / FAMILIES as u32).await;
                family(number, address, &mails).await
            })
        })
        .collect();
    let (mut times, mut again) = (Vec::new(), 0);
    for family in families {
        let (own, once_more) = family.await.unwrap();
        times.extend(own);
        again += once_more;
    }
    (times, again)
}

fn tell_times(mut times: Vec<Duration>, again: usize, wall: Duration) {
    times.sort_unstable();
    line(
        "2 000 families, 3 children, 6 entries each in 30 s: requests, all after",
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
        "p99 < 250 ms",
    );
    line(
        "  pages to check that were read again, others were quicker",
        &again.to_string(),
        "",
    );
}

/// At each offer each place is given once, each position on the waiting list, too.
fn tell_places(all: &[Participant]) {
    let mut offers: BTreeMap<&str, (usize, Vec<_>)> = BTreeMap::new();
    for own in all.iter().map(|own| &own.registration) {
        let (placed, queue) = offers.entry(&own.key.offer).or_default();
        match own.status {
            Status::Placed => *placed += 1,
            Status::Waiting => queue.push(own.queue),
            _ => {}
        }
    }
    let placed: usize = offers.values().map(|(placed, _)| placed).sum();
    let waiting: usize = offers.values().map(|(_, queue)| queue.len()).sum();
    line(
        "  places, positions on waiting lists",
        &format!("{placed}, {waiting}"),
        "exactly 3000, 33000",
    );
    for (offer, (placed, queue)) in &offers {
        assert_eq!(*placed, PLACES as usize, "{offer}: nothing is oversold");
        let different: BTreeSet<_> = queue.iter().collect();
        assert_eq!(different.len(), queue.len(), "{offer}: no position twice");
    }
    assert_eq!(placed + waiting, FAMILIES * CHILDREN * ENTRIES);
}

/// What a family sends and is answered, with the time of each request.
struct Family {
    client: Client,
    times: Vec<Duration>,
}

impl Family {
    async fn ask(&mut self, request: Vec<u8>) -> String {
        let sent = Instant::now();
        let (status, answer) = self.client.ask(&request).await;
        assert_eq!(status, 200, "{answer}");
        self.times.push(sent.elapsed());
        answer.to_owned()
    }
}

async fn family(number: usize, address: SocketAddr, mails: &Server) -> Told {
    let client = Client::open(address).await;
    let times = Vec::new();
    let mut family = Family { client, times };
    let email = format!("familie{number}@familie.example");
    let mut page = chosen(&mut family, number, &email).await;
    let mut read = 0;
    while !page.contains("Fast fertig") {
        read += 1;
        // Nobody reads the page in less than a second, and the registrar knows.
        tokio::time::sleep(Duration::from_millis(1500)).await;
        let custody = [("custody".to_owned(), "1".to_owned())];
        page = family
            .ask(next(&page, "pruefen", "absenden", &custody))
            .await;
    }
    let link = loop {
        if let Some(link) = mails.first_link(&email) {
            break link;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    };
    // The server has closed a connection that waited long for its mail.
    family.client = Client::open(address).await;
    let confirm = format!("/anmeldung/bestaetigen?l={link}");
    family.ask(get(&confirm)).await;
    let link: Fields = [("l".to_owned(), link)].into_iter().collect();
    let done = family.ask(post("/anmeldung/bestaetigen", &link)).await;
    assert!(done.contains("Platz") || done.contains("Warteliste"));
    (family.times, read - 1)
}

/// From the door to the page to check.
async fn chosen(family: &mut Family, number: usize, email: &str) -> String {
    let mut page = family.ask(get(&format!("{LIST}?season=2027-ostern"))).await;
    let guardian = [
        ("guardian_name", "Maxi Muster"),
        ("guardian_email", email),
        ("guardian_phone", "040 66969-100"),
        ("children", "3"),
    ];
    let mut typed: Vec<(String, String)> = guardian
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .to_vec();
    for index in 1..=CHILDREN {
        typed.extend(child(index, &format!("Kind {number} {index}")));
    }
    page = family.ask(next(&page, "familie", "", &typed)).await;
    for index in 0..CHILDREN {
        let wanted = (0..ENTRIES).map(|entry| (number + 7 * index + entry) % OFFERS);
        let ticks: Vec<_> = wanted
            .map(|offer| ("want".to_owned(), format!("o{offer}-1")))
            .collect();
        let step = format!("kind-{}", index + 1);
        page = family.ask(next(&page, &step, "", &ticks)).await;
    }
    page
}
