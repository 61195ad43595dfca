//! What machines read: calendars, feeds, sitemap, structured data, open data. Made from the real
//! data, looked at from outside.

mod calendars;
mod search_engines;

use crate::findings::repository;
use jugendportal::build::{self, Made, Request};
use jugendportal::calendar::NaiveDate;
use jugendportal::pages::{open_data, qr};
use jugendportal::portal::Portal;
use jugendportal::source::Reader;
use jugendportal::{check, routes};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn portal(data: &Path) -> Portal {
    let (sources, read) = Reader::default().read(data, &repository("site")).unwrap();
    check::check(&sources, day("2027-06-20"), None, read)
        .0
        .expect("data without errors")
}

fn made(data: &Path) -> Made {
    let request = Request {
        data: data.to_path_buf(),
        site: repository("site"),
        templates: repository("templates"),
        base_url: None,
        today: day("2027-06-20"),
        published: None,
    };
    build::run(&request)
        .unwrap()
        .made
        .expect("data without errors")
}

/// The real data, read and made once for all tests here.
fn real() -> &'static (Portal, Made) {
    static REAL: LazyLock<(Portal, Made)> =
        LazyLock::new(|| (portal(&repository("data")), made(&repository("data"))));
    &REAL
}

fn text<'a>(made: &'a Made, path: &str) -> &'a str {
    std::str::from_utf8(
        made.output
            .get(&routes::file(path))
            .unwrap_or_else(|| panic!("{path} is missing")),
    )
    .unwrap()
}

#[test]
fn open_data_is_listed_and_has_its_schema() {
    let (portal, made) = real();
    let files = open_data::files(portal);
    let list: Value = serde_json::from_str(text(made, routes::OPEN_DATA_INDEX)).unwrap();
    assert_eq!(list["files"].as_array().unwrap().len(), files.len());
    for file in files {
        let data: Value = serde_json::from_str(text(made, &file.path)).unwrap();
        let schema: Value = serde_json::from_str(text(made, &file.schema)).unwrap();
        assert_eq!(
            (data["format"].as_str(), &data["schema"]),
            (Some(file.format), &schema["$id"]),
            "{}",
            file.path
        );
        // Every field is described, and every field that is described is there.
        let fields = schema["properties"].as_object().unwrap();
        assert_eq!(
            fields.keys().collect::<BTreeSet<_>>(),
            data.as_object().unwrap().keys().collect::<BTreeSet<_>>(),
            "{}",
            file.path
        );
        assert!(
            fields
                .values()
                .all(|field| field["description"].is_string()),
            "{}",
            file.schema
        );
    }
}

#[test]
fn feeds_name_each_entry_once_and_tell_the_newest_day() {
    let (_, made) = real();
    for path in [routes::FEED_NEW, routes::FEED_CHANGES] {
        let feed = text(made, path);
        let all = |name: &str| -> Vec<String> {
            feed.split(&format!("<{name}>"))
                .skip(1)
                .map(|part| part.split('<').next().unwrap().to_owned())
                .collect()
        };
        let (ids, updated) = (all("id"), all("updated"));
        assert!(ids.len() > 5, "{path}");
        assert_eq!(
            ids.iter().collect::<BTreeSet<_>>().len(),
            ids.len(),
            "{path}"
        );
        assert_eq!(updated[0], *updated[1..].iter().max().unwrap(), "{path}");
        assert!(updated.iter().all(|at| {
            chrono::DateTime::parse_from_rfc3339(at)
                .is_ok_and(|at| at.date_naive() <= day("2027-06-20"))
        }));
    }
}

#[test]
fn a_qr_code_scales_and_names_its_address() {
    let svg = qr::svg("https://jugend.example/").unwrap();
    assert!(
        svg.as_str()
            .starts_with("<svg class=\"np-qr\" role=\"img\" viewBox=\"0 0 "),
        "{}",
        svg.as_str()
    );
    assert_eq!(svg.as_str().matches("<path").count(), 1);
}

#[test]
fn rules_for_the_server_are_not_among_the_pages() {
    let (_, made) = real();
    assert!(text(made, "/_headers").contains("Content-Security-Policy: default-src 'self';"));
    assert!(
        made.output
            .iter()
            .all(|(path, _)| !path.contains("nginx") && !path.starts_with("server"))
    );
}
