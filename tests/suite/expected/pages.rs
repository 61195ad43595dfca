//! What every page has: the way up, and a word where there is nothing to show.

use crate::town::Town;
use jugendportal::build::Made;
use jugendportal::kinds::{Home, KINDS};
use serde_json::Value;
use std::collections::BTreeSet;

/// Pages without a way up: the start page in each language, and the one that stands everywhere.
const NO_WAY_UP: [&str; 3] = ["index.html", "en/index.html", "404.html"];

fn html(made: &Made) -> Vec<(String, String)> {
    let pages = made.output.iter();
    let pages = pages.filter(|(path, _)| path.ends_with(".html"));
    pages
        .map(|(path, bytes)| (path.to_owned(), String::from_utf8_lossy(bytes).into_owned()))
        .collect()
}

fn main(html: &str) -> &str {
    let start = html.find("<main").unwrap_or(html.len());
    let end = html.find("</main>").unwrap_or(html.len());
    &html[start..end]
}

/// The pieces of text between the tags of `<main>`.
fn words(html: &str) -> BTreeSet<String> {
    let pieces = main(html).split('<');
    let pieces = pieces.filter_map(|piece| piece.split_once('>'));
    pieces
        .map(|(_, text)| text.trim().to_owned())
        .filter(|text| !text.is_empty())
        .collect()
}

#[test]
fn every_page_shows_the_way_up() {
    let made = Town::new().build().made.unwrap();
    let pages = html(&made);
    let lost: Vec<&str> = pages
        .iter()
        .filter(|(path, _)| !NO_WAY_UP.contains(&path.as_str()))
        .filter(|(_, html)| !html.contains("class=\"np-crumbs\""))
        .map(|(path, _)| path.as_str())
        .collect();
    assert!(
        lost.is_empty() && pages.len() > 60,
        "give these pages `crumbs`: {lost:#?}"
    );
}

/// A town without any thing of a kind: the page that shows them says so in words of its own.
#[test]
fn a_page_with_nothing_to_show_says_so() {
    let full = Town::new();
    let folders = KINDS.iter().filter_map(|kind| match kind.home {
        Home::Folder(folder) => Some(folder),
        Home::Top | Home::Season | Home::Offers | Home::PageHead => None,
    });
    let pages = html(&full.build().made.unwrap());
    let mut silent = Vec::new();
    for folder in folders {
        let town = Town::new();
        std::fs::remove_dir_all(town.file(&format!("data/{folder}"))).unwrap();
        // What nothing else stands on can be taken away alone.
        let Some(made) = town.build().made else {
            continue;
        };
        let empty = html(&made);
        let top = |path: &str| path.matches('/').count() == 1;
        let without = |path: &str| empty.iter().find(|(other, _)| other == path);
        for (path, before) in pages.iter().filter(|(path, _)| top(path)) {
            let Some((_, now)) = without(path) else {
                continue;
            };
            let (before, now) = (words(before), words(now));
            // Most of what stood on it is gone: it is the page of this kind.
            let emptied = now.len() * 2 < before.len();
            if emptied && now.is_subset(&before) {
                silent.push(format!("{folder}: /{path}"));
            }
        }
    }
    assert!(silent.is_empty(), "say that there is none: {silent:#?}");
}

/// Who reads open data reads what each field means.
#[test]
fn every_field_of_the_open_data_is_explained() {
    fn gaps(value: &Value, at: &str, found: &mut Vec<String>) {
        if let Some(properties) = value["properties"].as_object() {
            let silent = properties
                .iter()
                .filter(|(_, of)| of["description"].as_str().unwrap_or_default().is_empty());
            found.extend(silent.map(|(name, _)| format!("{at}/{name}")));
        }
        if let Some(parts) = value.as_object() {
            for (name, part) in parts {
                gaps(part, &format!("{at}/{name}"), found);
            }
        }
    }
    let made = Town::new().build().made.unwrap();
    let schemas = made.output.iter();
    let schemas: Vec<_> = schemas
        .filter(|(path, _)| path.starts_with("daten/schema/"))
        .collect();
    assert!(schemas.len() > 4, "the schemas are elsewhere now");
    let mut found = Vec::new();
    for (path, bytes) in schemas {
        gaps(&serde_json::from_slice(bytes).unwrap(), path, &mut found);
    }
    assert!(found.is_empty(), "write doc comments for: {found:#?}");
}
