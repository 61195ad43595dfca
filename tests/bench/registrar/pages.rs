//! Pages of long lists: choosing among 200 occasions, and six children who want 30 offers each.

use super::client::{Client, get};
use super::lists::{LIST, child, next, season};
use super::process::Site;
use super::{line, milliseconds, quantile};
use jugendportal::registrar::domain::MOST_CHILDREN;
use std::io::Write;
use std::net::SocketAddr;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The level of a web server that is told none.
const LEVEL: &str = "-1";

pub fn pages() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let site = Site::new(folder.path(), &season(200, 14, 12));
    let process = site.start_quietly(Site::free_address());
    runtime.block_on(choose(process.address));
    drop(process);
    let folder = tempfile::tempdir().unwrap();
    let site = Site::new(folder.path(), &season(WANTED, 3, 12));
    let process = site.start_quietly(Site::free_address());
    runtime.block_on(longest(process.address));
}

/// What the guardian and so many children type.
fn typed(children: usize) -> Vec<(String, String)> {
    let guardian = [
        ("guardian_name", "Maxi Muster"),
        ("guardian_email", "maxi.muster@familie.example"),
        ("guardian_phone", "040 66969-100"),
    ];
    let mut typed: Vec<(String, String)> = guardian
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .to_vec();
    typed.push(("children".to_owned(), children.to_string()));
    typed.extend((1..=children).flat_map(|number| child(number, &format!("Kind {number}"))));
    typed
}

/// A page behind the head of an answer: its bytes, and those on the way when the web server before the registrar packs
/// it as its snippet says.
fn size(answer: &str) -> (usize, usize) {
    let page = answer.split_once("\r\n\r\n").map_or("", |(_, page)| page);
    let mut gzip = Command::new("gzip")
        .args(["-c", LEVEL])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = gzip.stdin.take().unwrap();
    let bytes = page.as_bytes().to_vec();
    let writer = std::thread::spawn(move || input.write_all(&bytes).unwrap());
    let packed = gzip.wait_with_output().unwrap().stdout.len();
    writer.join().unwrap();
    (page.len(), packed)
}

async fn choose(address: SocketAddr) {
    let mut client = Client::open(address).await;
    let door = get(&format!("{LIST}?season=2027-ostern"));
    let page = client.ask(&door).await.1.to_owned();
    let who = next(&page, "familie", "", &typed(1));
    let (mut times, mut bytes) = (Vec::new(), (0, 0));
    for _ in 0..200 {
        let sent = Instant::now();
        let (status, answer) = client.ask(&who).await;
        assert_eq!(status, 200, "{answer}");
        times.push(sent.elapsed());
        bytes = size(answer);
    }
    times.sort_unstable();
    line(
        "page to choose among 200 occasions: p50, p99",
        &format!(
            "{}, {}",
            milliseconds(quantile(&times, 500)),
            milliseconds(quantile(&times, 990))
        ),
        "< 20 ms",
    );
    line(
        "  its size on the way, unpacked",
        &both(bytes),
        "<= 40 KB on the way",
    );
}

fn both((page, packed): (usize, usize)) -> String {
    format!("{}, {}", kilobytes(packed), kilobytes(page))
}

fn kilobytes(bytes: usize) -> String {
    format!("{:.1} KB", bytes as f64 / 1024.0)
}

const WANTED: usize = 30;

/// The longest list there is, from the door to the mail.
async fn longest(address: SocketAddr) {
    let mut client = Client::open(address).await;
    let mut longest = Duration::ZERO;
    let door = get(&format!("{LIST}?season=2027-ostern"));
    let mut page = client.ask(&door).await.1.to_owned();
    let ticks: Vec<_> = (0..WANTED)
        .map(|offer| ("want".to_owned(), format!("o{offer}-1")))
        .collect();
    let mut steps = vec![("familie".to_owned(), typed(MOST_CHILDREN))];
    steps.extend((1..=MOST_CHILDREN).map(|number| (format!("kind-{number}"), ticks.clone())));
    for (step, typed) in steps {
        let sent = Instant::now();
        let (status, answer) = client.ask(&next(&page, &step, "", &typed)).await;
        assert_eq!(status, 200, "{step}: {answer}");
        longest = longest.max(sent.elapsed());
        page = answer.to_owned();
    }
    let seal = super::sample::seal(&page).len();
    tokio::time::sleep(Duration::from_millis(1500)).await;
    let custody = [("custody".to_owned(), "1".to_owned())];
    let last = next(&page, "pruefen", "absenden", &custody);
    let sent = Instant::now();
    let (status, answer) = client.ask(&last).await;
    let took = sent.elapsed();
    assert!(status == 200 && answer.contains("Fast fertig"), "{answer}");
    line(
        "6 children with 30 entries each: sealed state on the page to check",
        &kilobytes(seal),
        "<= 48 KB",
    );
    line(
        "  that page packed and not, longest answer before, list stored",
        &format!(
            "{}, {}, {}",
            both(size(&page)),
            milliseconds(longest),
            milliseconds(took)
        ),
        "",
    );
}
