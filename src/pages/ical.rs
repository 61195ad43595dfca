//! Calendar files: offers, seasons, opening hours, rounds of mobile work, events.

use super::in_words;
use super::maker::{File, Maker};
use super::venue::Venue;
use crate::calendar::{DateSpan, NaiveDate, TimeSpan, Weeks, dates};
use crate::ical::{self, Entry};
use crate::markdown;
use crate::model::{Event, Hours, House, HouseToday, Occasion, Offer, Outreach, Season};
use crate::portal::Portal;
use crate::routes;
use crate::text::Lang;
use rayon::prelude::*;

/// Days after the check for which times are said when no holidays are known.
const AHEAD_WITHOUT_HOLIDAYS: i64 = 730;

/// Opening hours of a day and what is on then.
type Times = (TimeSpan, Option<String>);

/// The calendar of a season and of each of its offers.
pub(super) fn season(maker: &Maker<'_>, season: &Season) -> Vec<File> {
    let portal = maker.portal;
    let offers: Vec<(&Offer, Vec<Entry>)> = season
        .offers
        .iter()
        .collect::<Vec<_>>()
        .into_par_iter()
        .map(|offer| (offer, offer_entries(portal, season, offer)))
        .collect();
    let mut files: Vec<File> = offers
        .par_iter()
        .map(|(offer, entries)| {
            file(
                &routes::offer_calendar(&season.id, &offer.id),
                &offer.title,
                entries,
            )
        })
        .collect();
    let mut all: Vec<Entry> = offers
        .into_iter()
        .flat_map(|(_, entries)| entries)
        .collect();
    all.sort_by_key(|entry| entry.time);
    files.push(file(
        &routes::season_calendar(&season.id),
        &season.title,
        &all,
    ));
    files
}

/// The calendar of every house whose times are known.
pub(super) fn houses(maker: &Maker<'_>) -> Vec<File> {
    let portal = maker.portal;
    let file = |house: &House| {
        Some(file(
            &house_path(portal, house)?,
            &house.name,
            &house_entries(portal, house),
        ))
    };
    portal.houses().iter().filter_map(file).collect()
}

/// The calendar of every round whose stops are known.
pub(super) fn rounds(maker: &Maker<'_>) -> Vec<File> {
    let portal = maker.portal;
    let file = |round: &Outreach| {
        Some(file(
            &round_path(portal, round)?,
            &round.name,
            &round_entries(portal, round),
        ))
    };
    portal.outreach().iter().filter_map(file).collect()
}

/// The calendars of the events: one each, one for all.
pub(super) fn events(maker: &Maker<'_>) -> Vec<File> {
    let portal = maker.portal;
    let mut all = Vec::new();
    let mut files = Vec::new();
    for event in portal.events() {
        let entries = event_entries(portal, event);
        files.push(file(
            &routes::event_calendar(&event.id),
            &event.title,
            &entries,
        ));
        all.extend(entries);
    }
    all.sort_by_key(|entry| entry.time);
    if !all.is_empty() {
        files.push(file(routes::EVENTS_CALENDAR, &portal.site().name, &all));
    }
    files
}

/// The calendar file of a house; `None` when no times are known.
pub fn house_path(portal: &Portal, house: &House) -> Option<String> {
    (!house_entries(portal, house).is_empty()).then(|| routes::house_calendar(&house.id))
}

/// The calendar file of a round; `None` when no stops are known.
pub fn round_path(portal: &Portal, round: &Outreach) -> Option<String> {
    (!round_entries(portal, round).is_empty()).then(|| routes::round_calendar(&round.id))
}

fn file(path: &str, name: &str, entries: &[Entry]) -> File {
    (routes::file(path), ical::calendar(name, entries).into())
}

fn offer_entries(portal: &Portal, season: &Season, offer: &Offer) -> Vec<Entry> {
    let url = absolute(portal, &routes::offer(&season.id, &offer.id));
    let changed_on = offer
        .changes
        .iter()
        .map(|change| change.on)
        .chain([season.published_on])
        .max()
        .unwrap_or(season.published_on);
    let mut entries = Vec::new();
    for occasion in &offer.occasions {
        let description = offer_description(season, offer, occasion, &url);
        for (index, session) in occasion.sessions.iter().enumerate() {
            let part = match occasion.sessions.len() {
                1 => String::new(),
                many => format!(" ({} von {many})", index + 1),
            };
            let called_off = if occasion.cancelled.is_some() {
                "Abgesagt: "
            } else {
                ""
            };
            entries.push(Entry {
                uid: uid(
                    portal,
                    &format!("{}.{}.{}.{}", season.id, offer.id, occasion.id, index + 1),
                ),
                stamped_on: changed_on,
                sequence: offer.changes.len() + usize::from(occasion.cancelled.is_some()),
                time: (session.start, session.end),
                repeat: None,
                cancelled: occasion.cancelled.is_some(),
                summary: format!("{called_off}{}{part}", offer.title),
                description: description.clone(),
                location: Venue::offer(portal, offer, session.start.date()).line(),
                url: url.clone(),
            });
        }
    }
    entries
}

