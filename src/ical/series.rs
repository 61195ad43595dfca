//! Days as weekly series: as few as are right.

use super::Repeat;
use crate::calendar::{Datelike, NaiveDate, Weekday, Weekdays};
use chrono::TimeDelta;

/// A new series begins when more turns than this pass without a date.
const LONGEST_GAP: i64 = 3;

/// The dates of one series: its first day and how it goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// First day.
    pub first: NaiveDate,
    /// Nothing when there is only one day.
    pub repeat: Option<Repeat>,
}

/// Turns days into as few weekly series as are right. A new one begins after a long gap, and where
/// the rhythm of `interval` weeks breaks: after a calendar week 53, odd weeks follow each other at
/// once.
pub fn series(days: &[NaiveDate], interval: u8) -> Vec<Series> {
    let monday =
        |day: NaiveDate| day - TimeDelta::days(i64::from(day.weekday().num_days_from_monday()));
    // Weeks are counted from their Mondays, as calendar programs count INTERVAL when the week
    // begins on Monday (the default of WKST).
    let mut runs: Vec<Vec<NaiveDate>> = Vec::new();
    for &day in days {
        let follows = runs.last().and_then(|run| run.last()).is_some_and(|last| {
            let weeks = (monday(day) - monday(*last)).num_weeks();
            weeks % i64::from(interval) == 0 && weeks <= LONGEST_GAP * i64::from(interval)
        });
        match runs.last_mut() {
            Some(run) if follows => run.push(day),
            _ => runs.push(vec![day]),
        }
    }
    runs.iter()
        .map(|run| {
            let (first, last) = (run[0], run[run.len() - 1]);
            let mut weekdays: Vec<Weekday> = run.iter().map(Datelike::weekday).collect();
            weekdays.sort_by_key(Weekday::num_days_from_monday);
            weekdays.dedup();
            let in_rhythm = |day: &NaiveDate| {
                (monday(*day) - monday(first)).num_weeks() % i64::from(interval) == 0
            };
            let all = first
                .iter_days()
                .take_while(|day| *day <= last)
                .filter(|day| weekdays.contains(&day.weekday()));
            let except = all
                .filter(in_rhythm)
                .filter(|day| run.binary_search(day).is_err())
                .collect();
            let repeat = (run.len() > 1).then_some(Repeat {
                interval,
                days: weekdays,
                until: last,
                except,
            });
            Series { first, repeat }
        })
        .collect()
}

/// The days in a span of days that fit: a set of weekdays and a test.
pub fn days(
    first: NaiveDate,
    last: NaiveDate,
    weekdays: Weekdays,
    fits: impl Fn(NaiveDate) -> bool,
) -> Vec<NaiveDate> {
    first
        .iter_days()
        .take_while(|day| *day <= last)
        .filter(|day| weekdays.contains(day.weekday()) && fits(*day))
        .collect()
}
