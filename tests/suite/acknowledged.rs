//! Warnings that somebody has looked at: silent in their file until a day, in every kind of file.

use crate::town::Town;
use jugendportal::build;
use jugendportal::files;
use jugendportal::kinds::Kind;

/// What is found on a day, as file and check.
fn found(town: &Town, day: &str) -> Vec<(String, &'static str)> {
    let outcome = build::run(&town.request_on(day)).unwrap();
    let root = format!("{}/", town.path().display());
    outcome
        .diagnostics
        .iter()
        .map(|found| {
            let file = found.location.file.trim_start_matches(&root).to_owned();
            (file, found.check.name())
        })
        .collect()
}

fn block(warning: &str, until: &str) -> String {
    format!(
        "acknowledged:\n  - warning: {warning}\n    because: Das ist so gewollt\n    until: {until}\n"
    )
}

const HOUSE: &str = "data/houses/bootshaus.yaml";

#[test]
fn a_warning_that_is_known_is_silent_until_its_day_and_then_comes_back() {
    let town = Town::new();
    let verified = town.read(HOUSE);
    let line = verified
        .lines()
        .find(|line| line.starts_with("verified_on:"))
        .unwrap();
    let old = verified.replace(line, "verified_on: 2024-01-02");
    town.write(HOUSE, &old);
    let stale = (HOUSE.to_owned(), "stale");
    assert_eq!(found(&town, "2027-02-10"), std::slice::from_ref(&stale));
    for text in [
        format!("{old}{}", block("stale", "2027-02-10")),
        old.replace(line, "verified_on: 2024-01-02") + &block("stale", "10.2.2027"),
        block("stale", "2027-02-10") + &old,
    ] {
        town.write(HOUSE, &text);
        assert_eq!(found(&town, "2027-02-10"), []);
        let back = found(&town, "2027-02-11");
        let over = (HOUSE.to_owned(), "acknowledged-over");
        assert!(back.contains(&stale) && back.contains(&over), "{back:?}");
    }
}

#[test]
fn it_is_silent_in_its_own_file_only_and_an_error_never() {
    let town = Town::new();
    for file in [HOUSE, "data/houses/kiosk.yaml"] {
        let text = town.read(file);
        let line = text
            .lines()
            .find(|line| line.starts_with("verified_on:"))
            .unwrap();
        town.write(file, &text.replace(line, "verified_on: 2024-01-02"));
    }
    town.write(HOUSE, &(town.read(HOUSE) + &block("stale", "2027-05-01")));
    assert_eq!(
        found(&town, "2027-02-10"),
        [("data/houses/kiosk.yaml".to_owned(), "stale")]
    );
    town.write(HOUSE, &town.read(HOUSE).replace("stale", "word"));
    town.replace(HOUSE, "kind: youth-centre", "kind: youth-center");
    let errors = found(&town, "2027-02-10");
    for check in ["word", "acknowledged"] {
        assert!(errors.contains(&(HOUSE.to_owned(), check)), "{errors:?}");
    }
}

#[test]
fn every_kind_of_file_can_say_it_and_one_that_fits_nothing_is_told() {
    let town = Town::new();
    let mut files = Vec::new();
    for (name, _) in files::walk(&town.file("data")).unwrap() {
        if Kind::at(&name).is_some() {
            files.push(format!("data/{name}"));
        }
    }
    let kinds: std::collections::BTreeSet<&str> = files
        .iter()
        .filter_map(|file| Kind::at(file.strip_prefix("data/")?))
        .map(|kind| kind.name)
        .collect();
    assert!(kinds.len() >= 13, "{kinds:?}");
    for file in &files {
        let text = town.read(file);
        town.write(file, &format!("{text}\n{}", block("media", "2027-05-01")));
    }
    let page = "site/pages/de/fragen.md";
    town.replace(
        page,
        "---\ntitle:",
        &format!("---\n{}title:", block("media", "2027-05-01")),
    );
    let mut wanted: Vec<(String, &str)> = files
        .into_iter()
        .chain([page.to_owned()])
        .map(|file| (file, "acknowledged-over"))
        .collect();
    wanted.sort();
    assert_eq!(found(&town, "2027-02-10"), wanted);
}

#[test]
fn a_slip_in_the_name_gets_the_name_of_a_warning_of_the_file() {
    let town = Town::new();
    let text = town.read(HOUSE);
    let line = text
        .lines()
        .find(|line| line.starts_with("verified_on:"))
        .unwrap();
    let old = text.replace(line, "verified_on: 2024-01-02");
    town.write(HOUSE, &(old + &block("stall", "2027-05-01")));
    let outcome = town.build();
    let hints = outcome
        .diagnostics
        .iter()
        .find(|found| found.check.name() == "acknowledged")
        .map(|found| &found.hints);
    assert_eq!(hints.unwrap()[0].de, "Meinten Sie »stale«?");
}

#[test]
fn a_slip_in_the_field_is_told_as_in_any_other() {
    let town = Town::new();
    let text = town.read(HOUSE);
    for (slip, check) in [
        ("acknowleged:\n  - warning: stale\n", "unknown-field"),
        (
            "acknowledged:\n  - warning: stale\n    grund: x\n",
            "unknown-field",
        ),
        ("acknowledged:\n", "missing-field"),
        ("acknowledged: stale\n", "shape"),
        (
            "acknowledged:\n  - warning: stale\n    because: x\n    until: bald\n",
            "date",
        ),
        (
            "acknowledged:\n  - warning: stale\n    because:\n    until: 2027-05-01\n",
            "missing-field",
        ),
    ] {
        town.write(HOUSE, &(text.clone() + slip));
        let told = found(&town, "2027-02-10");
        assert!(
            told.iter()
                .any(|(file, name)| file == HOUSE && *name == check),
            "{slip} {told:?}"
        );
    }
}