fn offer_description(season: &Season, offer: &Offer, occasion: &Occasion, url: &str) -> String {
    let mut lines = Vec::new();
    lines.extend(
        season
            .sample
            .then(|| in_words::sample(season).trim().to_owned()),
    );
    lines.extend(
        occasion
            .cancelled
            .as_ref()
            .map(|reason| format!("Abgesagt: {reason}")),
    );
    lines.push(offer.short.clone());
    lines.push(format!("Alter: {}", in_words::ages(&occasion.ages)));
    let prices: Vec<String> = occasion
        .prices
        .iter()
        .map(|(class, cents)| {
            format!(
                "{} {}",
                season.price_classes[*class].name,
                in_words::money(*cents)
            )
        })
        .collect();
    lines.push(if occasion.is_free_of_charge() {
        "Preis: kostenlos".to_owned()
    } else {
        format!("Preis: {}", prices.join(", "))
    });
    if !offer.bring_along.is_empty() {
        lines.push(format!("Mitbringen: {}", offer.bring_along.join(", ")));
    }
    lines.push(url.to_owned());
    lines.join("\n")
}

fn event_entries(portal: &Portal, event: &Event) -> Vec<Entry> {
    let url = absolute(portal, &routes::event(&event.id));
    let text = event.text.as_ref().map(|text| markdown::lines(&text.0));
    let description: Vec<&str> = [event.short.as_deref(), text.as_deref(), Some(&url)]
        .into_iter()
        .flatten()
        .collect();
    let entry = |(index, session): (usize, &crate::model::Session)| Entry {
        uid: uid(portal, &format!("termin.{}.{}", event.id, index + 1)),
        stamped_on: event.verified.on,
        time: (session.start, session.end),
        summary: event.title.clone(),
        description: description.join("\n"),
        location: Venue::event(portal, event, session.start.date())
            .map(|venue| venue.line())
            .unwrap_or_default(),
        url: url.clone(),
        ..Entry::default()
    };
    event.sessions.iter().enumerate().map(entry).collect()
}

/// Opening hours and weekly groups on every day for which the holidays are known. Where nobody has
/// said what holds, nothing stands.
fn house_entries(portal: &Portal, house: &House) -> Vec<Entry> {
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
    let url = absolute(portal, &routes::house(&house.id));
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
                &crate::text::slug(note.as_deref().unwrap_or("offen")),
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

fn round_entries(portal: &Portal, round: &Outreach) -> Vec<Entry> {
    let Some(span) = known_days(portal, round.verified.on, None) else {
        return Vec::new();
    };
    let url = absolute(portal, &routes::round(&round.id));
    let mut entries = Vec::new();
    for stop in &round.stops {
        let days = ical::days(span.first(), span.last(), stop.days, |day| {
            stop.takes_place_on(day)
                && round.break_on(day).is_none()
                && portal.public_holiday(day).is_none()
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

/// Something that comes back every week or every other week.
struct Weekly {
    id: String,
    times: TimeSpan,
    interval: u8,
    summary: String,
    about: String,
}

impl Weekly {
    fn entries(
        &self,
        portal: &Portal,
        days: &[NaiveDate],
        verified_on: NaiveDate,
        url: &str,
        place: impl Fn(NaiveDate) -> String,
    ) -> Vec<Entry> {
        let checked = format!(
            "Stand: {}. Bitte vorher nachfragen, ob sich etwas geändert hat.",
            dates::date(Lang::De, verified_on)
        );
        let lines: Vec<&str> = [self.about.as_str(), &checked, url]
            .into_iter()
            .filter(|line| !line.is_empty())
            .collect();
        // A place that changes for a while cuts the series.
        let mut same_place: Vec<(String, Vec<NaiveDate>)> = Vec::new();
        for &day in days {
            let place = place(day);
            match same_place.last_mut() {
                Some((last, days)) if *last == place => days.push(day),
                _ => same_place.push((place, vec![day])),
            }
        }
        let mut entries = Vec::new();
        for (place, days) in same_place {
            for series in ical::series(&days, self.interval) {
                entries.push(Entry {
                    uid: uid(
                        portal,
                        &format!("{}.{}", self.id, series.first.format("%Y%m%d")),
                    ),
                    stamped_on: verified_on,
                    time: ical::on_day(series.first, self.times),
                    repeat: series.repeat,
                    summary: self.summary.clone(),
                    description: lines.join("\n"),
                    location: place.clone(),
                    url: url.to_owned(),
                    ..Entry::default()
                });
            }
        }
        entries
    }
}

/// The days for which something can be said: from the check on, as far as the holidays are known,
/// until it closes.
fn known_days(
    portal: &Portal,
    verified_on: NaiveDate,
    closed_since: Option<NaiveDate>,
) -> Option<DateSpan> {
    let holidays = portal.school_holidays();
    let first = holidays
        .iter()
        .map(|holiday| holiday.days.first())
        .min()
        .map_or(verified_on, |first| first.max(verified_on));
    let last = holidays
        .iter()
        .map(|holiday| holiday.days.last())
        .max()
        .unwrap_or(verified_on + chrono::TimeDelta::days(AHEAD_WITHOUT_HOLIDAYS));
    let last = closed_since
        .and_then(|day| day.pred_opt())
        .map_or(last, |closed| closed.min(last));
    DateSpan::new(first, last)
}

fn uid(portal: &Portal, id: &str) -> String {
    let url = &portal.site().base_url;
    let host = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
    format!("{id}@{}", host.split(['/', ':']).next().unwrap_or(host))
}

fn absolute(portal: &Portal, path: &str) -> String {
    format!("{}{path}", portal.site().base_url)
}
