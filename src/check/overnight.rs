//! A session of more than a day: a camp whose children stay for the night, or a course that was
//! meant to have one session for each day. Nobody but who typed it knows which.

use super::lower::Lower;
use crate::calendar::{NaiveDate, TimeSpan};
use crate::diagnostics::{At, checks};
use crate::schema;
use crate::text::{Lang, and};
use crate::yaml::Located;

/// How many days a hint names one by one.
const NAMED: usize = 10;

/// Ensure a session of a day or more says that it goes on through the night.
pub(super) fn ensure_meant(
    lower: &mut Lower<'_>,
    field: &Located<schema::Session>,
    (on, last): (NaiveDate, NaiveDate),
    times: TimeSpan,
    overnight: Option<bool>,
) -> Option<()> {
    let schema::Session {
        until,
        overnight: typed,
        on: _,
        times: typed_times,
    } = &field.value;
    let typed_times = typed_times.as_ref().map_or("", schema::Hours::text).trim();
    if typed.is_none() {
        let remedy = ("Schreiben Sie »overnight: ja«", "Write `overnight: ja`");
        lower.not_bare(&checks::OVERNIGHT, "overnight", field.at, remedy);
    }
    if on == last {
        let Some(typed) = typed.as_ref().filter(|_| overnight == Some(true)) else {
            return Some(());
        };
        report_no_last_day(lower, typed.at(), on);
        return None;
    }
    let minutes = (last - on).num_minutes() + i64::from(times.end) - i64::from(times.start);
    // What is neither yes nor no has been reported.
    let said = typed.is_some() && overnight != Some(false);
    if minutes < 24 * 60 || said {
        return Some(());
    }
    let place = until.as_ref().map_or(field.at, schema::Date::at);
    report_unclear(lower, place, minutes / 60, (on, last), times, typed_times);
    None
}

fn report_no_last_day(lower: &mut Lower<'_>, place: At, on: NaiveDate) {
    let next = on.succ_opt().unwrap_or(on);
    lower
        .report(
            &checks::OVERNIGHT,
            place,
            "über Nacht geht es, aber der letzte Tag fehlt",
            "it goes overnight, but the last day is missing",
        )
        .hint(
            format!("Schreiben Sie darunter den letzten Tag: »until: {next}«. Ist am selben Tag Schluss, löschen Sie »overnight«."),
            format!("Write the last day below: `until: {next}`. If it ends on the same day, delete `overnight`."),
        );
}

fn report_unclear(
    lower: &mut Lower<'_>,
    place: At,
    hours: i64,
    days: (NaiveDate, NaiveDate),
    times: TimeSpan,
    typed_times: &str,
) {
    let entries = entries(days, times);
    let named = |lang| {
        let days = entries.iter().take(NAMED);
        let days: Vec<String> = match lang {
            Lang::De => days.map(|day| format!("»- on: {day}«")).collect(),
            Lang::En => days.map(|day| format!("`- on: {day}`")).collect(),
        };
        let more = match (lang, entries.len() > NAMED) {
            (_, false) => "",
            (Lang::De, true) => " und so weiter",
            (Lang::En, true) => " and so on",
        };
        format!("{}{more}", and(lang, &days))
    };
    // Where each part ends after midnight, it needs its own last day.
    let (until_de, until_en) = if times.end > times.start {
        (", ohne »until«", ", without `until`")
    } else {
        (
            " und »until:« mit dem Tag danach",
            " and `until:` with the day after",
        )
    };
    lower
        .report(
            &checks::OVERNIGHT,
            place,
            format!("diese Zeit dauert {hours} Stunden am Stück, Tag und Nacht"),
            format!("this session goes on for {hours} hours, day and night"),
        )
        .hint(
            format!("Kommen die Kinder jeden Tag neu, bekommt jeder Tag einen Eintrag unter »sessions«: {}, jeweils mit »times: {typed_times}« darunter{until_de}.", named(Lang::De)),
            format!("If the children come anew each day, each day gets an entry below `sessions`: {}, each with `times: {typed_times}` below{until_en}.", named(Lang::En)),
        )
        .hint(
            "Bleiben sie auch nachts da, schreiben Sie darunter »overnight: ja«.",
            "If they stay for the nights, write `overnight: ja` below.",
        );
}

/// The days on which a course would begin anew.
fn entries((on, last): (NaiveDate, NaiveDate), times: TimeSpan) -> Vec<NaiveDate> {
    let ends_before = times.end <= times.start;
    on.iter_days()
        .take_while(|day| {
            if ends_before {
                *day < last
            } else {
                *day <= last
            }
        })
        .collect()
}
