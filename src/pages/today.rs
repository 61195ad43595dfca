//! What a house is today, in words.

use super::maker::Maker;
use crate::calendar::{TimeSpan, dates};
use crate::model::{DayKind, House, HouseToday};
use crate::text::{self, Lang};
use serde::Serialize;

/// What a house is on the day for which the site is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum State {
    /// Open.
    Open,
    /// Closed.
    Closed,
    /// Nobody has said.
    Unknown,
}

/// The same in words.
#[derive(Debug, Serialize)]
pub(super) struct TodayView {
    pub(super) state: State,
    /// `14 bis 19 Uhr`, `geschlossen (Teamtag)`, `In den Ferien bitte nachfragen`.
    pub(super) words: String,
    /// What is on while it is open.
    note: Option<String>,
}

impl TodayView {
    /// What `house` is today.
    pub(super) fn new(maker: &Maker<'_>, house: &House) -> TodayView {
        let (portal, day) = (maker.portal, maker.today);
        let unknown = |key: &str| TodayView {
            state: State::Unknown,
            words: maker.tr(key, &[]),
            note: None,
        };
        let Some(hours) = &house.hours else {
            return unknown("ask_team");
        };
        let kind = portal.day_kind(day);
        match hours.on(day, kind) {
            HouseToday::Open(spans) => TodayView {
                state: State::Open,
                words: times(&spans),
                note: notes(&spans),
            },
            HouseToday::Closed(reason) => {
                let closed = maker.tr("hours_closed", &[]);
                let words =
                    reason.map_or_else(|| closed.clone(), |reason| format!("{closed} ({reason})"));
                TodayView {
                    state: State::Closed,
                    words,
                    note: None,
                }
            }
            HouseToday::Unknown => unknown(match kind {
                DayKind::PublicHoliday => "hours_ask_public_holiday",
                DayKind::SchoolHoliday => "hours_ask_school_holiday",
                DayKind::Unknown | DayKind::Term => "hours_ask",
            }),
        }
    }
}

/// `14 bis 19 Uhr`, `9 bis 12 Uhr und 14 bis 19 Uhr`.
fn times(spans: &[(TimeSpan, Option<&str>)]) -> String {
    let list: Vec<String> = spans
        .iter()
        .map(|(times, _)| dates::times(Lang::De, times.start, times.end))
        .collect();
    text::and(Lang::De, &list)
}

/// The notes of the spans, each once.
fn notes(spans: &[(TimeSpan, Option<&str>)]) -> Option<String> {
    let mut list: Vec<&str> = spans.iter().filter_map(|(_, note)| *note).collect();
    list.dedup();
    (!list.is_empty()).then(|| list.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_spans_of_a_day_read_as_one_sentence() {
        let spans = [
            (
                TimeSpan {
                    start: 540,
                    end: 720,
                },
                Some("Eltern"),
            ),
            (
                TimeSpan {
                    start: 840,
                    end: 1140,
                },
                Some("Eltern"),
            ),
            (
                TimeSpan {
                    start: 1200,
                    end: 1320,
                },
                None,
            ),
        ];
        assert_eq!(
            times(&spans),
            "9 bis 12 Uhr, 14 bis 19 Uhr und 20 bis 22 Uhr"
        );
        assert_eq!(notes(&spans).as_deref(), Some("Eltern"));
        assert_eq!(notes(&spans[2..]), None);
    }
}
