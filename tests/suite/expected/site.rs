//! One page of each kind of the tiny town: what stands in `<main>`, on three days; and the frame
//! around it.

use super::Made;
use crate::town::Town;
use jugendportal::build;

/// A page of each kind: name and path.
const PAGES: [(&str, &str); 31] = [
    ("start", "/"),
    ("text", "/fragen/"),
    ("easy-language", "/leichte-sprache/"),
    ("not-found", "/404.html"),
    ("houses", "/orte/"),
    ("house", "/orte/bootshaus/"),
    ("outreach", "/unterwegs/"),
    ("schools", "/schule/"),
    ("help", "/hilfe/"),
    ("advice", "/hilfe/beratung/"),
    ("worry", "/hilfe/sorge-um-ein-kind/"),
    ("networks", "/netzwerke/"),
    ("calendar", "/kalender/"),
    ("event", "/kalender/seefest-2027/"),
    ("data", "/daten/"),
    ("search", "/suche/"),
    ("wishlist", "/merkliste/"),
    ("seasons", "/ferienpass/"),
    ("season", "/ferienpass/2027-ostern/"),
    ("season-age", "/ferienpass/2027-ostern/alter/10/"),
    (
        "season-age-without-offers",
        "/ferienpass/2027-ostern/alter/6/",
    ),
    ("season-day", "/ferienpass/2027-ostern/tag/2027-04-01/"),
    ("season-district", "/ferienpass/2027-ostern/stadtteil/ufer/"),
    ("season-free", "/ferienpass/2027-ostern/kostenlos/"),
    (
        "season-just-come",
        "/ferienpass/2027-ostern/ohne-anmeldung/",
    ),
    ("season-topic", "/ferienpass/2027-ostern/thema/wasser/"),
    ("season-week", "/ferienpass/2027-ostern/woche/1/"),
    (
        "season-wheelchair",
        "/ferienpass/2027-ostern/rollstuhlgerecht/",
    ),
    ("offer-draw", "/ferienpass/2027-ostern/floss/"),
    ("offer-just-come", "/ferienpass/2027-ostern/rudern/"),
    ("legal", "/impressum/"),
];

/// The pages that look different in the holidays and when all is over.
const CHANGING: [&str; 12] = [
    "start",
    "houses",
    "house",
    "outreach",
    "help",
    "calendar",
    "event",
    "seasons",
    "season",
    "season-day",
    "offer-draw",
    "offer-just-come",
];

fn built_on(day: &str) -> build::Made {
    let outcome = Town::new().build_on(day);
    outcome.made.expect("the tiny town has no error")
}

fn page(made: &build::Made, path: &str) -> String {
    let (_, html) = made
        .output
        .answer(path)
        .unwrap_or_else(|| panic!("the tiny town has no page {path}"));
    String::from_utf8(html.to_vec()).unwrap()
}

/// A page in three parts: before `<main>`, `<main>` with its content, and behind it.
fn parts(html: &str) -> [&str; 3] {
    let start = html.find("<main").unwrap();
    let end = html.find("</main>").unwrap() + "</main>".len();
    [&html[..start], &html[start..end], &html[end..]]
}

/// The frame of a page without what comes from `site/assets/`: symbols, and the marks in names
/// that follow the content of a file.
fn frame(html: &str) -> String {
    let [before, _, after] = parts(html);
    let (head, rest) = before.split_once("<svg class=\"np-sprite\"").unwrap();
    let (_, body) = rest.split_once("</svg>").unwrap();
    let frame = format!("{head}<!--sprite-->{body}<main>…</main>{after}");
    let parts: Vec<&str> = frame
        .split('.')
        .map(|part| {
            let mark = part.len() == 10 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
            if mark { "…" } else { part }
        })
        .collect();
    parts.join(".")
}

#[test]
fn pages_while_families_wish_are_as_expected() {
    let built = built_on("2027-02-10");
    let mut made = Made::new("site/wishes");
    for (name, path) in PAGES {
        made.add(&format!("{name}.html"), parts(&page(&built, path))[1]);
    }
    made.compare();
}

#[test]
fn pages_in_the_holidays_are_as_expected() {
    changing("site/holidays", "2027-04-01");
}

#[test]
fn pages_when_all_is_over_and_old_are_as_expected() {
    changing("site/afterwards", "2029-05-02");
}

fn changing(folder: &'static str, day: &str) {
    let built = built_on(day);
    let mut made = Made::new(folder);
    for (name, path) in PAGES.iter().filter(|(name, _)| CHANGING.contains(name)) {
        made.add(&format!("{name}.html"), parts(&page(&built, path))[1]);
    }
    made.compare();
}

#[test]
fn the_frame_of_pages_is_as_expected() {
    let built = built_on("2027-02-10");
    let mut made = Made::new("site/frame");
    for (name, path) in [
        ("start", "/"),
        ("house", "/orte/bootshaus/"),
        ("season", "/ferienpass/2027-ostern/"),
    ] {
        made.add(&format!("{name}.html"), &frame(&page(&built, path)));
    }
    let frames = &built.catalogue.frame;
    let registrar = format!("{}<!--content-->{}", frames.before, frames.after);
    made.add("registrar.html", &frame(&registrar));
    made.add("registrar-main.html", parts(&registrar)[1]);
    made.compare();
}
