//! `portal new`: every kind can be made, is complete, and says where something is still missing.

use crate::program::german;
use crate::town::Town;
use jugendportal::diagnostics::Finding;
use jugendportal::{schema, yaml};
use serde_json::Value;

/// A kind: what is typed, the file, its schema, and what to fill in, in order.
type Kind = (
    &'static [&'static str],
    &'static str,
    &'static str,
    &'static [&'static str],
);

const VERIFIED: &str = "2026-11-02";

const KINDS: [Kind; 8] = [
    (
        &["house", "neu"],
        "houses/neu.yaml",
        "house",
        &["Neu", "youth-centre", VERIFIED, "Anruf"],
    ),
    (
        &["outreach", "neu"],
        "outreach/neu.yaml",
        "outreach",
        &["Neu", "play-van", VERIFIED, "Anruf"],
    ),
    (
        &["school", "neu"],
        "schools/neu.yaml",
        "school",
        &["Neu", "grammar", VERIFIED, "Anruf"],
    ),
    (
        &["help", "neu"],
        "help/neu.yaml",
        "help",
        &["Neu", "advice", "parents", VERIFIED, "Anruf"],
    ),
    (
        &["network", "neu"],
        "networks/neu.yaml",
        "network",
        &["Neu", "Wege", VERIFIED, "Anruf"],
    ),
    (
        &["event", "neu"],
        "events/neu.yaml",
        "event",
        &["Neu", "2027-06-12", "14-18 Uhr", VERIFIED, "Anruf"],
    ),
    (
        &["season", "2027-sommer"],
        "ferienpass/2027-sommer/season.yaml",
        "season",
        &[
            "2027-07-03",
            "2027-08-14",
            "2027-05-01",
            "first-come",
            "2027-05-10",
        ],
    ),
    (
        &["offer", "neu", "--season", "2027-ostern"],
        "ferienpass/2027-ostern/offers/neu.yaml",
        "offer",
        &[
            "Neu",
            "Wir bauen etwas.",
            "werken",
            "bootshaus",
            "bootshaus",
            "2027-04-06",
            "10-15 Uhr",
            "12",
            "direct",
            "0",
        ],
    ),
];

fn new(town: &Town, typed: &[&str]) -> crate::program::Said {
    german(town, &[&["new"], typed].concat())
}

/// The errors of the town as `(file, line)`.
fn errors(town: &Town) -> Vec<(String, usize)> {
    let said = german(
        town,
        &["check", "--today", "2027-02-10", "--format", "json"],
    );
    let findings: Value = serde_json::from_str(&said.stdout).unwrap();
    let is_error = |finding: &&Value| finding["severity"] == "error";
    let place = |finding: &Value| {
        (
            finding["file"].as_str().unwrap().to_owned(),
            finding["line"].as_u64().unwrap() as usize,
        )
    };
    findings
        .as_array()
        .unwrap()
        .iter()
        .filter(is_error)
        .map(place)
        .collect()
}

#[test]
fn a_skeleton_says_line_by_line_what_is_missing_and_passes_when_it_is_filled_in() {
    for (typed, file, _, fill) in KINDS {
        let town = Town::new();
        let said = new(&town, typed);
        assert_eq!(
            (said.code, said.stdout.as_str()),
            (0, ""),
            "{}",
            said.stderr
        );
        assert!(
            said.stderr.contains(file) && said.stderr.contains("portal check"),
            "{}",
            said.stderr
        );
        let path = format!("data/{file}");
        let text = town.read(&path);
        let marked: Vec<(String, usize)> = text
            .lines()
            .enumerate()
            .skip(2)
            .filter(|(_, line)| line.contains('←'))
            .map(|(index, _)| (path.clone(), index + 1))
            .collect();
        assert_eq!(
            errors(&town),
            marked,
            "{file}: every mark is an error and every error is at a mark"
        );

        let mut values = fill.iter();
        let filled = text
            .lines()
            .enumerate()
            .map(|(index, line)| match line.split_once("\"\"") {
                Some((before, after)) if index > 1 && line.contains('←') => {
                    format!("{before}{}{after}\n", values.next().unwrap())
                }
                _ => format!("{line}\n"),
            });
        town.write(&path, &filled.collect::<String>());
        assert_eq!(values.next(), None, "{file}");
        assert_eq!(errors(&town), [], "{file}");
    }
}

#[test]
fn a_skeleton_shows_every_field_of_its_schema() {
    let schemas = schema::files();
    for (typed, file, kind, _) in KINDS {
        let town = Town::new();
        new(&town, typed);
        let text = uncommented(&town.read(&format!("data/{file}")));
        let findings = typed_findings(kind, &text);
        assert!(findings.is_empty(), "{file}: {findings:?}\n{text}");
        let (value, findings) = yaml::read::<Value>(&text);
        assert!(findings.is_empty(), "{file}: {findings:?}");
        let (_, schema) = schemas.iter().find(|(name, _)| *name == kind).unwrap();
        ensure_complete(schema, schema, &[&value.unwrap()], file);
    }
}

