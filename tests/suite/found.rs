//! What there is can be found: every page from the start page on, every thing by search.

use crate::findings::{repository, today};
use crate::town::Town;
use jugendportal::build::{self, Request};
use jugendportal::kinds::{Home, Kind, has_field};
use jugendportal::output::Output;
use jugendportal::{files, routes, yaml};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

/// The paths that a page links to.
fn links<'a>(output: &'a Output, path: &str) -> Vec<&'a str> {
    let Some((_, html)) = output.answer(path) else {
        return Vec::new();
    };
    let html = std::str::from_utf8(html).unwrap_or_default();
    html.split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split(['"', '#', '?']).next())
        .filter(|link| link.starts_with('/') && link.ends_with('/'))
        .collect()
}

#[test]
fn every_page_can_be_reached_from_the_start_page() {
    let request = Request {
        data: repository("data"),
        site: repository("site"),
        templates: repository("templates"),
        base_url: None,
        today: today(),
    };
    let outcome = build::run(&request).unwrap();
    let output = outcome.made.expect("the real data has no error").output;
    let (mut reached, mut ahead) = (BTreeSet::from(["/"]), vec!["/"]);
    while let Some(path) = ahead.pop() {
        for link in links(&output, path) {
            if reached.insert(link) {
                ahead.push(link);
            }
        }
    }
    let sitemap = output.get(&routes::file(routes::SITEMAP)).unwrap();
    let sitemap = std::str::from_utf8(sitemap).unwrap();
    let listed = sitemap
        .split("<loc>https://")
        .skip(1)
        .map(|rest| &rest[rest.find('/').unwrap()..rest.find('<').unwrap()]);
    let lost: Vec<&str> = listed.filter(|path| !reached.contains(path)).collect();
    assert!(
        lost.is_empty(),
        "no page links to {lost:?}: name them in the menu or the foot of data/portal.yaml"
    );
}

#[test]
fn search_finds_every_thing_by_its_name() {
    let town = Town::new();
    let made = town.build().made.unwrap();
    let (_, index) = made.output.answer("/suche/index.json").unwrap();
    let index = std::str::from_utf8(index).unwrap();
    let mut lost = Vec::new();
    for (path, file) in files::walk(&town.file("data")).unwrap() {
        let kind = Kind::at(&path).unwrap();
        if !matches!(kind.home, Home::Folder(_)) {
            continue;
        }
        let (value, _) = yaml::read::<Value>(&fs::read_to_string(file).unwrap(), has_field);
        let value = value.unwrap();
        let name = value["name"].as_str().or(value["title"].as_str()).unwrap();
        if !index.contains(&serde_json::to_string(name).unwrap()) {
            lost.push(path);
        }
    }
    assert!(
        lost.is_empty(),
        "search knows nothing of {lost:?}: add them to src/pages/search.rs, or say in ON_ONE_PAGE \
         why it need not"
    );
}
