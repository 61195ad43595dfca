//! Interface texts: both languages have the same ones, every one that is asked for exists, and none
//! is left over. Of the texts of the registrar, English has the most important.

use super::rust_files;
use crate::findings::repository;
use crate::town::Town;
use jugendportal::build::{self, Request};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// The names of a Fluent file, with the arguments each text has.
fn messages(file: &str) -> BTreeMap<String, BTreeSet<String>> {
    let text = fs::read_to_string(repository(&format!("site/i18n/{file}.ftl"))).unwrap();
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with(|letter: char| letter.is_ascii_lowercase())
            && let Some((name, _)) = line.split_once(" =")
        {
            current = name.to_owned();
            messages.entry(current.clone()).or_default();
        }
        let arguments = line.split('$').skip(1).map(|rest| {
            rest.chars()
                .take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '_')
                .collect()
        });
        messages
            .entry(current.clone())
            .or_default()
            .extend::<Vec<String>>(arguments.collect());
    }
    messages.remove("");
    messages
}

fn name_at(text: &str) -> String {
    text.chars()
        .take_while(|letter| {
            letter.is_ascii_lowercase() || letter.is_ascii_digit() || *letter == '_'
        })
        .collect()
}

/// Every `t.name` of the templates, with its file.
fn in_templates() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (path, file) in jugendportal::files::walk(&repository("templates")).unwrap() {
        let text = fs::read_to_string(file).unwrap();
        for (start, _) in text.match_indices("t.") {
            let before = text[..start].chars().next_back().unwrap_or(' ');
            let name = name_at(&text[start + 2..]);
            if !before.is_alphanumeric() && !"_.$/\"'".contains(before) && !name.is_empty() {
                found.push((name, path.clone()));
            }
        }
    }
    found
}

/// Every string of the program: whole ones, and the fixed parts of composed ones.
fn strings() -> BTreeSet<String> {
    let mut strings = BTreeSet::new();
    for (_, text) in rust_files("src") {
        for line in text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
        {
            strings.extend(line.split('"').skip(1).step_by(2).map(str::to_owned));
        }
    }
    strings
}

/// What English pages show of the English texts: the pages of a town with every look that a
/// hand-written page can have, built with texts that end with their name. A text that is asked for
/// and not there stops the build.
fn shown_in_english() -> BTreeSet<String> {
    const MARK: &str = " zq.";
    let town = Town::new();
    let texts = "site/i18n/en.ftl";
    let mut name = "";
    let text = town.read(texts);
    let marked = text.lines().map(|line| {
        if line.starts_with('#') || line.is_empty() {
            return "\n".to_owned();
        }
        name = line.split_once(" =").map_or(name, |(name, _)| name.trim());
        let is_part = line.ends_with("->") || line.trim() == "}";
        format!(
            "{line}{}\n",
            if is_part {
                String::new()
            } else {
                format!("{MARK}{name}")
            }
        )
    });
    town.write(texts, &marked.collect::<String>());
    let head = "---\ntitle: More\ndescription: More for you.\nlead: Read on.\n---\n\n";
    let long: String = (1..9)
        .map(|part| format!("## Part {part}\n\nWords.\n\n"))
        .collect();
    std::fs::create_dir_all(town.file("site/pages/en/hilfe")).unwrap();
    for (page, text) in [("long", long.as_str()), ("hilfe/help", "Call us.\n")] {
        town.write(
            &format!("site/pages/en/{page}.md"),
            &format!("{head}{text}"),
        );
    }
    let outcome = town.build();
    let made = outcome
        .made
        .unwrap_or_else(|| panic!("{:?}", outcome.diagnostics));
    let pages = made
        .output
        .iter()
        .filter(|(path, _)| path.starts_with("en/"));
    let html: String = pages
        .map(|(_, bytes)| std::str::from_utf8(bytes).unwrap())
        .collect();
    html.split(MARK).skip(1).map(name_at).collect()
}