/// The skeleton with everything that is optional; the notes at its top stay away.
fn uncommented(text: &str) -> String {
    let body = text.lines().skip_while(|line| {
        line.starts_with('#') && !line.contains(": ")
            || line.contains("$schema")
            || line.contains('←') && line.starts_with('#')
    });
    body.map(|line| {
        format!(
            "{}\n",
            line.strip_prefix("# ")
                .or(line.strip_prefix('#'))
                .unwrap_or(line)
        )
    })
    .collect()
}

fn typed_findings(kind: &str, text: &str) -> Vec<Finding> {
    match kind {
        "house" => yaml::read::<schema::House>(text).1,
        "outreach" => yaml::read::<schema::Outreach>(text).1,
        "school" => yaml::read::<schema::School>(text).1,
        "help" => yaml::read::<schema::HelpDesk>(text).1,
        "network" => yaml::read::<schema::Network>(text).1,
        "event" => yaml::read::<schema::Event>(text).1,
        "season" => yaml::read::<schema::Season>(text).1,
        _ => yaml::read::<schema::Offer>(text).1,
    }
}

/// Ensure every property of the schema stands in one of the values; parts that many kinds share may
/// show a choice of their fields.
fn ensure_complete(root: &Value, schema: &Value, values: &[&Value], file: &str) {
    const SHARED: [&str; 4] = ["Anschrift", "Kontakt", "Alter", "Zeiten"];
    let Some(properties) = schema["properties"].as_object() else {
        return;
    };
    let is_shared = SHARED.iter().any(|title| schema["title"] == *title);
    for (name, property) in properties {
        let found: Vec<&Value> = values.iter().filter_map(|value| value.get(name)).collect();
        assert!(
            is_shared || !found.is_empty(),
            "{file} does not show {name} of {}",
            schema["title"]
        );
        let items: Vec<&Value> = found
            .iter()
            .flat_map(|value| {
                value
                    .as_array()
                    .map_or(vec![*value], |list| list.iter().collect())
            })
            .collect();
        let reference = property["$ref"]
            .as_str()
            .or(property["items"]["$ref"].as_str());
        if let Some(part) = reference
            .and_then(|path| path.strip_prefix("#/$defs/"))
            .filter(|_| !items.is_empty())
        {
            ensure_complete(root, &root["$defs"][part], &items, file);
        }
    }
}

#[test]
fn what_exists_is_never_overwritten() {
    let town = Town::new();
    let before = town.read("data/houses/bootshaus.yaml");
    let said = new(&town, &["house", "bootshaus"]);
    assert_eq!(said.code, 2);
    assert!(
        said.stderr
            .contains("data/houses/bootshaus.yaml gibt es schon"),
        "{}",
        said.stderr
    );
    assert_eq!(town.read("data/houses/bootshaus.yaml"), before);
}

#[test]
fn a_title_is_written_where_it_belongs() {
    let town = Town::new();
    new(
        &town,
        &[
            "offer",
            "neu",
            "--season",
            "2027-ostern",
            "--title",
            "Bauen: \"Türme\"",
        ],
    );
    assert!(
        town.read("data/ferienpass/2027-ostern/offers/neu.yaml")
            .contains(r#"title: "Bauen: \"Türme\"""#)
    );
    new(&town, &["season", "2028-herbst"]);
    assert!(
        town.read("data/ferienpass/2028-herbst/season.yaml")
            .contains("title: \"Ferienpass Herbst 2028\"")
    );
}

#[test]
fn wrong_ids_and_seasons_are_refused_with_a_way_out() {
    let town = Town::new();
    let refused = |typed: &[&str], words: &str| {
        let said = new(&town, typed);
        assert!(
            said.code == 2 && said.stderr.contains(words),
            "{typed:?}: {}",
            said.stderr
        );
    };
    refused(&["house", "Haus am See"], "Zum Beispiel »haus-am-see«.");
    refused(&["offer", "neu"], "Es gibt: 2027-ostern");
    refused(
        &["offer", "neu", "--season", "2027-oster"],
        "Meinten Sie »2027-ostern«?",
    );
    refused(
        &["offer", "neu", "--season", "2031-herbst"],
        "portal new season 2031-herbst",
    );
    refused(
        &["season", "winter"],
        "2027-ostern, 2027-sommer oder 2027-herbst",
    );
    refused(
        &["house", "neu", "--season", "2027-ostern"],
        "--season passt nur zu einem Angebot",
    );
}
