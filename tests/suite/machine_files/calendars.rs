//! Calendars say what holds on each day.

use super::{day, made, portal, real, text};
use crate::findings::{copy, repository};
use jugendportal::calendar::{Datelike, NaiveDate, NaiveDateTime, Weekday};
use jugendportal::model::{DayKind, HouseToday};
use jugendportal::routes;
use std::collections::{BTreeMap, BTreeSet};

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
        let holds = match hours.on(day, portal.day_kind(day)) {
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
        .filter(|day| {
            matches!(
                portal.day_kind(*day),
                DayKind::Term | DayKind::SchoolHoliday
            )
        })
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

/// A house moves on the fifth of April: letters and calendars of families name the street that holds on
/// the day of each occasion.
#[test]
fn the_catalogue_says_where_a_house_is_on_the_days_of_an_occasion() {
    let folder = tempfile::tempdir().unwrap();
    copy(&repository("data"), folder.path());
    let file = folder.path().join("houses/falkenhorst.yaml");
    let yaml = std::fs::read_to_string(&file).unwrap();
    let temporary = "temporary_address:\n  from: 2027-04-05\n  reason: Umbau\n  address:\n    street: Musterweg 7\n";
    std::fs::write(&file, format!("{yaml}{temporary}")).unwrap();
    let catalogue = made(folder.path()).catalogue;
    let offers = catalogue.seasons.iter().flat_map(|season| &season.offers);
    let places: Vec<_> = offers
        .filter(|offer| offer.id == "schnitzen-am-feuer")
        .flat_map(|offer| &offer.occasions)
        .map(|occasion| (occasion.sessions[0].0.as_str(), occasion.place.as_deref()))
        .collect();
    assert_eq!(
        places,
        [
            (
                "2027-04-01T14:00",
                Some("Bauspielplatz Falkenhorst, Emanuel-Geibel-Straße")
            ),
            (
                "2027-04-07T14:00",
                Some("Bauspielplatz Falkenhorst, Musterweg 7")
            ),
        ]
    );
}
