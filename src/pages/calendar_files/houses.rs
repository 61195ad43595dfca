//! Opening hours and weekly groups of houses.

use super::file;
use super::weekly::{Weekly, known_days};
use crate::calendar::{DateSpan, NaiveDate, TimeSpan};
use crate::ical::{self, Entry};
use crate::model::{DayKind, Hours, House, HouseToday, WeeklyGroup};
use crate::pages::maker::{File, Maker};
use crate::pages::venue::Venue;
use crate::portal::Portal;
use crate::routes;
use crate::text::slug;

/// Opening hours of a day and what is on then.
type Times = (TimeSpan, Option<String>);

/// The calendar of every house whose times are known.
pub fn files(maker: &Maker<'_>) -> Vec<File> {
    let portal = maker.portal;
    let file = |house: &House| {
        Some(file(
            &path(portal, house)?,
            &house.name,
            &entries(portal, house),
        ))
    };
    portal.houses().iter().filter_map(file).collect()
}

/// The calendar file of a house; `None` when no times are known.
pub fn path(portal: &Portal, house: &House) -> Option<String> {
    (!entries(portal, house).is_empty()).then(|| routes::house_calendar(&house.id))
}

/// Opening hours and weekly groups on every day for which the holidays are known. Where nobody has
/// said what holds, nothing stands.
fn entries(portal: &Portal, house: &House) -> Vec<Entry> {
    let Some(span) = known_days(portal, house.verified.on, house.closed_since) else {
        return Vec::new();
    };
    let url = portal.url(&routes::house(&house.id));
    opening_hours(portal, house, span)
        .into_iter()
        .chain(weekly_groups(portal, house, span))
        .flat_map(|(series, days)| {
            series.entries(portal, &days, house.verified.on, &url, |day| {
                Venue::house(portal, house, day).line()
            })
        })
        .collect()
}

/// Opening hours, each with the days on which they hold.
fn opening_hours(portal: &Portal, house: &House, span: DateSpan) -> Vec<(Weekly, Vec<NaiveDate>)> {
    let mut open: Vec<(Times, Vec<NaiveDate>)> = Vec::new();
    for day in span.days() {
        let hours = house.hours.iter();
        for times in hours.flat_map(|hours| times_on(portal, hours, day)) {
            match open.iter_mut().find(|(known, _)| *known == times) {
                Some((_, days)) => days.push(day),
                None => open.push((times, vec![day])),
            }
        }
    }
    let series = |((times, note), days): (Times, Vec<NaiveDate>)| {
        let what = note.as_deref();
        let series = Weekly {
            id: [
                "ort",
                &house.id,
                &format!("{}-{}", times.start, times.end),
                &slug(what.unwrap_or("offen")),
            ]
            .join("."),
            times,
            interval: 1,
            summary: format!("{}: {}", house.name, what.unwrap_or("geöffnet")),
            about: String::new(),
        };
        (series, days)
    };
    open.into_iter().map(series).collect()
}

fn times_on(portal: &Portal, hours: &Hours, day: NaiveDate) -> Vec<Times> {
    match hours.on(day, portal.day_kind(day)) {
        HouseToday::Open(times) => times
            .into_iter()
            .map(|(times, note)| (times, note.map(str::to_owned)))
            .collect(),
        HouseToday::Closed(_) | HouseToday::Unknown => Vec::new(),
    }
}

/// Weekly groups, each with the days on which it meets.
fn weekly_groups(portal: &Portal, house: &House, span: DateSpan) -> Vec<(Weekly, Vec<NaiveDate>)> {
    let series = |(index, group): (usize, &WeeklyGroup)| {
        let days = ical::days(span.first(), span.last(), group.days?, |day| {
            in_term(portal, house, day)
        });
        let series = Weekly {
            id: format!("ort.{}.gruppe-{}", house.id, index + 1),
            times: group.times?,
            interval: 1,
            summary: format!("{}: {}", house.name, group.name),
            about: group.text.clone().unwrap_or_default(),
        };
        Some((series, days))
    };
    let groups = house.weekly_groups.iter().enumerate();
    groups.filter_map(series).collect()
}

/// Whether a weekly group meets: in holidays nobody has said so.
fn in_term(portal: &Portal, house: &House, day: NaiveDate) -> bool {
    let closed = house
        .hours
        .iter()
        .flat_map(|hours| &hours.exceptions)
        .any(|exception| exception.times.is_none() && exception.holds_on(day));
    !closed && portal.day_kind(day) == DayKind::Term
}
