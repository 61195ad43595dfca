//! The JSON Schemas in `data/schema/` are those of the program, and every YAML file names its own.

use crate::program::german;
use crate::town::{Town, repository};
use jugendportal::files;
use jugendportal::kinds::{KINDS, Kind};
use serde_json::Value;

/// The schema of every kind of file by its name.
fn schemas() -> impl Iterator<Item = (&'static str, Value)> {
    KINDS.iter().map(|kind| (kind.name, kind.whole_schema()))
}

#[test]
fn the_committed_schemas_are_up_to_date() {
    let folder = repository().join("data/schema");
    let committed: Vec<String> = files::walk(&folder)
        .unwrap()
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    let mut made: Vec<String> = schemas().map(|(name, _)| format!("{name}.json")).collect();
    made.sort();
    assert_eq!(
        committed, made,
        "run: cargo run -- schema --out data/schema"
    );
    for (name, made) in schemas() {
        let text = std::fs::read_to_string(folder.join(format!("{name}.json"))).unwrap();
        let committed: Value = serde_json::from_str(&text).unwrap();
        assert!(
            committed == made,
            "data/schema/{name}.json is old; run: cargo run -- schema --out data/schema"
        );
    }
}

#[test]
fn the_command_writes_every_schema() {
    let town = Town::new();
    let said = german(&town, &["schema", "--out", "schemas"]);
    assert_eq!(
        (said.code, said.stdout.as_str()),
        (0, ""),
        "{}",
        said.stderr
    );
    assert_eq!(
        files::walk(&town.file("schemas")).unwrap().len(),
        KINDS.len()
    );
    // What was written is the same, byte by byte, as what is committed.
    let bytes = |folder: std::path::PathBuf| std::fs::read(folder.join("house.json")).unwrap();
    assert!(
        bytes(town.file("schemas")) == bytes(repository().join("data/schema")),
        "data/schema/house.json is old; run: cargo run -- schema --out data/schema"
    );
}

#[test]
fn every_yaml_file_names_its_schema_in_the_first_line() {
    for data in ["data", "tests/fixtures/town/data"] {
        for (name, path) in files::walk(&repository().join(data)).unwrap() {
            let Some(kind) = Kind::at(&name) else {
                continue;
            };
            let text = std::fs::read_to_string(&path).unwrap();
            let expected = format!(
                "# yaml-language-server: $schema={}schema/{}.json",
                "../".repeat(name.matches('/').count()),
                kind.name
            );
            assert_eq!(
                text.lines().next(),
                Some(expected.as_str()),
                "{data}/{name}"
            );
        }
    }
}

/// Calls `look` for every object of a schema that describes an object.
fn objects(schema: &Value, look: &mut dyn FnMut(&Value)) {
    if schema.get("properties").is_some() {
        look(schema);
    }
    match schema {
        Value::Object(object) => object.values().for_each(|value| objects(value, look)),
        Value::Array(list) => list.iter().for_each(|value| objects(value, look)),
        _ => {}
    }
}

#[test]
fn every_needed_field_is_a_field() {
    for (name, schema) in schemas() {
        objects(&schema, &mut |object| {
            for needed in object["required"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
            {
                assert!(
                    object["properties"].get(needed).is_some(),
                    "{name}: {needed}"
                );
            }
        });
    }
}

#[test]
fn everything_is_described_and_nothing_unknown_is_allowed() {
    for (name, schema) in schemas() {
        objects(&schema, &mut |object| {
            assert_eq!(object["additionalProperties"], false, "{name}");
            assert!(
                object["title"].is_string() && object["description"].is_string(),
                "{name}: {object}"
            );
            for (field, property) in object["properties"].as_object().into_iter().flatten() {
                let words = property["description"].as_str().unwrap_or_default();
                assert!(
                    words.ends_with(['.', '»', '«', '/', '…']) && words.len() > 4,
                    "{name}: {field}: {words}"
                );
            }
        });
        assert!(!schema.to_string().contains("\"null\""), "{name}");
    }
}

/// An editor shows both above the fields. Without a word of their own they are the name of the type
/// and what is written for whoever programs.
#[test]
fn every_kind_is_called_by_its_german_name_and_said_in_german() {
    let english = [" the ", " of ", " and ", " for "];
    for (name, schema) in schemas() {
        let word = |field: &str| schema[field].as_str().unwrap_or_default().to_owned();
        let (title, description) = (word("title"), word("description"));
        let untold = title.is_empty() || description.is_empty();
        // `Portal` is the one word that is the same in both languages.
        let named = title.to_lowercase() == name && name != "portal";
        let told = format!(" {} ", description.to_lowercase());
        let in_english = english.iter().any(|word| told.contains(word));
        assert!(
            !untold && !named && !in_english,
            "{name}: {title}: {description}"
        );
    }
    for kind in KINDS.iter().filter(|kind| kind.folder().is_some()) {
        assert!(
            !kind.german.is_empty(),
            "{}: words for its folder",
            kind.name
        );
    }
}
