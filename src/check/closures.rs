//! When a house is closed, as far as its file says so: known before anything is lowered.

use crate::calendar::{DateSpan, Datelike, NaiveDate, Weekdays, parse_date};
use crate::schema::{self, Text};
use crate::source::Source;

/// When a house is closed.
#[derive(Debug)]
pub(super) struct Closures {
    /// Its name.
    pub(super) name: String,
    /// Since when for good.
    pub(super) since: Option<NaiveDate>,
    /// On which days, though it is open before and after.
    spans: Vec<(DateSpan, Weekdays)>,
}

/// What the file of a house says of it being closed. What is wrong there is reported there.
pub(super) fn closures(source: &Source<schema::House>) -> Option<Closures> {
    let house = source.value.as_deref()?;
    let hours = house.opening_hours.iter();
    let exceptions = hours.clone().flat_map(|hours| &hours.value.exceptions);
    let closed = exceptions.filter(|one| {
        let typed = one.value.closed.as_ref();
        typed.is_some_and(|typed| {
            ["ja", "yes", "true"].contains(&typed.text().trim().to_lowercase().as_str())
        })
    });
    let exceptions = closed.filter_map(|one| {
        let schema::HoursException {
            from,
            until,
            days,
            closed: _,
            times: _,
            reason: _,
        } = &one.value;
        let weekdays = match days {
            Some(days) => Weekdays::parse(days.text().trim()).ok()?,
            None => Weekdays::all(),
        };
        let first = day(from.as_ref())?;
        let last = until.as_ref().map_or(Some(first), |until| day(Some(until)));
        Some((DateSpan::new(first, last?)?, weekdays))
    });
    // A part of the year without hours is closed.
    let seasons = hours.flat_map(|hours| &hours.value.seasons);
    let seasons = seasons.filter(|season| season.value.hours.is_empty());
    let seasons = seasons.filter_map(|season| {
        let (from, until) = (season.value.from.as_ref(), season.value.until.as_ref());
        Some((DateSpan::new(day(from)?, day(until)?)?, Weekdays::all()))
    });
    Some(Closures {
        name: house
            .name
            .as_ref()
            .map_or(&*source.stem, Text::text)
            .to_owned(),
        since: day(house.closed_since.as_ref()),
        spans: exceptions.chain(seasons).collect(),
    })
}

fn day(field: Option<&schema::Date>) -> Option<NaiveDate> {
    parse_date(field?.text()).ok()
}

impl Closures {
    /// Whether it is closed on this day, though not for good.
    pub(super) fn closed_on(&self, day: NaiveDate) -> bool {
        self.spans
            .iter()
            .any(|(span, weekdays)| span.contains(day) && weekdays.contains(day.weekday()))
    }
}
