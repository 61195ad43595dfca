//! What somebody may plan wrong: the remedies of the findings, followed to the letter, and what the
//! finished site says where nothing is wrong.

use crate::findings::{self, Findings, repository};
use crate::town::Town;
use jugendportal::build::Outcome;
use jugendportal::diagnostics::checks;
use jugendportal::text::Lang;
use std::fs;

const OFFER: &str = "data/ferienpass/2027-ostern/offers/brot.yaml";

/// The findings of the base of the fixtures with other sessions of its offer.
fn with_sessions(sessions: &str) -> Findings {
    let folder = tempfile::tempdir().unwrap();
    findings::copy(&repository("tests/fixtures/base"), folder.path());
    let file = folder.path().join(OFFER);
    let text = fs::read_to_string(&file).unwrap();
    let (before, rest) = text.split_once("      - on:").unwrap();
    let (_, after) = rest.split_once("    capacity:").unwrap();
    fs::write(file, format!("{before}{sessions}    capacity:{after}")).unwrap();
    findings::of_folder(folder.path())
}

/// What a hint quotes.
fn quoted(hint: &str) -> Vec<&str> {
    let parts = hint.split('»').skip(1);
    parts.map(|part| part.split('«').next().unwrap()).collect()
}

#[test]
fn a_course_week_in_one_session_is_an_error_and_both_remedies_mend_it() {
    for (times, until, hours, more) in [
        ("10-15 Uhr", "2027-04-03", "101", None),
        ("10:00-15:00", "2027-03-31", "29", None),
        ("18:00-10:00", "2027-04-02", "64", Some(1)),
    ] {
        let one =
            format!("      - on: 2027-03-30\n        times: {times}\n        until: {until}\n");
        let found = with_sessions(&one);
        let [finding] = &found.list[..] else {
            panic!("{}", found.printed(Lang::De));
        };
        assert_eq!(finding.check, &checks::OVERNIGHT);
        assert!(finding.message.de.contains(hours), "{}", finding.message.de);

        let days = quoted(&finding.hints[0].de);
        let days = days.iter().filter_map(|quote| quote.strip_prefix("- on: "));
        let mut each = String::new();
        for day in days {
            each += &format!("      - on: {day}\n        times: {times}\n");
            if let Some(nights) = more {
                let day: jugendportal::calendar::NaiveDate = day.parse().unwrap();
                each += &format!("        until: {}\n", day + chrono::Days::new(nights));
            }
        }
        let after = with_sessions(&each);
        assert!(after.list.is_empty(), "{each}{}", after.printed(Lang::De));

        let stay = quoted(&finding.hints[1].de)[0];
        let after = with_sessions(&format!("{one}        {stay}\n"));
        assert!(after.list.is_empty(), "{}", after.printed(Lang::De));
    }
}

#[test]
fn one_night_needs_no_further_word() {
    let night = "      - on: 2027-04-01\n        times: 18:00-10:00\n        until: 2027-04-02\n";
    assert!(with_sessions(night).list.is_empty());
}

#[test]
fn the_weekdays_that_a_finding_proposes_for_an_exception_mend_it() {
    let folder = tempfile::tempdir().unwrap();
    findings::copy(&repository("tests/fixtures/base"), folder.path());
    let file = folder.path().join("data/houses/seehaus.yaml");
    let house = fs::read_to_string(&file).unwrap();
    let (before, after) = house.split_once("verified_on:").unwrap();
    let with = |days: &str| {
        let hours = "opening_hours:\n  term:\n    - days: mo-do\n      times: 14:00-19:00\n  exceptions:\n    - from: 2027-07-05\n      until: 2027-07-16\n      times: 10:00-14:00\n";
        fs::write(&file, format!("{before}{hours}{days}verified_on:{after}")).unwrap();
        findings::of_folder(folder.path())
    };
    let found = with("");
    let [finding] = &found.list[..] else {
        panic!("{}", found.printed(Lang::De));
    };
    assert_eq!(finding.check, &checks::OPENS_CLOSED_DAY);
    assert!(finding.message.de.contains("Freitag, 9. Juli 2027"));
    let remedies = quoted(&finding.hints[0].de);
    assert_eq!(remedies, ["days: mo, di, mi, do", "days: mo-so"]);
    for remedy in remedies {
        let after = with(&format!("      {remedy}\n"));
        assert!(after.list.is_empty(), "{}", after.printed(Lang::De));
    }
}

/// A page of a town as text.
fn page(outcome: &Outcome, path: &str) -> String {
    let made = outcome.made.as_ref().unwrap();
    let (_, html) = made.output.answer(path).unwrap();
    String::from_utf8(html.to_vec()).unwrap()
}

#[test]
fn a_single_child_is_not_called_children() {
    let town = Town::new();
    let offer = "data/ferienpass/2027-ostern/offers/floss.yaml";
    town.replace(offer, "minimum: 4", "minimum: 1");
    let floss = page(&town.build(), "/ferienpass/2027-ostern/floss/");
    assert!(floss.contains("findet ab einem Kind statt"));
    assert!(!floss.contains("1 Kindern"));
}

#[test]
fn a_whole_day_is_said_in_one_word() {
    let town = Town::new();
    let house = "data/houses/bootshaus.yaml";
    town.replace(house, "times: 14:00-18:00", "times: 00:00-24:00");
    let text = page(&town.build(), "/orte/bootshaus/");
    assert!(text.contains("ganztägig") && !text.contains("0 bis 24 Uhr"));
}

#[test]
fn an_exception_holds_on_its_weekdays_only() {
    let town = Town::new();
    let open_on = |day| page(&town.build_on(day), "/").contains("12 bis 16 Uhr");
    // In the middle of the exception a Friday, a Saturday, and a Monday after it.
    assert!(open_on("2027-08-06") && !open_on("2027-08-07") && !open_on("2027-08-16"));
    let house = page(&town.build_on("2027-08-07"), "/orte/bootshaus/");
    assert!(house.contains("2. bis 13. August 2027, Mo bis Fr"));
}

#[test]
fn past_the_last_entry_of_the_holidays_nothing_is_promised() {
    let town = Town::new();
    let asks = "Heute bitte nachfragen";
    // The last public holiday is entered for 2 April 2029, a Monday; the van comes on Mondays.
    let known = town.build_on("2029-03-19");
    assert!(page(&known, "/orte/bootshaus/").contains("14 bis 18 Uhr"));
    assert!(page(&known, "/").contains("Dorfplatz"));
    let warnings = |outcome: &Outcome| {
        let list = outcome.diagnostics.iter();
        list.filter(|finding| finding.check == &checks::HOLIDAYS_END)
            .count()
    };
    assert_eq!(warnings(&known), 2);
    for day in ["2029-04-09", "2029-05-01", "2031-01-01"] {
        let unknown = town.build_on(day);
        assert!(page(&unknown, "/orte/bootshaus/").contains(asks), "{day}");
        assert!(!page(&unknown, "/").contains("Dorfplatz"), "{day}");
        assert_eq!(warnings(&unknown), 2, "{day}");
    }
    let rounds = page(&town.build_on("2029-04-09"), "/unterwegs/");
    assert!(rounds.contains("Ferien und Feiertage stehen noch nicht fest"));
    // Twelve months and a day before: nothing to remind of.
    assert_eq!(warnings(&town.build_on("2028-04-01")), 0);
    assert_eq!(warnings(&town.build_on("2028-04-02")), 1);
}
