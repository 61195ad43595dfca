//! The guide for staff: its examples form one data set without a flaw.

use crate::findings::{self, repository};
use jugendportal::kinds::{Home, KINDS, Kind, has_field};
use jugendportal::text::Lang;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// The examples by path: blocks that begin with ```` ```yaml data/… ````.
fn examples() -> BTreeMap<String, String> {
    let guide = fs::read_to_string(repository("data/LIESMICH.md")).unwrap();
    let blocks = guide.split("\n```yaml ").skip(1).filter_map(|block| {
        let (path, rest) = block.split_once('\n')?;
        Some((
            path.trim().to_owned(),
            format!("{}\n", rest.split("\n```").next()?),
        ))
    });
    blocks.collect()
}

/// The example with its second possibilities: lines such as `# address:` and those below them.
fn with_alternatives(example: &str) -> String {
    let mut text = String::new();
    for line in example.lines() {
        let field = line.strip_prefix("# ").filter(|rest| {
            let name = rest
                .trim_start_matches([' ', '-'])
                .split(':')
                .next()
                .unwrap_or_default();
            rest.contains(':')
                && !rest.starts_with("yaml-language-server")
                && name
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
        });
        text.push_str(field.unwrap_or(line));
        text.push('\n');
    }
    text
}

fn check(change: impl Fn(&str) -> String) -> findings::Findings {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in examples() {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, change(&text)).unwrap();
    }
    let mut found = findings::of_folder(folder.path());
    // Which pages there are is not the matter of the guide.
    found
        .list
        .retain(|finding| finding.check.name() != "markdown-link");
    found
}

#[test]
fn the_examples_of_the_guide_have_no_finding() {
    let found = check(str::to_owned);
    assert!(found.list.is_empty(), "{}", found.printed(Lang::De));
    assert!(found.portal);
    assert!(examples().len() >= 13, "only {} examples", examples().len());
}

#[test]
fn the_second_possibilities_of_the_guide_can_be_read() {
    let found = check(with_alternatives);
    let unreadable = [
        "syntax",
        "shape",
        "unknown-field",
        "duplicate-field",
        "date",
        "word",
    ];
    let bad: Vec<_> = found
        .list
        .iter()
        .filter(|finding| unreadable.contains(&finding.check.name()))
        .collect();
    assert!(bad.is_empty(), "{bad:?}");
}

/// The names of all fields of a schema: its own, and those of the parts it holds.
fn fields(kind: &Kind) -> (BTreeSet<String>, BTreeSet<String>) {
    let schema = kind.schema();
    let names = |object: &serde_json::Value| -> BTreeSet<String> {
        object["properties"]
            .as_object()
            .map(|properties| properties.keys().cloned().collect())
            .unwrap_or_default()
    };
    let parts = schema["$defs"]
        .as_object()
        .map(|parts| parts.values().flat_map(names).collect())
        .unwrap_or_default();
    (names(&schema), parts)
}

/// The kinds of file below `data/`.
fn kinds() -> impl Iterator<Item = &'static Kind> {
    KINDS.iter().filter(|kind| kind.home != Home::PageHead)
}

/// Whether a text has a field of this name.
fn shows(text: &str, name: &str) -> bool {
    text.lines().any(|line| {
        line.trim_start_matches(['#', '-', ' '])
            .starts_with(&format!("{name}:"))
    })
}

/// For kinds with a skeleton, that one shows every field: `skeletons.rs`.
#[test]
fn the_guide_has_an_example_of_every_kind_and_shows_every_field_that_no_skeleton_shows() {
    let examples = examples();
    let all: String = examples.values().map(String::as_str).collect();
    let mut missing = Vec::new();
    for kind in kinds() {
        let is_of_kind = |path: &str| {
            path.strip_prefix("data/")
                .and_then(Kind::at)
                .is_some_and(|other| other.name == kind.name)
        };
        let example = examples.iter().find(|(path, _)| is_of_kind(path));
        let (path, text) =
            example.unwrap_or_else(|| panic!("the guide has no example of {}", kind.name));
        if kind.skeleton.is_some() {
            continue;
        }
        let (own, parts) = fields(kind);
        missing.extend(
            own.into_iter()
                .filter(|name| !shows(text, name))
                .map(|name| format!("{path}: {name}")),
        );
        missing.extend(
            parts
                .into_iter()
                .filter(|name| !shows(&all, name))
                .map(|name| format!("a part of {path}: {name}")),
        );
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn the_guide_says_where_every_kind_of_file_lies() {
    let guide = fs::read_to_string(repository("data/LIESMICH.md")).unwrap();
    for kind in kinds() {
        let path = match kind.home {
            Home::Top => format!("{}.yaml", kind.name),
            Home::Folder(folder) => format!("{folder}/*.yaml"),
            Home::Season => "ferienpass/2027-ostern/season.yaml".to_owned(),
            Home::Offers => "ferienpass/2027-ostern/offers/*.yaml".to_owned(),
            Home::PageHead => continue,
        };
        assert!(guide.contains(&format!("\n| `{path}` | ")), "{path}");
    }
}

/// Calls `look` for the words of every closed set in a schema.
fn sets(schema: &serde_json::Value, look: &mut dyn FnMut(&str)) {
    match schema {
        serde_json::Value::Object(object) => {
            let words = object.get("enum").and_then(serde_json::Value::as_array);
            words
                .into_iter()
                .flatten()
                .filter_map(serde_json::Value::as_str)
                .for_each(&mut *look);
            object.values().for_each(|value| sets(value, look));
        }
        serde_json::Value::Array(list) => list.iter().for_each(|value| sets(value, look)),
        _ => {}
    }
}

#[test]
fn the_guide_names_every_word_of_every_set() {
    let guide = fs::read_to_string(repository("data/LIESMICH.md")).unwrap();
    let mut missing = BTreeSet::new();
    for kind in kinds() {
        sets(&kind.schema(), &mut |word| {
            let named = guide
                .split(|letter: char| !letter.is_alphanumeric() && letter != '-')
                .any(|known| known == word);
            if !named {
                missing.insert(format!("{}: {word}", kind.name));
            }
        });
    }
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn german_words_lead_to_fields_that_exist() {
    let unknown: Vec<&str> = jugendportal::yaml::with_german_words()
        .filter(|name| !has_field(name))
        .collect();
    assert!(unknown.is_empty(), "no kind of file has {unknown:?}");
}

#[test]
fn the_message_in_the_guide_is_the_one_that_is_printed() {
    let mut found = check(|text| text.replacen("\nplace: seehaus ", "\nplace: seehauss", 1));
    found
        .list
        .retain(|finding| finding.location.file.contains("/offers/"));
    let guide = fs::read_to_string(repository("data/LIESMICH.md")).unwrap();
    let printed = found.printed(Lang::De);
    assert!(
        printed.contains("seehauss") && guide.contains(printed.trim()),
        "{printed}"
    );
}
