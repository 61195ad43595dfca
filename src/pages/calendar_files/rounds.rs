//! Stops of mobile work.

use super::file;
use super::weekly::{Weekly, known_days};
use crate::calendar::Weeks;
use crate::ical::{self, Entry};
use crate::model::{DayKind, Outreach};
use crate::pages::maker::{File, Maker};
use crate::pages::venue::Venue;
use crate::portal::Portal;
use crate::routes;

/// The calendar of every round whose stops are known.
pub fn files(maker: &Maker<'_>) -> Vec<File> {
    let portal = maker.portal;
    let file = |round: &Outreach| {
        Some(file(
            &path(portal, round)?,
            &round.name,
            &entries(portal, round),
        ))
    };
    portal.outreach().iter().filter_map(file).collect()
}

/// The calendar file of a round; `None` when no stops are known.
pub fn path(portal: &Portal, round: &Outreach) -> Option<String> {
    (!entries(portal, round).is_empty()).then(|| routes::round_calendar(&round.id))
}

fn entries(portal: &Portal, round: &Outreach) -> Vec<Entry> {
    let Some(span) = known_days(portal, round.verified.on, None) else {
        return Vec::new();
    };
    let url = portal.url(&routes::round(&round.id));
    let mut entries = Vec::new();
    for stop in &round.stops {
        let days = ical::days(span.first(), span.last(), stop.days, |day| {
            stop.takes_place_on(day)
                && round.break_on(day).is_none()
                && matches!(portal.day_kind(day), DayKind::Term | DayKind::SchoolHoliday)
        });
        let series = Weekly {
            id: format!("unterwegs.{}.{}", round.id, stop.id),
            times: stop.times,
            interval: if stop.weeks == Weeks::Every { 1 } else { 2 },
            summary: format!("{}: {}", round.name, stop.place),
            about: [round.short.as_deref(), stop.note.as_deref()]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join("\n"),
        };
        entries.extend(series.entries(portal, &days, round.verified.on, &url, |_| {
            Venue::stop(portal, stop).line()
        }));
    }
    entries
}
