//! Lists of participants: CSV for spreadsheets, HTML for printing.

mod csv;

pub use csv::csv;

use super::participants::Participant;
use crate::calendar::clock::local_at;
use crate::catalogue::{PriceClass, Question, Season};
use crate::html::escape;
use crate::registrar::domain::{Instant, Status};
use crate::registrar::family::form::questions::name_of;
use crate::registrar::programme::Terms;
use crate::registrar::texts::Texts;
use crate::text::alphabetical;
use crate::words;
use clap::ValueEnum;
use std::fmt::Write as _;

/// A file format of lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For spreadsheets
    Csv,
    /// For printing
    Html,
}

/// The list as cells, the heading first: children with a place by name, then those who wait, in
/// their order.
pub fn table(
    participants: &[Participant],
    season: &Season,
    questions: &[Question],
    town: &str,
    texts: &Texts,
) -> Vec<Vec<String>> {
    let fixed = [
        "Nummer",
        "Stand",
        "Nachname",
        "Vorname",
        "Geburtsdatum",
        &format!("Wohnt in {town}"),
        "Preis",
        "Kontakt",
        "Telefon",
        "E-Mail",
        "Zweiter Kontakt",
        "Telefon zweiter Kontakt",
        "E-Mail zweiter Kontakt",
    ];
    let heading = fixed
        .map(str::to_owned)
        .into_iter()
        .chain(questions.iter().map(|question| name_of(question, texts)));
    let mut rows = vec![heading.collect::<Vec<_>>()];
    let mut active: Vec<&Participant> = participants
        .iter()
        .filter(|one| one.registration.status.is_active())
        .collect();
    active.sort_by_cached_key(|one| {
        let own = &one.registration;
        let placed = own.status == Status::Placed;
        (
            !placed,
            if placed { None } else { own.queue },
            alphabetical(&own.child.last_name),
            alphabetical(&own.child.first_name),
        )
    });
    rows.extend(
        active
            .into_iter()
            .map(|one| row(one, &season.price_classes, questions)),
    );
    rows
}

fn row(one: &Participant, classes: &[PriceClass], questions: &[Question]) -> Vec<String> {
    let own = &one.registration;
    let stand = match own.status {
        Status::Placed => PLACE,
        Status::Offered => "Platz angeboten",
        Status::Wished => "Wunsch",
        _ => "Warteliste",
    };
    let class = classes
        .iter()
        .find(|class| Some(&class.id) == own.child.price_class.as_ref());
    let mut row = vec![
        own.id.to_string(),
        stand.to_owned(),
        own.child.last_name.clone(),
        own.child.first_name.clone(),
        own.child.born.format("%d.%m.%Y").to_string(),
        if own.child.resident { "ja" } else { "nein" }.to_owned(),
        class.map(|class| class.name.clone()).unwrap_or_default(),
        one.guardian.name.clone(),
        one.guardian.phone.as_str().to_owned(),
        one.guardian.email.as_str().to_owned(),
    ];
    let second = one.second.as_ref();
    row.extend([
        second.map_or(String::new(), |second| second.name.clone()),
        second
            .and_then(|second| second.phone.as_ref())
            .map_or(String::new(), |phone| phone.as_str().to_owned()),
        second.map_or(String::new(), |second| second.email.as_str().to_owned()),
    ]);
    row.extend(questions.iter().map(|question| {
        match own.child.answers.get(&question.id).map(String::as_str) {
            Some("yes") => "ja".to_owned(),
            Some("no") => "nein".to_owned(),
            answer => answer.unwrap_or_default().to_owned(),
        }
    }));
    row
}

const PLACE: &str = "Platz";

/// How many children of a list have a place.
pub fn placed(table: &[Vec<String>]) -> usize {
    table
        .iter()
        .skip(1)
        .filter(|row| row.get(1).is_some_and(|stand| stand == PLACE))
        .count()
}

/// The columns a host needs: whose child it is, how old, whom to call. What families pay, where
/// they live and who waits is for the office.
const FOR_HOSTS: [usize; 5] = [2, 3, 4, 7, 8];

/// What they need of second guardians, where a child has one.
const SECOND_FOR_HOSTS: [usize; 2] = [10, 11];

/// The columns that nobody typed: number, state, birth date, where the child lives. They are what
/// they look like: a date can be sorted, a number be copied into a command.
const OWN: [usize; 4] = [0, 1, 4, 5];

/// The columns after which the answers to the questions of the offer stand.
const FIXED: usize = 13;

/// A page to print for the host: children with a place, and only what the day needs. `places`: how
/// many are taken, in words.
pub fn html(terms: &Terms, table: &[Vec<String>], places: &str, now: Instant) -> String {
    let title = escape(&format!(
        "{}, {}",
        terms.title,
        words::sessions_in_full(&terms.sessions)
    ));
    let mut text = format!(
        "<!doctype html>\n<html lang=\"de\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
         <h1>{title}</h1>\n<p>{places}. Stand: {} Uhr. Vertraulich: nach dem Angebot bitte vernichten.</p>\n<table>\n",
        local_at(now).format("%d.%m.%Y, %H:%M")
    );
    let with_a_place = |(index, row): &(usize, &Vec<String>)| *index == 0 || row[1] == PLACE;
    let shown = table.iter().enumerate().filter(with_a_place).skip(1);
    let seconds = shown
        .clone()
        .any(|(_, row)| !row[SECOND_FOR_HOSTS[0]].is_empty());
    let needed = |(column, _): &(usize, &String)| {
        let of_second = seconds && SECOND_FOR_HOSTS.contains(column);
        FOR_HOSTS.contains(column) || of_second || *column >= FIXED
    };
    for (index, row) in table.iter().enumerate().filter(with_a_place) {
        let tag = if index == 0 { "th scope=\"col\"" } else { "td" };
        let end = if index == 0 { "th" } else { "td" };
        text.push_str(if index == 0 { "<thead><tr>" } else { "<tr>" });
        for (_, cell) in row.iter().enumerate().filter(needed) {
            let _ = write!(text, "<{tag}>{}</{end}>", escape(cell));
        }
        text.push_str(if index == 0 {
            "</tr></thead>\n"
        } else {
            "</tr>\n"
        });
    }
    text.push_str("</table>\n</body>\n</html>\n");
    text
}

const STYLE: &str = "@page{size:A4 landscape;margin:12mm}body{font:10pt sans-serif}h1{font-size:14pt}table{border-collapse:collapse;width:100%}\
    th,td{border:1px solid #000;padding:3px 5px;text-align:left;vertical-align:top;overflow-wrap:anywhere}thead{display:table-header-group}tr{break-inside:avoid}";
