//! All findings in one run: one mistake hides no other, and follows nobody around.

use crate::findings::{self, Findings, repository};
use jugendportal::build::{self, Request};
use std::fs;

const OFFERS: &str = "data/ferienpass/2027-ostern/offers";

/// The base of the fixtures with some files written over it.
fn with_files(files: &[(&str, &str)]) -> Findings {
    let folder = tempfile::tempdir().unwrap();
    findings::copy(&repository("tests/fixtures/base"), folder.path());
    for (path, text) in files {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    findings::of_folder(folder.path())
}

fn checks(findings: &Findings) -> Vec<(u32, &str)> {
    findings
        .list
        .iter()
        .map(|finding| (finding.location.at.line, finding.check.name()))
        .collect()
}

#[test]
fn an_offer_with_six_mistakes_reports_six() {
    let offer = "id: pizza\ntitel: Pizza backen\nshort: Wir backen: Pizza\ntopic: kochn\nprovider: backverein\nplace: seehaus\noccasions:\n  - sessions:\n      - on: 31.4.2027\n        times: 10:00-13:00\n    capacity: zwölf\n    minimum: 3\n    registration: online\n    prices: [{ class: regular, euro: 0 }]\n";
    let findings = with_files(&[(&format!("{OFFERS}/pizza.yaml"), offer)]);
    let expected = [
        (2, "unknown-field"),
        (3, "syntax"),
        (4, "unknown-id"),
        (9, "date"),
        (11, "number"),
        (13, "word"),
    ];
    assert_eq!(checks(&findings), expected);
    assert!(!findings.portal);
}

#[test]
fn a_file_that_cannot_be_read_does_not_make_its_mentions_wrong() {
    let findings = with_files(&[
        ("data/houses/seehaus.yaml", "id: seehaus\nname: \"Haus\n"),
        ("data/topics.yaml", "topics:\n\t- id: kochen\n"),
        (
            "data/ferienpass/2027-ostern/season.yaml",
            "title: 'Ostern\n",
        ),
    ]);
    assert_eq!(
        checks(&findings),
        [(1, "syntax"), (2, "syntax"), (2, "syntax")]
    );
}

#[test]
fn offers_are_checked_even_when_their_season_cannot_be_read() {
    let offer = fs::read_to_string(
        repository("tests/fixtures/base")
            .join(OFFERS)
            .join("brot.yaml"),
    )
    .unwrap();
    let findings = with_files(&[
        (
            "data/ferienpass/2027-ostern/season.yaml",
            "title: 'Ostern\n",
        ),
        (
            &format!("{OFFERS}/brot.yaml"),
            &offer.replace("2027-03-31", "2027-02-30"),
        ),
    ]);
    assert_eq!(checks(&findings), [(9, "date"), (1, "syntax")]);
}

#[test]
fn warnings_alone_do_not_keep_the_portal_from_being_made() {
    let findings = with_files(&[("data/notizen.txt", "Bitte anrufen.\n")]);
    assert_eq!(checks(&findings), [(0, "stray-file")]);
    assert!(findings.portal);
}

#[test]
fn a_page_at_an_address_of_the_program_is_found_with_its_file_and_nothing_is_made() {
    let folder = tempfile::tempdir().unwrap();
    findings::copy(&repository("site"), &folder.path().join("site"));
    let pages = folder.path().join("site/pages/de");
    for name in ["orte", "ferienpass"] {
        fs::write(
            pages.join(format!("{name}.md")),
            "---\ntitle: Eigene Seite\ndescription: Eine eigene Seite.\n---\n\nText.\n",
        )
        .unwrap();
    }
    let request = Request {
        data: repository("data"),
        site: folder.path().join("site"),
        templates: repository("templates"),
        base_url: None,
        today: findings::today(),
        published: None,
    };
    let outcome = build::run(&request).unwrap();
    let errors: Vec<&str> = outcome
        .diagnostics
        .iter()
        .filter(|finding| finding.check.name() == "duplicate-id")
        .map(|finding| finding.location.file.rsplit('/').next().unwrap_or_default())
        .collect();
    assert_eq!(errors, ["ferienpass.md", "orte.md"]);
    assert!(outcome.made.is_none());
}

#[test]
fn huge_files_are_refused_and_not_followed_to_their_end() {
    let big = 900_000;
    let inputs = [
        "[".repeat(big),
        "{a: ".repeat(big / 4),
        format!("features: {}", "- ".repeat(big / 2)),
        format!("features:\n{}", "  - [x\n".repeat(big / 8)),
        format!(
            "id: riesig\nweekly_groups:\n{}",
            "  - ages:\n".repeat(big / 12)
        ),
        format!(
            "id: riesig\nopening_hours:\n  seasons:\n{}",
            "    - hours:\n".repeat(big / 14)
        ),
        format!("name: \"{}", "x\n".repeat(big / 2)),
        format!("a: &a [x]\n{}", "b: [*a, *a]\n".repeat(big / 12)),
        "x: y\n".repeat(big / 5),
    ];
    for input in inputs {
        let findings = with_files(&[("data/houses/riesig.yaml", &input)]);
        let start = &input[..20];
        assert!(
            (1..60).contains(&findings.list.len()),
            "{start}: {} findings",
            findings.list.len()
        );
        assert!(
            findings
                .list
                .iter()
                .all(|finding| finding.location.file.ends_with("riesig.yaml")),
            "{start}"
        );
        assert!(!findings.portal, "{start}");
    }
}
