//! Opening hours and weekly groups of houses.

use super::file;
use super::weekly::{Weekly, known_days};
use crate::calendar::{NaiveDate, TimeSpan};
use crate::ical::{self, Entry};
use crate::model::{Hours, House, HouseToday};
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
    let on = |hours: &Hours, day: NaiveDate| -> Vec<Times> {
        match hours.on(
            day,
            portal.is_school_holiday(day),
            portal.public_holiday(day).is_some(),
        ) {
            HouseToday::Open(times) => times
                .into_iter()
                .map(|(times, note)| (times, note.map(str::to_owned)))
                .collect(),
            HouseToday::Closed(_) | HouseToday::Unknown => Vec::new(),
        }
    };
    let mut open: Vec<(Times, Vec<NaiveDate>)> = Vec::new();
    for day in span.days() {
        for times in house.hours.iter().flat_map(|hours| on(hours, day)) {
            match open.iter_mut().find(|(known, _)| *known == times) {
                Some((_, days)) => days.push(day),
                None => open.push((times, vec![day])),
            }
        }
    }
    let url = portal.url(&routes::house(&house.id));
    let mut entries = Vec::new();
    for ((times, note), days) in open {
        let summary = match &note {
            Some(note) => format!("{}: {note}", house.name),
            None => format!("{}: geöffnet", house.name),
        };
        let series = Weekly {
            id: [
                "ort",
                &house.id,
                &format!("{}-{}", times.start, times.end),
                &slug(note.as_deref().unwrap_or("offen")),
            ]
            .join("."),
            times,
            interval: 1,
            summary,
            about: String::new(),
        };
        entries.extend(
            series.entries(portal, &days, house.verified.on, &url, |day| {
                Venue::house(portal, house, day).line()
            }),
        );
    }
    for (index, group) in house.weekly_groups.iter().enumerate() {
        let (Some(weekdays), Some(times)) = (group.days, group.times) else {
            continue;
        };
        let days = ical::days(span.first(), span.last(), weekdays, |day| {
            in_term(portal, house, day)
        });
        let series = Weekly {
            id: format!("ort.{}.gruppe-{}", house.id, index + 1),
            times,
            interval: 1,
            summary: format!("{}: {}", house.name, group.name),
            about: group.text.clone().unwrap_or_default(),
        };
        entries.extend(
            series.entries(portal, &days, house.verified.on, &url, |day| {
                Venue::house(portal, house, day).line()
            }),
        );
    }
    entries
}

/// Whether a weekly group meets: in holidays nobody has said so.
fn in_term(portal: &Portal, house: &House, day: NaiveDate) -> bool {
    let closed = house
        .hours
        .iter()
        .flat_map(|hours| &hours.exceptions)
        .any(|exception| exception.times.is_none() && exception.days.contains(day));
    !closed && !portal.is_school_holiday(day) && portal.public_holiday(day).is_none()
}
