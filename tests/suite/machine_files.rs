//! What machines read: calendars, feeds, sitemap, structured data, open data. Made from the real
//! data, looked at from outside.

use crate::findings::{copy, repository};
use jugendportal::build::{self, Made, Request};
use jugendportal::calendar::{Datelike, NaiveDate, NaiveDateTime, Weekday};
use jugendportal::model::HouseToday;
use jugendportal::pages::{json_ld, open_data, qr};
use jugendportal::portal::Portal;
use jugendportal::source::Reader;
use jugendportal::{check, routes};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn portal(data: &Path) -> Portal {
    let (sources, read) = Reader::default().read(data, &repository("site")).unwrap();
    check::check(&sources, day("2027-06-20"), read)
        .0
        .expect("data without errors")
}

fn made(data: &Path) -> Made {
    let request = Request {
        data: data.to_path_buf(),
        site: repository("site"),
        templates: repository("templates"),
        base_url: None,
        today: day("2027-06-20"),
    };
    build::run(&request)
        .unwrap()
        .made
        .expect("data without errors")
}

/// The real data, read and made once for all tests here.
fn real() -> &'static (Portal, Made) {
    static REAL: LazyLock<(Portal, Made)> =
        LazyLock::new(|| (portal(&repository("data")), made(&repository("data"))));
    &REAL
}

fn text<'a>(made: &'a Made, path: &str) -> &'a str {
    std::str::from_utf8(
        made.output
            .get(&routes::file(path))
            .unwrap_or_else(|| panic!("{path} is missing")),
    )
    .unwrap()
}

/// The events of a calendar: name with its parameters to value.
fn events(calendar: &str) -> Vec<BTreeMap<String, String>> {
    let plain = calendar.replace("\r\n ", "");
    let property = |line: &str| {
        line.split_once(':')
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
    };
    let events = plain.split("BEGIN:VEVENT\r\n").skip(1);
    events
        .map(|event| {
            event
                .split("END:VEVENT")
                .next()
                .unwrap()
                .split("\r\n")
                .filter_map(property)
                .collect()
        })
        .collect()
}

fn instant(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S").unwrap()
}

/// All starts of an event, counted from its rule as the standard says.
fn starts(event: &BTreeMap<String, String>) -> Vec<NaiveDateTime> {
    let first = instant(&event["DTSTART;TZID=Europe/Berlin"]);
    let Some(rule) = event.get("RRULE") else {
        return vec![first];
    };
    let rule: BTreeMap<&str, &str> = rule
        .split(';')
        .filter_map(|part| part.split_once('='))
        .collect();
    let interval: i64 = rule
        .get("INTERVAL")
        .map_or(1, |number| number.parse().unwrap());
    let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let except: Vec<NaiveDateTime> = event
        .get("EXDATE;TZID=Europe/Berlin")
        .map(|list| list.split(',').map(instant).collect())
        .unwrap_or_default();
    let until = instant(rule["UNTIL"].trim_end_matches('Z'));
    let monday = first.date().week(Weekday::Mon).first_day();
    let turn = |day: &NaiveDate| (*day - monday).num_weeks() % interval == 0;
    let named = |day: &NaiveDate| {
        rule["BYDAY"]
            .split(',')
            .any(|name| name == names[day.weekday().num_days_from_monday() as usize])
    };
    // UNTIL is in UTC, never later than the local time: one day more, then the exact comparison two
    // hours wide.
    let days = first
        .date()
        .iter_days()
        .take_while(|day| *day <= until.date().succ_opt().unwrap());
    days.filter(turn)
        .filter(named)
        .map(|day| day.and_time(first.time()))
        .filter(|at| *at - chrono::TimeDelta::hours(2) <= until && !except.contains(at))
        .collect()
}

const HOUSE: &str = "\
opening_hours:
  term:
    - days: mo-fr
      times: 14:00-19:00
    - days: fr
      times: 20:00-24:00
      note: Disco
  holidays:
    - days: mo-do
      times: 10:00-16:00
    - days: fr
      times: 14:00-19:00
  seasons:
    - from: 2027-11-01
      until: 2028-02-28
      name: Winter
      hours:
        - days: di, do
          times: 14:00-17:00
  exceptions:
    - from: 2027-06-16
      closed: ja
    - from: 2027-09-04
      until: 2027-09-05
      times: 12:00-20:00
      reason: Sommerfest
temporary_address:
  from: 2027-03-01
  until: 2027-04-30
  reason: Umbau
";