/// Texts that English pages lack fail the build in `shown_in_english`.
#[test]
fn english_has_the_texts_of_english_pages_with_the_same_arguments_and_no_more() {
    let (german, english) = (messages("de"), messages("en"));
    for (name, arguments) in &english {
        assert_eq!(Some(arguments), german.get(name), "{name}");
    }
    let shown = shown_in_english();
    let left: Vec<&String> = english
        .keys()
        .filter(|name| !shown.contains(*name))
        .collect();
    assert!(
        left.is_empty(),
        "no English page shows {left:?}: delete them in site/i18n/en.ftl"
    );
}

#[test]
fn every_text_that_templates_ask_for_exists() {
    let (known, registrar) = (messages("de"), messages("registrar/de"));
    let missing: Vec<_> = in_templates()
        .into_iter()
        .filter(|(name, path)| {
            let own = path.starts_with("registrar/") && registrar.contains_key(name);
            !own && !known.contains_key(name)
        })
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// The names in calls of a macro of the registrar.
fn in_calls(of: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (_, text) in rust_files("src/registrar") {
        for (start, call) in text.match_indices(&format!("{of}!(")) {
            let rest = text[start + call.len()..].trim_start();
            names.extend(rest.strip_prefix('"').map(name_at));
        }
    }
    names
}

#[test]
fn what_families_read_is_all_used_and_english_has_no_text_of_its_own() {
    let (german, english) = (messages("registrar/de"), messages("registrar/en"));
    let (in_german, in_english) = (in_calls("text"), in_calls("english"));
    let templates: BTreeSet<String> = in_templates()
        .into_iter()
        .filter(|(_, path)| path.starts_with("registrar/"))
        .map(|(name, _)| name)
        .collect();
    let left: Vec<&String> = german
        .keys()
        .filter(|name| !in_german.contains(*name) && !templates.contains(*name))
        .collect();
    assert!(left.is_empty(), "nobody asks for {left:?}");
    let left: Vec<&String> = english
        .keys()
        .filter(|name| !in_english.contains(*name) || !german.contains_key(*name))
        .collect();
    assert!(left.is_empty(), "nobody asks for {left:?} in English");
}

#[test]
fn every_text_that_the_program_asks_for_exists() {
    let known = messages("de");
    let mut missing = Vec::new();
    for (path, text) in rust_files("src") {
        for (start, asked) in text.match_indices(".tr(\"") {
            let name = name_at(&text[start + asked.len()..]);
            if !known.contains_key(&name) {
                missing.push(format!("{path}: {name}"));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn no_text_is_left_over() {
    let (templates, strings) = (in_templates(), strings());
    let asked: BTreeSet<&str> = templates.iter().map(|(name, _)| name.as_str()).collect();
    let composed: Vec<(&str, &str)> = strings
        .iter()
        .filter_map(|string| {
            let (before, rest) = string.split_once('{')?;
            let after = rest.rsplit_once('}')?.1;
            let plain = |part: &str| {
                part.chars().all(|letter| {
                    letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_'
                })
            };
            (plain(before) && plain(after) && before.len() + after.len() > 2 && !rest.contains('{'))
                .then_some((before, after))
        })
        .collect();
    let used = |name: &str| {
        asked.contains(name)
            || strings.contains(name)
            || composed.iter().any(|(before, after)| {
                name.len() > before.len() + after.len()
                    && name.starts_with(before)
                    && name.ends_with(after)
            })
    };
    let left: Vec<String> = messages("de")
        .into_keys()
        .filter(|name| !used(name))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn no_page_shows_a_missing_text() {
    let request = Request {
        data: repository("data"),
        site: repository("site"),
        templates: repository("templates"),
        base_url: None,
        today: crate::findings::today(),
        published: None,
    };
    let outcome = build::run(&request).unwrap();
    let made = outcome.made.expect("the real data has no error");
    let missing = "⟦".as_bytes();
    let shows = |bytes: &[u8]| bytes.windows(missing.len()).any(|window| window == missing);
    let pages: Vec<&str> = made
        .output
        .iter()
        .filter(|(path, bytes)| path.ends_with(".html") && shows(bytes))
        .map(|(path, _)| path)
        .collect();
    assert!(pages.is_empty(), "{pages:?}");
}
