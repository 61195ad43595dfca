//! The calendar: month by month, upcoming first, what is over folded away.

use super::crumbs;
use super::dated::{self, Entry, Kind};
use super::frame::{self, Head};
use super::maker::{File, Maker};
use crate::calendar::{Datelike, NaiveDate, dates};
use crate::routes;
use crate::text::Lang;
use chrono::Days;
use serde::Serialize;

/// How many days ahead holidays are shown.
const AHEAD: u64 = 400;

#[derive(Debug, Serialize)]
struct CalendarView<'a> {
    title: String,
    months: Vec<MonthView<'a>>,
    archive: Vec<YearView>,
    /// All events as a calendar file.
    calendar: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct MonthView<'a> {
    id: String,
    name: String,
    short: String,
    entries: Vec<Entry>,
    seasons: Vec<SeasonDays<'a>>,
}

/// The days of a season in one month.
#[derive(Debug, Serialize)]
struct SeasonDays<'a> {
    title: &'a str,
    days: Vec<DayView>,
}

#[derive(Debug, Serialize)]
struct DayView {
    path: String,
    weekday: &'static str,
    day: u32,
    long: String,
    count: String,
}

#[derive(Debug, Serialize)]
struct YearView {
    year: i32,
    entries: Vec<Entry>,
}

/// The calendar.
pub(super) fn page(maker: &Maker<'_>) -> anyhow::Result<File> {
    let title = maker.tr("calendar_title", &[]);
    let (coming, over): (Vec<Entry>, Vec<Entry>) = dated::entries(maker)
        .into_iter()
        .partition(|entry| entry.last >= maker.today);
    let calendar = (!maker.portal.events().is_empty()).then_some(routes::EVENTS_CALENDAR);
    let view = CalendarView {
        title: title.clone(),
        months: months(maker, coming),
        archive: archive(over),
        calendar,
    };
    let description = maker.tr(
        "calendar_description",
        &[("town", (&maker.portal.site().town).into())],
    );
    let alternates = frame::calendar_link(&title, view.calendar);
    let crumbs = crumbs::crumbs(maker, &[]);
    let head = Head {
        path: routes::CALENDAR,
        title: &title,
        description: &description,
        crumbs,
        alternates,
        ..Head::default()
    };
    maker.page("pages/calendar.html", &head, &view)
}

/// The month in which something stands: that of its first day, or this month when it has begun.
fn month_of(first: NaiveDate, today: NaiveDate) -> (i32, u32) {
    let day = first.max(today);
    (day.year(), day.month())
}

fn months<'a>(maker: &Maker<'a>, coming: Vec<Entry>) -> Vec<MonthView<'a>> {
    let last = maker.today + Days::new(AHEAD);
    let mut months: Vec<((i32, u32), MonthView<'a>)> = Vec::new();
    let at = |months: &mut Vec<((i32, u32), MonthView<'a>)>, key: (i32, u32)| {
        months
            .binary_search_by_key(&key, |(month, _)| *month)
            .unwrap_or_else(|index| {
                months.insert(index, (key, empty(key)));
                index
            })
    };
    for entry in coming.into_iter().filter(|entry| entry.first <= last) {
        let index = at(&mut months, month_of(entry.first, maker.today));
        months[index].1.entries.push(entry);
    }
    for season in maker.portal.seasons() {
        for (day, count) in dated::offers_by_day(season, maker.today) {
            let index = at(&mut months, (day.year(), day.month()));
            let month = &mut months[index].1;
            if month
                .seasons
                .last()
                .is_none_or(|days| days.title != season.title)
            {
                month.seasons.push(SeasonDays {
                    title: &season.title,
                    days: Vec::new(),
                });
            }
            if let Some(list) = month.seasons.last_mut() {
                list.days.push(DayView {
                    path: routes::season_day(&season.id, day),
                    weekday: dates::weekday_short(Lang::De, day.weekday()),
                    day: day.day(),
                    long: dates::day_long(Lang::De, day),
                    count: maker.tr("calendar_offers", &[("number", count.into())]),
                });
            }
        }
    }
    months.into_iter().map(|(_, month)| month).collect()
}

fn empty<'a>((year, month): (i32, u32)) -> MonthView<'a> {
    let name = dates::month(Lang::De, month);
    MonthView {
        id: format!("{year}-{month:02}"),
        name: format!("{name} {year}"),
        short: name.to_owned(),
        entries: Vec::new(),
        seasons: Vec::new(),
    }
}

/// What is over, newest first: events and seasons, no holidays.
fn archive(mut over: Vec<Entry>) -> Vec<YearView> {
    over.retain(|entry| matches!(entry.kind(), Kind::Event | Kind::Pass));
    let mut years: Vec<YearView> = Vec::new();
    for entry in over.into_iter().rev() {
        let year = entry.first.year();
        match years.last_mut() {
            Some(list) if list.year == year => list.entries.push(entry),
            _ => years.push(YearView {
                year,
                entries: vec![entry],
            }),
        }
    }
    years
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_begun_stands_in_this_month() {
        let day = |month, day| NaiveDate::from_ymd_opt(2027, month, day).unwrap();
        assert_eq!(month_of(day(3, 30), day(4, 2)), (2027, 4));
        assert_eq!(month_of(day(5, 1), day(4, 2)), (2027, 5));
    }
}
