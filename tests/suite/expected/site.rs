//! One page of each kind of the tiny town: what stands in `<main>`, on three days; and the frame
//! around it.

use super::Made;
use crate::town::Town;
use jugendportal::build;
use jugendportal::kinds::{Home, KINDS};

/// A page of each kind: name and path.
const PAGES: [(&str, &str); 46] = [
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
    ("house-to-move", "/orte/bude/"),
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
    ("season-door", "/ferienpass/2027-herbst/anmelden/"),
    ("season-door-draw", "/ferienpass/2027-ostern/anmelden/"),
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
    ("offer-full", "/ferienpass/2027-ostern/krabben/"),
    ("offer-cancelled", "/ferienpass/2027-ostern/kanu/"),
    ("offer-over", "/ferienpass/2026-herbst/drachen/"),
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

/// Adds the pages of these names as they look in a town.
fn add(made: &mut Made, built: &build::Made, mark: &str, names: &[&str]) {
    for name in names {
        let (_, path) = PAGES.iter().find(|(known, _)| known == name).unwrap();
        let html = page(built, path);
        made.add(&format!("{mark}{name}.html"), parts(&html)[1]);
    }
}

/// Compares the pages of these names as they look on a day.
fn compare(folder: &'static str, day: &str, names: &[&str]) {
    let mut made = Made::new(folder);
    add(&mut made, &built_on(day), "", names);
    made.compare();
}

/// What search engines show of a page: title and description.
fn head(html: &str) -> String {
    let between = |start: &str, end: &str| {
        let (_, rest) = html.split_once(start).unwrap();
        rest.split_once(end).unwrap().0
    };
    let description = between("<meta name=\"description\" content=\"", "\">");
    format!("{}\n{description}", between("<title>", "</title>"))
}

/// The pages right below the start page that have no name above and are not written by hand: a
/// new kind of page is compared as soon as there is one.
fn unnamed(built: &build::Made, town: &Town) -> Vec<String> {
    let names = built
        .output
        .iter()
        .filter_map(|(path, _)| path.strip_suffix("/index.html"));
    names
        .filter(|name| !name.contains('/'))
        .filter(|name| {
            !PAGES
                .iter()
                .any(|(_, path)| path.trim_matches('/') == *name)
        })
        .filter(|name| !town.file(&format!("site/pages/de/{name}.md")).exists())
        .map(str::to_owned)
        .collect()
}

fn add_unnamed(made: &mut Made, built: &build::Made, town: &Town) {
    for name in unnamed(built, town) {
        let html = page(built, &format!("/{name}/"));
        made.add(&format!("{name}.html"), parts(&html)[1]);
    }
}

#[test]
fn pages_while_families_wish_are_as_expected() {
    let names: Vec<&str> = PAGES.iter().map(|(name, _)| *name).collect();
    let town = Town::new();
    let built = town.build().made.expect("the tiny town has no error");
    let mut made = Made::new("site/wishes");
    add(&mut made, &built, "", &names);
    add_unnamed(&mut made, &built, &town);
    made.compare();
}

/// From the programme on to the day on which free places are given.
#[test]
fn pages_through_the_phases_of_a_draw_are_as_expected() {
    let names = ["start", "season", "season-first-come", "offer-draw"];
    let mut made = Made::new("site/phases");
    add(&mut made, &built_on("2027-01-20"), "1-before-", &["start"]);
    add(&mut made, &built_on("2027-02-05"), "2-preview-", &names);
    add(&mut made, &built_on("2027-02-22"), "3-draw-", &names);
    add(&mut made, &built_on("2027-02-24"), "4-drawn-", &names);
    add(&mut made, &built_on("2027-03-01"), "5-free-places-", &names);
    made.compare();
}

#[test]
fn pages_in_the_holidays_are_as_expected() {
    let names = [
        "start",
        "houses",
        "house",
        "house-moved",
        "house-to-move",
        "outreach",
        "calendar",
        "seasons",
        "season",
        "season-day",
        "offer-draw",
        "offer-direct",
        "offer-external",
    ];
    let mut made = Made::new("site/holidays");
    add(&mut made, &built_on("2027-04-01"), "", &names);
    // Easter Monday.
    let names = ["start", "houses", "outreach"];
    add(
        &mut made,
        &built_on("2027-03-29"),
        "public-holiday-",
        &names,
    );
    made.compare();
}

/// The folders of which a town that knows little has one or two files left.
const KEPT: [&str; 2] = ["events", "houses"];

/// The pages that such a town is compared by.
const OF_LITTLE: [&str; 13] = [
    "start",
    "houses",
    "outreach",
    "schools",
    "help",
    "advice",
    "networks",
    "offer-first-come",
    "calendar",
    "event-over",
    "data",
    "search",
    "seasons",
];

/// A town that knows little: no house with hours, no draw, no file, and nothing at all of any
/// kind of thing that is not kept. A new kind of thing is one of these.
#[test]
fn pages_of_a_town_that_knows_little_are_as_expected() {
    let town = Town::new();
    let emptied = KINDS.iter().filter_map(|kind| match kind.home {
        Home::Folder(folder) if !KEPT.contains(&folder) => Some(folder),
        Home::Folder(_) | Home::Top | Home::Season | Home::Offers | Home::PageHead => None,
    });
    let some = [
        "events/seefest-2027.yaml",
        "ferienpass/2026-herbst",
        "ferienpass/2027-ostern",
        "houses/bude.yaml",
        "houses/farbenhof.yaml",
    ];
    for file in emptied.chain(some) {
        let path = town.file(&format!("data/{file}"));
        if path.is_dir() {
            std::fs::remove_dir_all(path).unwrap();
        } else {
            std::fs::remove_file(path).unwrap();
        }
    }
    town.write(
        "data/houses/bootshaus.yaml",
        &town
            .read("data/houses/kiosk.yaml")
            .replace("kiosk", "bootshaus"),
    );
    let place = "address:\n  name: Festwiese\n  street: Uferweg 9\n";
    let event = "data/events/zeltnacht-2026.yaml";
    town.replace(event, place, "");
    town.replace(event, "2026-09-1", "2027-09-1");
    let season = "data/ferienpass/2027-herbst/season.yaml";
    town.replace(
        season,
        "published_on: 2027-02-01",
        "published_on: 2027-02-10",
    );
    town.replace(season, "from: 2027-02-08", "from: 2027-02-22");
    let strict = "limits:\n  places: 1\n  one_per_day: ja\nprice_classes:";
    town.replace(season, "price_classes:", strict);
    let built = town
        .build()
        .made
        .expect("a town that knows little has no error");
    let mut made = Made::new("site/little-known");
    add(&mut made, &built, "", &OF_LITTLE);
    add_unnamed(&mut made, &built, &town);
    made.compare();
}

#[test]
fn pages_between_two_seasons_are_as_expected() {
    let names = [
        "start",
        "outreach",
        "seasons",
        "season",
        "season-first-come",
        "offer-draw",
        "offer-first-come",
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
    let named = PAGES.iter().map(|(_, path)| (*path).to_owned());
    let unnamed = unnamed(&built, &Town::new()).into_iter();
    let heads: Vec<String> = named
        .chain(unnamed.map(|name| format!("/{name}/")))
        .map(|path| format!("{path}\n{}\n", head(&page(&built, &path))))
        .collect();
    made.add("heads.txt", &heads.join("\n"));
    made.compare();
}
