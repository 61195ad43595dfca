//! Sessions: time spans of a day or over night.

use super::likely::Span;
use super::lower::Lower;
use super::overnight::ensure_meant;
use crate::calendar::clock::{LocalTime, at, local_time};
use crate::diagnostics::{At, checks};
use crate::model::Session;
use crate::schema;
use crate::yaml::Located;

/// Sessions in order of time; `None` when one of them is wrong, which is reported.
pub(super) fn sessions(
    lower: &mut Lower<'_>,
    fields: &[Located<schema::Session>],
    entry: At,
) -> Option<Vec<Session>> {
    if fields.is_empty() {
        let hint = (
            "Ergänzen Sie »sessions:« und darunter »- on: 2027-03-31« und »times: 10:00-15:00«."
                .to_owned(),
            "Add `sessions:` and below it `- on: 2027-03-31` and `times: 10:00-15:00`.".to_owned(),
        );
        lower.missing_with(&checks::MISSING_FIELD, "sessions", entry, hint);
        return None;
    }
    let mut timed: Vec<(Session, At)> = Vec::new();
    let mut good = true;
    for field in fields {
        match session(lower, field) {
            Some(session) => timed.push((
                session,
                field
                    .value
                    .times
                    .as_ref()
                    .map_or(field.at, schema::Hours::at),
            )),
            None => good = false,
        }
    }
    timed.sort();
    for pair in timed.windows(2) {
        if pair[1].0.start < pair[0].0.end {
            good = false;
            let (earlier, later) = if pair[0].1 < pair[1].1 {
                (pair[0].1, pair[1].1)
            } else {
                (pair[1].1, pair[0].1)
            };
            let line = earlier.line;
            lower
                .report(
                    &checks::SESSION_OVERLAP,
                    later,
                    format!("diese Zeit überschneidet sich mit der Zeit in Zeile {line}"),
                    format!("this time overlaps with the time on line {line}"),
                )
                .hint(
                    "Prüfen Sie Tag und Uhrzeit. Sind es zwei Gruppen, bekommt jede einen eigenen Termin unter »occasions«.",
                    "Check day and time. If there are two groups, each gets an occasion of its own below `occasions`.",
                );
        }
    }
    good.then(|| timed.into_iter().map(|(session, _)| session).collect())
}

fn session(lower: &mut Lower<'_>, field: &Located<schema::Session>) -> Option<Session> {
    let schema::Session {
        on,
        times,
        until: typed_until,
        overnight: typed_overnight,
    } = &field.value;
    let overnight = typed_overnight
        .as_ref()
        .and_then(|field| lower.yes_no(field));
    let on = lower.date(on.as_ref(), "on", field.at);
    let until = lower.optional_date(typed_until.as_ref());
    let times_field = lower.required(times.as_ref(), "times", field.at)?;
    let times = lower.clock(times_field);
    let (on, times) = (on?, times?);
    let last = until.unwrap_or(on);
    lower.span(
        on,
        last,
        typed_until.as_ref().map_or(field.at, schema::Date::at),
    )?;
    let session = Session {
        start: at(on, times.start),
        end: at(last, times.end),
    };
    if session.end <= session.start {
        let next = last.succ_opt().unwrap_or(last);
        lower.report(&checks::TIME_ORDER, times_field.at(), "das Ende liegt nicht nach dem Anfang", "the end does not lie after the start").hint(
            format!("Tauschen Sie die Uhrzeiten. Geht es über Nacht, schreiben Sie darunter den letzten Tag: »until: {next}«."),
            format!("Swap the times. If it goes overnight, write the last day below: `until: {next}`."),
        );
        return None;
    }
    ensure_on_the_clock(lower, session, times_field.at())?;
    ensure_meant(lower, field, (on, last), times, overnight)?;
    let span = if on == last {
        Span::Day(times)
    } else {
        Span::Nights(times)
    };
    lower.ensure_likely(times_field.at(), span);
    Some(session)
}

/// Ensure both ends exist on the clock, and once.
fn ensure_on_the_clock(lower: &mut Lower<'_>, session: Session, place: At) -> Option<()> {
    for time in [session.start, session.end] {
        let (de, en) = match local_time(time) {
            LocalTime::Once(_) => continue,
            LocalTime::Skipped => (
                "gibt es an diesem Tag nicht: die Uhr wird vorgestellt",
                "does not exist on this day: the clocks go forward",
            ),
            LocalTime::Twice => (
                "gibt es an diesem Tag zweimal: die Uhr wird zurückgestellt",
                "exists twice on this day: the clocks go back",
            ),
        };
        let clock = time.format("%H:%M");
        lower.report(&checks::CLOCK_CHANGE, place, format!("die Uhrzeit {clock} {de}"), format!("the time {clock} {en}")).hint(
            "In dieser Nacht wird die Uhr umgestellt. Nehmen Sie eine Uhrzeit vor 2 Uhr oder ab 3 Uhr.",
            "The clocks change in this night. Take a time before 2:00 or from 3:00 on.",
        );
        return None;
    }
    Some(())
}
