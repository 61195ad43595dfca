//! The JSON Schemas in `data/schema/` are those of the program, and every YAML file names its own.

use crate::program::german;
use crate::town::{Town, repository};
use jugendportal::{files, schema};
use serde_json::Value;

#[test]
fn the_committed_schemas_are_up_to_date() {
    let folder = repository().join("data/schema");
    let committed: Vec<String> = files::walk(&folder)
        .unwrap()
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    let mut made: Vec<String> = schema::files()
        .iter()
        .map(|(name, _)| format!("{name}.json"))
        .collect();
    made.sort();
    assert_eq!(committed, made, "run: portal schema --out data/schema");
    for (name, made) in schema::files() {
        let text = std::fs::read_to_string(folder.join(format!("{name}.json"))).unwrap();
        let committed: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(
            committed, made,
            "data/schema/{name}.json is old; run: portal schema --out data/schema"
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
        schema::files().len()
    );
    // What was written is the same, byte by byte, as what is committed.
    let bytes = |folder: std::path::PathBuf| std::fs::read(folder.join("house.json")).unwrap();
    assert_eq!(
        bytes(town.file("schemas")),
        bytes(repository().join("data/schema"))
    );
}

#[test]
fn every_yaml_file_names_its_schema_in_the_first_line() {
    for data in ["data", "tests/fixtures/town/data"] {
        for (name, path) in files::walk(&repository().join(data)).unwrap() {
            let parts: Vec<&str> = name.split('/').collect();
            let kind = match parts[..] {
                [file] if file.ends_with(".yaml") => file.trim_end_matches(".yaml"),
                ["houses", _] => "house",
                ["outreach", _] => "outreach",
                ["schools", _] => "school",
                ["help", _] => "help",
                ["networks", _] => "network",
                ["events", _] => "event",
                ["ferienpass", _, "season.yaml"] => "season",
                ["ferienpass", _, "offers", _] => "offer",
                _ => continue,
            };
            let text = std::fs::read_to_string(&path).unwrap();
            let expected = format!(
                "# yaml-language-server: $schema={}schema/{kind}.json",
                "../".repeat(parts.len() - 1)
            );
            assert_eq!(
                text.lines().next(),
                Some(expected.as_str()),
                "{data}/{name}"
            );
        }
    }
}
