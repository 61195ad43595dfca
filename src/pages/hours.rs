//! Opening hours as a table: one row for each weekday, one column for each part of the year.

use super::maker::Maker;
use crate::calendar::days::WEEK;
use crate::calendar::{Datelike, NaiveDate, Weekday, Weekdays, dates};
use crate::model::{Hours, HoursException, HouseToday, Opening};
use crate::text::Lang;
use serde::Serialize;

/// The hours of a house.
#[derive(Debug, Serialize)]
pub(super) struct HoursView<'a> {
    columns: Vec<Column<'a>>,
    rows: Vec<Row<'a>>,
    /// Dated exceptions that are not over.
    exceptions: Vec<ExceptionView<'a>>,
    /// Nobody has said what holds in the holidays.
    holidays_unknown: bool,
}

#[derive(Debug, Serialize)]
struct Column<'a> {
    name: &'a str,
    /// In which days it holds.
    days: Option<String>,
}

#[derive(Debug, Serialize)]
struct Row<'a> {
    day: &'static str,
    today: bool,
    cells: Vec<Vec<Slot<'a>>>,
}

#[derive(Debug, Serialize)]
struct Slot<'a> {
    times: String,
    note: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct ExceptionView<'a> {
    days: String,
    /// `None` is closed.
    times: Option<String>,
    reason: Option<&'a str>,
}

impl<'a> HoursView<'a> {
    /// The table of these hours; parts of the year that are over are left out.
    pub(super) fn new(maker: &Maker<'a>, hours: &'a Hours) -> HoursView<'a> {
        let plain = maker.theme.texts.plain(Lang::De);
        let text = |key: &str| plain.get(key).map_or("", String::as_str);
        HoursView::table(
            hours,
            maker.today,
            regular(maker, hours),
            [
                text("hours_term"),
                text("hours_holidays"),
                text("hours_season"),
            ],
        )
    }

    /// `regular` says whether today is a day like every week, and its row may be marked.
    fn table(
        hours: &'a Hours,
        today: NaiveDate,
        regular: bool,
        [term, holidays, season]: [&'a str; 3],
    ) -> HoursView<'a> {
        let mut columns = Vec::new();
        let mut lists: Vec<&[Opening]> = Vec::new();
        let mut add = |name: &'a str, days: Option<String>, list: &'a [Opening]| {
            columns.push(Column { name, days });
            lists.push(list);
        };
        if !hours.term.is_empty() {
            add(term, None, &hours.term);
        }
        if !hours.holidays.is_empty() {
            add(holidays, None, &hours.holidays);
        }
        for part in hours
            .seasons
            .iter()
            .filter(|part| part.days.last() >= today)
        {
            add(
                part.name.as_deref().unwrap_or(season),
                Some(dates::span_with_year(Lang::De, part.days)),
                &part.hours,
            );
        }
        let rows = WEEK
            .into_iter()
            .map(|day| Row {
                day: dates::weekday(Lang::De, day),
                today: regular && day == today.weekday(),
                cells: lists.iter().map(|list| slots(list, day)).collect(),
            })
            .collect();
        let exceptions = hours
            .exceptions
            .iter()
            .filter(|exception| exception.days.last() >= today)
            .map(|exception| ExceptionView {
                days: exception_days(exception),
                times: exception
                    .times
                    .map(|times| dates::times(Lang::De, times.start, times.end)),
                reason: exception.reason.as_deref(),
            })
            .collect();
        HoursView {
            columns,
            rows,
            exceptions,
            holidays_unknown: hours.holidays.is_empty(),
        }
    }
}

/// Whether one of the columns holds today: no exception, and somebody has said what holds.
fn regular(maker: &Maker<'_>, hours: &Hours) -> bool {
    let (portal, day) = (maker.portal, maker.today);
    let exception = hours
        .exceptions
        .iter()
        .any(|exception| exception.holds_on(day));
    !exception && hours.on(day, portal.day_kind(day)) != HouseToday::Unknown
}

/// `5. bis 16. Juli 2027`, `5. bis 16. Juli 2027, Mo bis Fr`.
fn exception_days(exception: &HoursException) -> String {
    let span = dates::span_with_year(Lang::De, exception.days);
    if exception.weekdays == Weekdays::all() {
        return span;
    }
    format!("{span}, {}", dates::weekdays(Lang::De, exception.weekdays))
}

fn slots(list: &[Opening], day: Weekday) -> Vec<Slot<'_>> {
    list.iter()
        .filter(|opening| opening.days.contains(day))
        .map(|opening| Slot {
            times: dates::times(Lang::De, opening.times.start, opening.times.end),
            note: opening.note.as_deref(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{DateSpan, TimeSpan};
    use crate::model::SeasonHours;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2027, month, day).unwrap()
    }

    fn opening(days: &str, start: u16, end: u16) -> Opening {
        Opening {
            days: Weekdays::parse(days).unwrap(),
            times: TimeSpan { start, end },
            note: None,
        }
    }

    fn hours() -> Hours {
        let span = |first, last| DateSpan::new(first, last).unwrap();
        Hours {
            term: vec![opening("mo-fr", 840, 1140), opening("mo", 540, 600)],
            holidays: Vec::new(),
            seasons: vec![
                SeasonHours {
                    days: span(day(1, 1), day(2, 28)),
                    name: Some("Winter".into()),
                    hours: Vec::new(),
                },
                SeasonHours {
                    days: span(day(7, 1), day(7, 31)),
                    name: None,
                    hours: vec![opening("sa", 600, 720)],
                },
            ],
            exceptions: vec![
                HoursException {
                    days: span(day(3, 1), day(3, 1)),
                    weekdays: Weekdays::all(),
                    times: None,
                    reason: None,
                },
                HoursException {
                    days: span(day(4, 1), day(4, 2)),
                    weekdays: Weekdays::all(),
                    times: None,
                    reason: Some("Umbau".into()),
                },
                HoursException {
                    days: span(day(7, 5), day(7, 16)),
                    weekdays: Weekdays::parse("mo-fr").unwrap(),
                    times: None,
                    reason: None,
                },
            ],
        }
    }

    #[test]
    fn the_table_has_a_row_for_each_day_and_a_column_for_each_part_of_the_year_to_come() {
        let hours = hours();
        let view = HoursView::table(&hours, day(3, 22), true, ["Schulzeit", "Ferien", "Saison"]);
        assert_eq!(
            view.columns
                .iter()
                .map(|column| column.name)
                .collect::<Vec<_>>(),
            ["Schulzeit", "Saison"]
        );
        assert_eq!(
            view.columns[1].days.as_deref(),
            Some("1. bis 31. Juli 2027")
        );
        assert_eq!(view.rows.len(), 7);
        assert!(view.rows[0].today && !view.rows[1].today);
        assert_eq!(view.rows[0].cells[0].len(), 2);
        assert!(view.rows[5].cells[0].is_empty() && view.rows[5].cells[1].len() == 1);
        assert!(view.holidays_unknown);
    }

    #[test]
    fn exceptions_that_are_over_are_left_out() {
        let hours = hours();
        let view = HoursView::table(&hours, day(3, 22), false, [""; 3]);
        assert!(view.rows.iter().all(|row| !row.today));
        assert_eq!(view.exceptions.len(), 2);
        assert_eq!(view.exceptions[0].days, "1. bis 2. April 2027");
        assert_eq!(view.exceptions[0].reason, Some("Umbau"));
        assert_eq!(view.exceptions[1].days, "5. bis 16. Juli 2027, Mo bis Fr");
    }
}
