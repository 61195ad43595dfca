//! The guide for staff: its examples form one data set without a flaw, and show every field there
//! is.

use crate::findings::{self, repository};
use jugendportal::schema;
use jugendportal::text::Lang;
use schemars::{JsonSchema, schema_for};
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
fn fields<T: JsonSchema>() -> (BTreeSet<String>, BTreeSet<String>) {
    let schema = schema_for!(T).to_value();
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

/// Whether a text has a field of this name.
fn shows(text: &str, name: &str) -> bool {
    text.lines().any(|line| {
        line.trim_start_matches(['#', '-', ' '])
            .starts_with(&format!("{name}:"))
    })
}

#[test]
fn the_guide_shows_every_field() {
    let examples = examples();
    let all: String = examples.values().map(String::as_str).collect();
    let of = |start: &str| {
        let found = examples.iter().find(|(path, _)| path.starts_with(start));
        found
            .map(|(_, text)| text.clone())
            .unwrap_or_else(|| panic!("the guide has no example {start}"))
    };
    let kinds = [
        (of("data/portal.yaml"), fields::<schema::Portal>()),
        (of("data/districts.yaml"), fields::<schema::Districts>()),
        (of("data/topics.yaml"), fields::<schema::Topics>()),
        (of("data/holidays.yaml"), fields::<schema::Holidays>()),
        (of("data/providers.yaml"), fields::<schema::Providers>()),
        (of("data/houses/"), fields::<schema::House>()),
        (of("data/outreach/"), fields::<schema::Outreach>()),
        (of("data/schools/"), fields::<schema::School>()),
        (of("data/help/"), fields::<schema::HelpDesk>()),
        (of("data/networks/"), fields::<schema::Network>()),
        (of("data/events/"), fields::<schema::Event>()),
        (
            of("data/ferienpass/2027-ostern/season"),
            fields::<schema::Season>(),
        ),
        (
            of("data/ferienpass/2027-ostern/offers/"),
            fields::<schema::Offer>(),
        ),
    ];
    let mut missing = Vec::new();
    for (text, (own, parts)) in kinds {
        let first = text.lines().next().unwrap_or_default().to_owned();
        missing.extend(
            own.into_iter()
                .filter(|name| !shows(&text, name))
                .map(|name| format!("{first}: {name}")),
        );
        missing.extend(
            parts
                .into_iter()
                .filter(|name| !shows(&all, name))
                .map(|name| format!("a part of {first}: {name}")),
        );
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn german_words_are_known_for_every_field() {
    let lists = [
        fields::<schema::House>(),
        fields::<schema::Offer>(),
        fields::<schema::Outreach>(),
        fields::<schema::HelpDesk>(),
    ];
    let lists = lists.into_iter().chain([
        fields::<schema::Portal>(),
        fields::<schema::Season>(),
        fields::<schema::School>(),
    ]);
    let names: BTreeSet<String> = lists
        .flat_map(|(own, parts)| own.into_iter().chain(parts))
        .collect();
    let unknown: Vec<&String> = names
        .iter()
        .filter(|name| !jugendportal::yaml::exists(name))
        .collect();
    assert!(
        unknown.is_empty(),
        "add them to the table of German words: {unknown:?}"
    );
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
