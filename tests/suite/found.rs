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
        published: None,
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
        "search knows nothing of {lost:?}: see `impl Found` in the file of their page"
    );
}

#[test]
fn what_search_finds_is_there() {
    let made = Town::new().build().made.unwrap();
    let (_, index) = made.output.answer("/suche/index.json").unwrap();
    let index: Value = serde_json::from_slice(index).unwrap();
    let groups = index["groups"].as_array().unwrap();
    let paths: Vec<String> = groups
        .iter()
        .flat_map(|group| {
            let base = group["base"].as_str().unwrap();
            let items = group["items"].as_array().unwrap();
            items
                .iter()
                .map(move |item| format!("{base}{}", item[1].as_str().unwrap()))
        })
        .collect();
    assert!(paths.iter().any(|path| path.contains('#')), "{paths:?}");
    let lost: Vec<&String> = paths
        .iter()
        .filter(|path| {
            let (page, id) = path.split_once('#').unwrap_or((path, ""));
            let html = made.output.answer(page).map(|(_, html)| html);
            let html = html.and_then(|html| std::str::from_utf8(html).ok());
            !html.is_some_and(|html| id.is_empty() || html.contains(&format!(" id=\"{id}\"")))
        })
        .collect();
    assert!(
        lost.is_empty(),
        "search leads to {lost:?}: no page has this address or this id"
    );
    let names: Vec<&str> = groups
        .iter()
        .filter_map(|group| group["name"].as_str())
        .collect();
    assert!(
        names.iter().all(|name| !name.contains('⟦')),
        "a group of search has no name: {names:?}"
    );
}