#[test]
fn the_calendar_of_a_house_says_on_every_day_what_holds_on_that_day() {
    let folder = tempfile::tempdir().unwrap();
    copy(&repository("data"), folder.path());
    let file = folder.path().join("houses/jumi.yaml");
    let yaml = std::fs::read_to_string(&file).unwrap();
    let (before, rest) = yaml.split_once("opening_hours:\n").unwrap();
    let rest = &rest[rest.find("\nweekly_groups:").unwrap() + 1..];
    std::fs::write(&file, format!("{before}{HOUSE}{rest}")).unwrap();

    let portal = portal(folder.path());
    let house = portal.houses().find("jumi").unwrap();
    let made = made(folder.path());
    let mut said: BTreeMap<NaiveDate, BTreeSet<String>> = BTreeMap::new();
    for event in events(text(&made, &routes::house_calendar("jumi"))) {
        let length = instant(&event["DTEND;TZID=Europe/Berlin"])
            - instant(&event["DTSTART;TZID=Europe/Berlin"]);
        for start in starts(&event) {
            let moved = day("2027-03-01") <= start.date() && start.date() <= day("2027-04-30");
            assert_eq!(
                event["LOCATION"].contains("Rathausallee"),
                !moved,
                "{start}"
            );
            let line = format!(
                "{} {}",
                start.format("%H:%M"),
                (start + length).format("%H:%M")
            );
            assert!(
                said.entry(start.date()).or_default().insert(line),
                "twice on {start}"
            );
        }
    }
    let clock = |minutes: u16| format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60);
    let hours = house.hours.as_ref().unwrap();
    let mut open = 0;
    for day in day("2025-12-19")
        .iter_days()
        .take_while(|at| *at <= day("2029-01-05"))
    {
        let holds = match hours.on(
            day,
            portal.is_school_holiday(day),
            portal.public_holiday(day).is_some(),
        ) {
            HouseToday::Open(times) => times
                .iter()
                .map(|(times, _)| format!("{} {}", clock(times.start), clock(times.end)))
                .collect(),
            HouseToday::Closed(_) | HouseToday::Unknown => BTreeSet::new(),
        };
        open += holds.len();
        assert_eq!(said.remove(&day).unwrap_or_default(), holds, "{day}");
    }
    assert!(said.is_empty(), "{said:?}");
    assert!(open > 500, "{open}");
}

#[test]
fn the_calendar_of_a_round_names_exactly_its_stops() {
    let (portal, made) = real();
    let round = portal.outreach().find("fidibus").unwrap();
    let mut said: BTreeSet<(NaiveDate, String)> = BTreeSet::new();
    for event in events(text(made, &routes::round_calendar("fidibus"))) {
        let stop = event["SUMMARY"]
            .split_once(": ")
            .unwrap()
            .1
            .replace('\\', "");
        for start in starts(&event) {
            assert!(
                said.insert((start.date(), stop.clone())),
                "twice: {stop} on {start}"
            );
        }
    }
    let days = day("2025-12-19")
        .iter_days()
        .take_while(|at| *at <= day("2029-01-05"));
    let holds: BTreeSet<(NaiveDate, String)> = days
        .filter(|day| portal.public_holiday(*day).is_none())
        .flat_map(|day| {
            round
                .stops_on(day)
                .map(move |stop| (day, stop.place.clone()))
        })
        .collect();
    assert_eq!(said, holds);
}

#[test]
fn every_session_has_an_event_with_an_id_of_its_own() {
    let (portal, made) = real();
    for season in portal.seasons() {
        let all = events(text(made, &routes::season_calendar(&season.id)));
        let ids: BTreeSet<&String> = all.iter().map(|event| &event["UID"]).collect();
        let sessions: usize = season
            .offers
            .iter()
            .flat_map(|offer| &offer.occasions)
            .map(|occasion| occasion.sessions.len())
            .sum();
        assert_eq!(
            (all.len(), ids.len()),
            (sessions, sessions),
            "{}",
            season.id
        );
        for offer in &season.offers {
            let own = events(text(made, &routes::offer_calendar(&season.id, &offer.id)));
            assert!(own.iter().all(|event| all.contains(event)), "{}", offer.id);
            let cancelled: usize = offer
                .occasions
                .iter()
                .filter(|occasion| occasion.cancelled.is_some())
                .map(|occasion| occasion.sessions.len())
                .sum();
            let said = own
                .iter()
                .filter(|event| event["STATUS"] == "CANCELLED" && event["SEQUENCE"] != "0")
                .count();
            assert_eq!(said, cancelled, "{}", offer.id);
        }
    }
}

#[test]
fn the_sitemap_lists_every_page_that_is_not_hidden() {
    let (_, made) = real();
    let sitemap = text(made, "/sitemap.xml");
    let base = "https://jugendportal.norderstedt.example";
    let listed: BTreeSet<&str> = sitemap
        .split("<loc>")
        .skip(1)
        .map(|part| {
            part.split("</loc>")
                .next()
                .unwrap()
                .strip_prefix(base)
                .unwrap()
        })
        .collect();
    assert!(
        listed.contains("/") && listed.contains("/orte/jumi/"),
        "{listed:?}"
    );
    for (path, bytes) in made
        .output
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
    {
        let page = std::str::from_utf8(bytes).unwrap();
        let url = routes::path(path);
        assert_eq!(
            listed.contains(url.as_str()),
            page.contains(&format!("<link rel=\"canonical\" href=\"{base}{url}\">")),
            "{url}"
        );
    }
    assert!(!listed.contains("/404.html"));
    assert!(text(made, "/robots.txt").contains(&format!("Sitemap: {base}/sitemap.xml")));
}

