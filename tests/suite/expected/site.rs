//! One page of each kind of the tiny town: what stands in `<main>`, on three days; and the frame
//! around it.

use super::Made;
use crate::town::Town;
use jugendportal::build;

/// A page of each kind: name and path.
const PAGES: [(&str, &str); 40] = [
    ("start", "/"),
    ("start-english", "/en/"),
    ("text", "/impressum/"),
    ("text-long", "/fragen/"),
    ("text-about-help", "/hilfe/sorge-um-ein-kind/"),
    ("not-found", "/404.html"),
    ("houses", "/orte/"),
    ("house", "/orte/bootshaus/"),
    ("house-closed", "/orte/werft/"),
    ("house-moved", "/orte/farbenhof/"),
    ("house-unknown", "/orte/kiosk/"),
    ("outreach", "/unterwegs/"),
    ("schools", "/schule/"),
    ("help", "/hilfe/"),
    ("advice", "/hilfe/beratung/"),
    ("networks", "/netzwerke/"),
    ("calendar", "/kalender/"),
    ("event", "/kalender/seefest-2027/"),
    ("event-over", "/kalender/zeltnacht-2026/"),
    ("data", "/daten/"),
    ("search", "/suche/"),
    ("wishlist", "/merkliste/"),
    ("seasons", "/ferienpass/"),
    ("season", "/ferienpass/2027-ostern/"),
    ("season-first-come", "/ferienpass/2027-herbst/"),
    ("season-over", "/ferienpass/2026-herbst/"),
    ("season-age", "/ferienpass/2027-ostern/alter/10/"),
    (
        "season-age-without-offers",
        "/ferienpass/2027-ostern/alter/6/",
    ),
    ("season-day", "/ferienpass/2027-ostern/tag/2027-04-01/"),
    ("season-district", "/ferienpass/2027-ostern/stadtteil/ufer/"),
    (
        "season-free-of-charge",
        "/ferienpass/2027-ostern/kostenlos/",
    ),
    (
        "season-just-come",
        "/ferienpass/2027-ostern/ohne-anmeldung/",
    ),
    ("season-topic", "/ferienpass/2027-ostern/thema/wasser/"),
    ("season-week", "/ferienpass/2027-ostern/woche/1/"),
    (
        "season-wheelchair",
        "/ferienpass/2027-herbst/rollstuhlgerecht/",
    ),
    ("offer-draw", "/ferienpass/2027-ostern/floss/"),
    ("offer-just-come", "/ferienpass/2027-ostern/rudern/"),
    ("offer-direct", "/ferienpass/2027-ostern/insel/"),
    ("offer-external", "/ferienpass/2027-ostern/segeln/"),
    ("offer-first-come", "/ferienpass/2027-herbst/laternen/"),
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

/// Compares the pages of these names as they look on a day.
fn compare(folder: &'static str, day: &str, names: &[&str]) {
    let built = built_on(day);
    let mut made = Made::new(folder);
    for name in names {
        let (_, path) = PAGES.iter().find(|(known, _)| known == name).unwrap();
        made.add(&format!("{name}.html"), parts(&page(&built, path))[1]);
    }
    made.compare();
}

#[test]
fn pages_while_families_wish_are_as_expected() {
    let names: Vec<&str> = PAGES.iter().map(|(name, _)| *name).collect();
    compare("site/wishes", "2027-02-10", &names);
}

/// From the programme on to the day on which free places are given.
#[test]
fn pages_through_the_phases_of_a_draw_are_as_expected() {
    let mut made = Made::new("site/phases");
    for (phase, day) in [
        ("1-before", "2027-01-20"),
        ("2-preview", "2027-02-05"),
        ("3-draw", "2027-02-22"),
        ("4-drawn", "2027-02-24"),
        ("5-free-places", "2027-03-01"),
    ] {
        let built = built_on(day);
        for name in ["start", "season", "offer-draw"] {
            let (_, path) = PAGES.iter().find(|(known, _)| *known == name).unwrap();
            if built.output.answer(path).is_some() {
                let main = page(&built, path);
                made.add(&format!("{phase}-{name}.html"), parts(&main)[1]);
            }
        }
    }
    made.compare();
}

#[test]
fn pages_in_the_holidays_are_as_expected() {
    let names = [
        "start",
        "houses",
        "house",
        "house-moved",
        "outreach",
        "calendar",
        "seasons",
        "season",
        "season-day",
        "offer-draw",
        "offer-direct",
        "offer-external",
    ];
    compare("site/holidays", "2027-04-01", &names);
}

#[test]
fn pages_between_two_seasons_are_as_expected() {
    let names = [
        "start",
        "seasons",
        "season",
        "offer-draw",
        "season-first-come",
    ];
    compare("site/between", "2027-07-01", &names);
}

#[test]
fn pages_when_all_is_over_and_old_are_as_expected() {
    let names = [
        "start",
        "houses",
        "house",
        "outreach",
        "schools",
        "help",
        "advice",
        "networks",
        "calendar",
        "event",
        "seasons",
        "offer-first-come",
    ];
    compare("site/afterwards", "2029-05-02", &names);
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
