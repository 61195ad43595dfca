//! Files for hosts and for the office.

use super::office;
use crate::registrar::sample::catalogue;
use crate::registrar::store::Desk;
use jugendportal::registrar::office::commands::Command;
use jugendportal::registrar::office::export::{self, Format};
use jugendportal::registrar::office::participants::participants;
use jugendportal::registrar::store::sqlite;
use jugendportal::registrar::texts::Texts;

#[test]
fn lists_for_the_office_are_safe_in_spreadsheets() {
    let (office, _store) = office();
    let csv = office.export(Format::Csv).output;
    assert!(
        csv.starts_with("\u{feff}\"Nummer\";\"Stand\";\"Nachname\";\"Vorname\""),
        "{csv}"
    );
    assert!(
        csv.contains("\"\u{200b}=Noa\"")
            && csv.contains("\"Nüsse\"")
            && csv.contains("\"Hinweise zur Gesundheit\""),
        "{csv}"
    );
    let states: Vec<&str> = csv
        .lines()
        .skip(1)
        .map(|line| line.split(';').nth(1).unwrap())
        .collect();
    assert_eq!(states, ["\"Platz\"", "\"Platz\"", "\"Warteliste\""]);
    assert!(!csv.contains("Mio"));
}

#[tokio::test(flavor = "multi_thread")]
async fn children_stand_where_people_look_for_them() {
    let folder = tempfile::tempdir().unwrap();
    let store = sqlite::open(folder.path(), [7; 16]).unwrap();
    let desk = Desk::new(&store);
    let names = ["Zoe", "Łukasz", "Özge", "Oskar", "ida"];
    for (index, name) in names.iter().enumerate() {
        let mail = format!("a{index}@b.de");
        desk.register("lied", "lied-1", &mail, &[name]).await;
    }
    let all = participants(&store, None, None).await.unwrap();
    let season = &catalogue().seasons[0];
    let table = export::table(&all, season, &[], "Ort", &Texts::new().unwrap());
    let listed: Vec<&str> = table.iter().skip(1).map(|row| row[3].as_str()).collect();
    assert_eq!(listed, ["ida", "Łukasz", "Oskar", "Özge", "Zoe"]);
}

#[test]
fn lists_for_hosts_are_safe_in_browsers_and_hold_what_the_day_needs() {
    let (office, _store) = office();
    let html = office.export(Format::Html).output;
    assert!(
        html.contains("Kim &lt;b&gt;")
            && !html.contains("Kim <b>")
            && html.contains("<h1>Floßbau &lt;am See&gt;, Donnerstag, 1. April 2027")
    );
    assert!(
        html.contains("2 von 2 Plätzen belegt. Stand: 01.03.2027, 10:00 Uhr."),
        "{html}"
    );
    assert_eq!(
        html.matches("<tr>").count(),
        3,
        "who waits is no matter of the host: {html}"
    );
    assert!(
        html.contains("<td>Nüsse</td>") && html.contains("<th scope=\"col\">Telefon</th>"),
        "{html}"
    );
    assert!(
        !html.contains("@b.de")
            && !html.contains("E-Mail")
            && !html.contains("Preis")
            && !html.contains("Wohnt in"),
        "nor are addresses and prices: {html}"
    );
}

#[test]
fn a_list_for_hosts_counts_without_an_end_of_places() {
    let (office, _store) = office();
    let mut endless = catalogue();
    endless.seasons[0].offers[0].occasions[0].capacity = None;
    std::fs::write(
        office.folder.path().join("catalogue.json"),
        endless.to_json(),
    )
    .unwrap();
    let html = office.export(Format::Html).output;
    assert!(
        html.contains("<p>2 Kinder haben einen Platz. Stand:"),
        "{html}"
    );
}

#[test]
fn an_occasion_that_is_not_there_has_no_list() {
    let (office, _store) = office();
    let unknown = Command::Export {
        locations: office.locations(),
        season: "2027-ostern".into(),
        occasion: "x".into(),
        format: Format::Csv,
    };
    assert_eq!(office.run(unknown).code, 1);
}
