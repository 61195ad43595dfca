//! A week of mobile work: who is where on which day.

use super::frame::AddressView;
use super::maker::Maker;
use crate::calendar::{DateSpan, Datelike, NaiveDate, dates};
use crate::model::{Break, DayKind, Outreach, OutreachKind, Stop};
use crate::pass::Look;
use crate::text::{Lang, alphabetical};
use chrono::Days;
use serde::Serialize;

/// One calendar week, Monday to Sunday.
#[derive(Debug, Serialize)]
pub(super) struct WeekView<'a> {
    /// `22. bis 28. März 2027`.
    span: String,
    number: u32,
    even: bool,
    /// Days on which somebody comes.
    days: Vec<DayView<'a>>,
}

#[derive(Debug, Serialize)]
struct DayView<'a> {
    name: String,
    machine: String,
    today: bool,
    past: bool,
    /// The public holiday or school holidays it lies in.
    holiday: Option<&'a str>,
    /// Holidays are not entered as far as this day.
    unknown: bool,
    visits: Vec<VisitView<'a>>,
}

#[derive(Debug, Serialize)]
struct VisitView<'a> {
    times: String,
    place: &'a str,
    address: Option<AddressView<'a>>,
    district: Option<&'a str>,
    note: Option<&'a str>,
    round: &'a str,
    round_id: &'a str,
    look: Look,
    motif: &'static str,
}

/// Colours and motif of a kind of mobile work.
pub(super) fn look(kind: OutreachKind) -> (Look, &'static str) {
    match kind {
        OutreachKind::PlayVan => (Look::Kochen, "m-bus"),
        OutreachKind::StreetWork => (Look::Technik, "m-reden"),
    }
}

/// The Monday of the calendar week of a day.
pub(super) fn monday(day: NaiveDate) -> NaiveDate {
    day - Days::new(u64::from(day.weekday().num_days_from_monday()))
}

/// Who is where on a day, by time and then by name.
fn visits<'a>(
    rounds: impl Iterator<Item = &'a Outreach>,
    day: NaiveDate,
) -> Vec<(&'a Outreach, &'a Stop)> {
    let mut list: Vec<_> = rounds
        .flat_map(|round| round.stops_on(day).map(move |stop| (round, stop)))
        .collect();
    list.sort_by_cached_key(|(round, stop)| {
        let (round, place) = (alphabetical(&round.name), alphabetical(&stop.place));
        (stop.times, round, place)
    });
    list
}

/// The breaks that touch a span of days.
pub(super) fn breaks<'a>(
    rounds: impl Iterator<Item = &'a Outreach>,
    first: NaiveDate,
    last: NaiveDate,
) -> impl Iterator<Item = (&'a Outreach, &'a Break)> {
    let touches = move |days: DateSpan| days.first() <= last && first <= days.last();
    rounds.flat_map(move |round| {
        round
            .breaks
            .iter()
            .filter(move |pause| touches(pause.days))
            .map(move |pause| (round, pause))
    })
}

impl<'a> WeekView<'a> {
    /// The week that begins on this Monday.
    pub(super) fn new(maker: &Maker<'a>, monday: NaiveDate) -> WeekView<'a> {
        let sunday = monday + Days::new(6);
        let number = monday.iso_week().week();
        let span = DateSpan::new(monday, sunday)
            .map(|span| dates::span_with_year(Lang::De, span))
            .unwrap_or_default();
        let days = monday
            .iter_days()
            .take(7)
            .map(|day| Self::day(maker, day))
            .filter(|day| !day.visits.is_empty())
            .collect();
        WeekView {
            span,
            number,
            even: number.is_multiple_of(2),
            days,
        }
    }

    fn day(maker: &Maker<'a>, day: NaiveDate) -> DayView<'a> {
        let portal = maker.portal;
        let view = |(round, stop): (&'a Outreach, &'a Stop)| {
            let (look, motif) = look(round.kind);
            VisitView {
                times: dates::times(Lang::De, stop.times.start, stop.times.end),
                place: &stop.place,
                address: stop
                    .address
                    .as_ref()
                    .map(|address| AddressView::new(address, &portal.site().town)),
                district: stop
                    .district
                    .map(|district| portal.districts()[district].name.as_str()),
                note: stop.note.as_deref(),
                round: &round.name,
                round_id: &round.id,
                look,
                motif,
            }
        };
        let school = portal
            .school_holidays()
            .iter()
            .find(|holiday| holiday.days.contains(day));
        DayView {
            name: format!(
                "{}, {}",
                dates::weekday(Lang::De, day.weekday()),
                dates::day_and_month(Lang::De, day)
            ),
            machine: day.to_string(),
            today: day == maker.today,
            past: day < maker.today,
            holiday: portal
                .public_holiday(day)
                .map(|holiday| holiday.name.as_str())
                .or(school.map(|holiday| holiday.name.as_str())),
            unknown: portal.day_kind(day) == DayKind::Unknown,
            visits: visits(portal.outreach().iter(), day)
                .into_iter()
                .map(view)
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{TimeSpan, Weekdays, Weeks};
    use crate::model::{Ages, Contact, Verified};

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2027, month, day).unwrap()
    }

    fn stop(id: &str, days: &str, start: u16, weeks: Weeks) -> Stop {
        Stop {
            id: id.into(),
            place: id.into(),
            address: None,
            district: None,
            days: Weekdays::parse(days).unwrap(),
            times: TimeSpan {
                start,
                end: start + 60,
            },
            weeks,
            from: None,
            until: None,
            note: None,
        }
    }

    fn round() -> Outreach {
        let pause = Break {
            days: DateSpan::new(day(4, 5), day(4, 9)).unwrap(),
            reason: "Ferien".into(),
            meanwhile: Vec::new(),
        };
        Outreach {
            id: "bus".into(),
            name: "Bus".into(),
            kind: OutreachKind::PlayVan,
            short: None,
            text: None,
            ages: Ages::default(),
            contact: Contact::default(),
            stops: vec![
                stop("even", "mo", 900, Weeks::Even),
                stop("odd", "mo", 900, Weeks::Odd),
                stop("late", "mo", 1000, Weeks::Every),
                stop("early", "mo", 600, Weeks::Every),
            ],
            breaks: vec![pause],
            verified: Verified {
                on: day(1, 1),
                sources: Vec::new(),
            },
        }
    }

    fn places(on: NaiveDate) -> Vec<String> {
        let round = round();
        visits([&round].into_iter(), on)
            .into_iter()
            .map(|(_, stop)| stop.place.clone())
            .collect()
    }

    #[test]
    fn a_week_begins_on_monday() {
        for date in [day(3, 22), day(3, 25), day(3, 28)] {
            assert_eq!(monday(date), day(3, 22));
        }
        assert_eq!(
            monday(day(1, 1)),
            NaiveDate::from_ymd_opt(2026, 12, 28).unwrap()
        );
    }

    #[test]
    fn even_and_odd_weeks_have_their_own_stops_in_order_of_time() {
        assert_eq!(places(day(3, 22)), ["early", "even", "late"]);
        assert_eq!(places(day(3, 29)), ["early", "odd", "late"]);
        assert!(places(day(3, 23)).is_empty());
    }

    #[test]
    fn nobody_comes_in_a_break_and_the_break_is_named() {
        assert!(places(day(4, 5)).is_empty());
        let round = round();
        assert_eq!(
            breaks([&round].into_iter(), day(3, 29), day(4, 11)).count(),
            1
        );
        assert_eq!(
            breaks([&round].into_iter(), day(4, 10), day(4, 17)).count(),
            0
        );
    }
}