#[test]
fn structured_data_has_what_search_engines_ask_for() {
    let (portal, _) = real();
    let parse =
        |html: jugendportal::html::Html| serde_json::from_str::<Value>(html.as_str()).unwrap();
    for season in portal.seasons() {
        for offer in &season.offers {
            let value = parse(json_ld::offer(portal, season, offer));
            assert_eq!(value["@context"], "https://schema.org");
            let events = value["@graph"]
                .as_array()
                .cloned()
                .unwrap_or_else(|| vec![value.clone()]);
            assert_eq!(events.len(), offer.occasions.len());
            for (event, occasion) in events.iter().zip(&offer.occasions) {
                assert_eq!(event["@type"], "Event");
                for field in ["startDate", "endDate"] {
                    let at = event[field].as_str().unwrap();
                    assert!(
                        chrono::DateTime::parse_from_rfc3339(at).is_ok(),
                        "{}: {at}",
                        offer.id
                    );
                }
                assert!(
                    event["location"]["name"]
                        .as_str()
                        .is_some_and(|name| !name.is_empty()),
                    "{}",
                    offer.id
                );
                let cancelled = event["eventStatus"]
                    .as_str()
                    .unwrap()
                    .ends_with("EventCancelled");
                assert_eq!(cancelled, occasion.cancelled.is_some(), "{}", offer.id);
            }
        }
    }
    for house in portal.houses() {
        let value = parse(json_ld::house(portal, house, day("2027-06-20")));
        assert_eq!(
            (&value["@type"], &value["name"]),
            (&Value::from("Place"), &Value::from(house.name.as_str()))
        );
    }
    let hours = parse(json_ld::house(
        portal,
        portal.houses().find("jumi").unwrap(),
        day("2027-06-20"),
    ))["openingHoursSpecification"]
        .clone();
    assert_eq!(
        (&hours[0]["opens"], &hours[0]["closes"]),
        (&Value::from("14:00"), &Value::from("19:00"))
    );
    assert_eq!(
        parse(json_ld::organisation(portal))["parentOrganization"]["name"],
        "Stadt Norderstedt"
    );
}

#[test]
fn open_data_is_listed_and_has_its_schema() {
    let (portal, made) = real();
    let files = open_data::files(portal);
    let list: Value = serde_json::from_str(text(made, routes::OPEN_DATA_INDEX)).unwrap();
    assert_eq!(list["files"].as_array().unwrap().len(), files.len());
    for file in files {
        let data: Value = serde_json::from_str(text(made, &file.path)).unwrap();
        let schema: Value = serde_json::from_str(text(made, &file.schema)).unwrap();
        assert_eq!(
            (data["format"].as_str(), &data["schema"]),
            (Some(file.format), &schema["$id"]),
            "{}",
            file.path
        );
        // Every field is described, and every field that is described is there.
        let fields = schema["properties"].as_object().unwrap();
        assert_eq!(
            fields.keys().collect::<BTreeSet<_>>(),
            data.as_object().unwrap().keys().collect::<BTreeSet<_>>(),
            "{}",
            file.path
        );
        assert!(
            fields
                .values()
                .all(|field| field["description"].is_string()),
            "{}",
            file.schema
        );
    }
}

#[test]
fn feeds_name_each_entry_once_and_tell_the_newest_day() {
    let (_, made) = real();
    for path in [routes::FEED_NEW, routes::FEED_CHANGES] {
        let feed = text(made, path);
        let all = |name: &str| -> Vec<String> {
            feed.split(&format!("<{name}>"))
                .skip(1)
                .map(|part| part.split('<').next().unwrap().to_owned())
                .collect()
        };
        let (ids, updated) = (all("id"), all("updated"));
        assert!(ids.len() > 5, "{path}");
        assert_eq!(
            ids.iter().collect::<BTreeSet<_>>().len(),
            ids.len(),
            "{path}"
        );
        assert_eq!(updated[0], *updated[1..].iter().max().unwrap(), "{path}");
        assert!(updated.iter().all(|at| {
            chrono::DateTime::parse_from_rfc3339(at)
                .is_ok_and(|at| at.date_naive() <= day("2027-06-20"))
        }));
    }
}

#[test]
fn a_qr_code_scales_and_names_its_address() {
    let svg = qr::svg("https://jugend.example/").unwrap();
    assert!(
        svg.as_str()
            .starts_with("<svg class=\"np-qr\" role=\"img\" viewBox=\"0 0 "),
        "{}",
        svg.as_str()
    );
    assert_eq!(svg.as_str().matches("<path").count(), 1);
}

#[test]
fn rules_for_the_server_are_not_among_the_pages() {
    let (_, made) = real();
    assert!(text(made, "/_headers").contains("Content-Security-Policy: default-src 'self';"));
    assert!(
        made.output
            .iter()
            .all(|(path, _)| !path.contains("nginx") && !path.starts_with("server"))
    );
}
