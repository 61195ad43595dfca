//! Everything dated: events, the holiday pass, school and public holidays, in order of time.

use super::in_words;
use super::maker::Maker;
use crate::calendar::{DateSpan, NaiveDate, dates};
use crate::model::{Allocation, Offer, Phase, Season, Session};
use crate::routes;
use crate::text::{Lang, alphabetical};
use serde::Serialize;

/// What kind of thing is dated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Kind {
    /// An event.
    Event,
    /// A key date of the holiday pass.
    Pass,
    /// School holidays.
    School,
    /// A public holiday.
    Public,
}

/// Something dated.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Entry {
    #[serde(skip)]
    pub(super) first: NaiveDate,
    #[serde(skip)]
    pub(super) last: NaiveDate,
    kind: Kind,
    title: String,
    path: Option<String>,
    when: String,
    machine: String,
}

impl Entry {
    /// What kind of thing it is.
    pub(super) fn kind(&self) -> Kind {
        self.kind
    }
    fn new(
        first: NaiveDate,
        last: NaiveDate,
        kind: Kind,
        title: String,
        path: Option<String>,
    ) -> Entry {
        let when = match DateSpan::new(first, last) {
            Some(span) if first != last => dates::span(Lang::De, span),
            _ => dates::day_short(Lang::De, first),
        };
        Entry {
            first,
            last,
            kind,
            title,
            path,
            when,
            machine: first.to_string(),
        }
    }
}

/// Whether a session lasts the whole day.
fn all_day(session: &Session) -> bool {
    let midnight = |at: chrono::NaiveDateTime| at.time() == chrono::NaiveTime::MIN;
    midnight(session.start) && midnight(session.end)
}

/// `Mi, 31. März, 10 bis 15 Uhr`; for a whole day `Mi, 31. März`.
pub(super) fn when(session: &Session) -> String {
    match DateSpan::new(session.start.date(), session.last_day()) {
        Some(span) if all_day(session) && span.first() != span.last() => {
            dates::span(Lang::De, span)
        }
        Some(span) if all_day(session) => dates::day_short(Lang::De, span.first()),
        _ => in_words::session(session),
    }
}

/// Everything dated, in order of time.
pub(super) fn entries(maker: &Maker<'_>) -> Vec<Entry> {
    let portal = maker.portal;
    let mut list = Vec::new();
    for event in portal.events() {
        for session in &event.sessions {
            let path = Some(routes::event(&event.id));
            let entry = Entry::new(
                session.start.date(),
                session.last_day(),
                Kind::Event,
                event.title.clone(),
                path,
            );
            list.push(Entry {
                when: when(session),
                ..entry
            });
        }
    }
    for season in portal.seasons() {
        for (first, last, key) in key_dates(season) {
            let title = maker.tr(key, &[("season", (&season.title).into())]);
            list.push(Entry::new(
                first,
                last,
                Kind::Pass,
                title,
                Some(routes::season(&season.id)),
            ));
        }
    }
    for holiday in portal.school_holidays() {
        list.push(Entry::new(
            holiday.days.first(),
            holiday.days.last(),
            Kind::School,
            holiday.name.clone(),
            None,
        ));
    }
    for holiday in portal.public_holidays() {
        list.push(Entry::new(
            holiday.on,
            holiday.on,
            Kind::Public,
            holiday.name.clone(),
            None,
        ));
    }
    list.sort_by_cached_key(|entry| (entry.first, entry.kind, alphabetical(&entry.title)));
    list
}

/// The days of a season that families should know, with the key of their text.
fn key_dates(season: &Season) -> Vec<(NaiveDate, NaiveDate, &'static str)> {
    let one = |day, key| (day, day, key);
    let mut list = vec![one(season.published_on, "calendar_published")];
    match (season.allocation, season.window.until) {
        (
            Allocation::Draw {
                draw_on,
                free_places_from,
            },
            until,
        ) => {
            list.push((
                season.window.from,
                until.unwrap_or(season.window.from),
                "calendar_wishes",
            ));
            list.push(one(draw_on, "calendar_draw"));
            list.push(one(free_places_from, "calendar_free_places"));
        }
        (Allocation::FirstCome, _) => list.push(one(season.window.from, "calendar_registration")),
    }
    list.push((
        season.holidays.first(),
        season.holidays.last(),
        "calendar_season",
    ));
    list
}

/// How many offers there are on each day of a season from `today` on; nothing before its programme
/// is out.
pub(super) fn offers_by_day(season: &Season, today: NaiveDate) -> Vec<(NaiveDate, usize)> {
    if season.phase(today) == Phase::Hidden {
        return Vec::new();
    }
    let on = |offer: &Offer, day: NaiveDate| {
        let mut sessions = offer
            .occasions
            .iter()
            .flat_map(|occasion| &occasion.sessions);
        sessions.any(|session| session.start.date() <= day && day <= session.last_day())
    };
    let days = season.holidays.days().filter(|day| *day >= today);
    days.map(|day| {
        (
            day,
            season.offers.iter().filter(|offer| on(offer, day)).count(),
        )
    })
    .filter(|(_, count)| *count > 0)
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session(start: &str, end: &str) -> Session {
        let at =
            |text: &str| chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap();
        Session {
            start: at(start),
            end: at(end),
        }
    }

    #[test]
    fn a_whole_day_has_no_times() {
        assert_eq!(
            when(&session("2027-09-20T00:00", "2027-09-21T00:00")),
            "Mo, 20. September"
        );
        assert_eq!(
            when(&session("2027-09-20T00:00", "2027-09-23T00:00")),
            "20. bis 22. September"
        );
        assert_eq!(
            when(&session("2027-09-20T14:00", "2027-09-20T17:00")),
            "Mo, 20. September, 14 bis 17 Uhr"
        );
    }

    #[test]
    fn a_span_of_days_is_one_entry() {
        let day = |day| NaiveDate::from_ymd_opt(2027, 4, day).unwrap();
        let entry = Entry::new(day(1), day(10), Kind::School, "Ferien".into(), None);
        assert_eq!(entry.when, "1. bis 10. April");
        assert_eq!(
            Entry::new(day(1), day(1), Kind::Public, "Tag".into(), None).when,
            "Do, 1. April"
        );
    }
}
