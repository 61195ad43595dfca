//! `portal new`: every kind can be made, is complete, and says where something is still missing.

use crate::program::german;
use crate::town::Town;
use jugendportal::kinds::{Home, Kind, has_field};
use jugendportal::yaml;
use serde_json::Value;

/// What is typed behind `new` for a kind, and the file that comes of it.
fn typed(kind: &Kind) -> (Vec<&str>, String) {
    match kind.home {
        Home::Season => (
            vec![kind.name, "2027-sommer"],
            "ferienpass/2027-sommer/season.yaml".to_owned(),
        ),
        Home::Offers => (
            vec![kind.name, "neu", "--season", "2027-ostern"],
            "ferienpass/2027-ostern/offers/neu.yaml".to_owned(),
        ),
        Home::Folder(folder) => (vec![kind.name, "neu"], format!("{folder}/neu.yaml")),
        Home::Top | Home::PageHead => panic!("{} has no file of its own", kind.name),
    }
}

/// The kinds that can be made.
fn kinds() -> impl Iterator<Item = &'static Kind> {
    Kind::with_skeleton().map(|(kind, _)| kind)
}

/// What is written at the marks, in order; `None` when any fitting value does.
fn of_the_town(kind: &Kind) -> Option<&'static [&'static str]> {
    match kind.home {
        Home::Season => Some(&[
            "2027-07-03",
            "2027-08-14",
            "2027-05-01",
            "first-come",
            "2027-05-10",
        ]),
        Home::Offers => Some(&[
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
        ]),
        Home::Folder(_) | Home::Top | Home::PageHead => None,
    }
}

/// A value that fits a field: a word of its set, a day, a time, a text.
fn fitting(schema: &Value, field: &str) -> String {
    let parts = schema["$defs"].as_object().into_iter().flatten();
    let property = std::iter::once(schema)
        .chain(parts.map(|(_, part)| part))
        .find_map(|object| object["properties"].get(field));
    let property = property.unwrap_or_else(|| panic!("no field {field}"));
    if let Some(word) = property["enum"].as_array().and_then(|words| words.last()) {
        return word.as_str().unwrap().to_owned();
    }
    match property["pattern"].as_str() {
        Some(pattern) if pattern.contains("Uhr") => "14-18 Uhr".to_owned(),
        Some(_) => "2026-11-02".to_owned(),
        None => "Neu".to_owned(),
    }
}

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
    for kind in kinds() {
        let (typed, file) = typed(kind);
        let town = Town::new();
        let said = new(&town, &typed);
        assert_eq!(
            (said.code, said.stdout.as_str()),
            (0, ""),
            "{}",
            said.stderr
        );
        assert!(
            said.stderr.contains(&file) && said.stderr.contains("portal check"),
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

        town.write(&path, &filled(kind, &text));
        assert_eq!(errors(&town), [], "{file}");
    }
}

/// The skeleton with a value at every mark.
fn filled(kind: &Kind, text: &str) -> String {
    let schema = kind.schema();
    let mut of_the_town = of_the_town(kind).map(|values| values.iter());
    let mut field = "";
    let mut filled = String::new();
    for (index, line) in text.lines().enumerate() {
        let start = line.trim_start_matches([' ', '-']);
        let is_name = |name: &str| {
            name.bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
        };
        if let Some((name, _)) = start.split_once(':').filter(|(name, _)| is_name(name)) {
            field = name;
        }
        match line.split_once("\"\"") {
            Some((before, after)) if index > 1 && line.contains('←') => {
                let value = match &mut of_the_town {
                    Some(values) => (*values.next().unwrap()).to_owned(),
                    None => fitting(&schema, field),
                };
                filled.push_str(&format!("{before}{value}{after}\n"));
            }
            _ => filled.push_str(&format!("{line}\n")),
        }
    }
    assert_eq!(of_the_town.and_then(|mut rest| rest.next()), None);
    filled
}

#[test]
fn a_skeleton_shows_every_field_of_its_schema() {
    for kind in kinds() {
        let (typed, file) = typed(kind);
        let town = Town::new();
        new(&town, &typed);
        let text = town.read(&format!("data/{file}"));
        assert!(!text.contains(['{', '}']), "{file}: {text}");
        let text = uncommented(&text);
        let (value, findings) = yaml::read::<Value>(&text, has_field);
        assert!(findings.is_empty(), "{file}: {findings:?}\n{text}");
        let (schema, value) = (kind.schema(), value.unwrap());
        ensure_known(&schema, &schema, &value, &file);
        ensure_complete(&schema, &schema, &[&value], &file);
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

/// The part of a schema that describes a field or the entries of a list.
fn part<'a>(root: &'a Value, property: &'a Value) -> Option<&'a Value> {
    let reference = property["$ref"]
        .as_str()
        .or(property["items"]["$ref"].as_str())?;
    Some(&root["$defs"][reference.strip_prefix("#/$defs/")?])
}

/// Ensure the skeleton has no field that its schema does not know.
fn ensure_known(root: &Value, schema: &Value, value: &Value, file: &str) {
    for entry in value
        .as_array()
        .map_or(vec![value], |list| list.iter().collect())
    {
        for (name, inner) in entry.as_object().into_iter().flatten() {
            let property = &schema["properties"][name];
            assert!(
                property.is_object(),
                "{file}: {} has no {name}",
                schema["title"]
            );
            if let Some(part) = part(root, property) {
                ensure_known(root, part, inner, file);
            }
        }
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
        if let Some(part) = part(root, property).filter(|_| !items.is_empty()) {
            ensure_complete(root, part, &items, file);
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
    refused(
        &["offer", "neu"],
        "Es gibt: 2026-herbst, 2027-herbst, 2027-ostern",
    );
    refused(
        &["offer", "neu", "--season", "2027-oster"],
        "Meinten Sie »2027-ostern«?",
    );
    refused(
        &["offer", "neu", "--season", "2031-sommer"],
        "portal new season 2031-sommer",
    );
    refused(
        &["season", "winter"],
        "aus dem Jahr und ostern, sommer oder herbst, zum Beispiel 2027-ostern",
    );
    refused(
        &["house", "neu", "--season", "2027-ostern"],
        "--season passt nur zu einem Angebot",
    );
}
