//! Clock times: spans within a day, and whether a local time exists in Europe/Berlin.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta, offset::LocalResult};
use chrono_tz::Europe::Berlin;

/// A span of clock time, in minutes from midnight: `0..=1440`. It may end on a later day; what that
/// means says its owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeSpan {
    /// Start, minutes from midnight.
    pub start: u16,
    /// End, minutes from midnight; 1440 is 24:00.
    pub end: u16,
}

impl TimeSpan {
    /// Reads `14:00-19:00`, `14-19 Uhr`, `14 bis 16.30 Uhr`. Does not ask whether the end lies
    /// after the start.
    pub fn parse(text: &str) -> Option<TimeSpan> {
        // All that word processors and people put between two times becomes one hyphen.
        let text = text
            .trim()
            .trim_end_matches("Uhr")
            .replace("bis", "-")
            .replace(['–', '—'], "-");
        let (start, end) = text.split_once('-')?;
        Some(TimeSpan {
            start: minutes(start)?,
            end: minutes(end)?,
        })
    }
}

/// Minutes from midnight of `14`, `14:30` or `14.30`.
fn minutes(text: &str) -> Option<u16> {
    let text = text.trim().trim_end_matches("Uhr").trim();
    let (hours, minutes) = text.split_once([':', '.']).unwrap_or((text, "00"));
    let digits = |part: &str, lengths: std::ops::RangeInclusive<usize>| {
        (lengths.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
            .then(|| part.parse::<u16>().ok())
            .flatten()
    };
    // One digit of minutes is no way to write a time: 14:3 may be 14:03 or 14:30.
    let (hours, minutes) = (digits(hours, 1..=2)?, digits(minutes, 2..=2)?);
    (minutes < 60 && (hours < 24 || (hours == 24 && minutes == 0))).then_some(hours * 60 + minutes)
}

/// What the clocks of Europe/Berlin make of a local time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocalTime {
    /// It happens once: the offset from UTC in seconds.
    Once(i32),
    /// It is skipped when the clocks go forward in March.
    Skipped,
    /// It happens twice when the clocks go back in October.
    Twice,
}

/// Looks a local time up in Europe/Berlin.
pub fn local_time(at: NaiveDateTime) -> LocalTime {
    use chrono::Offset;
    match at.and_local_timezone(Berlin) {
        LocalResult::Single(time) => LocalTime::Once(time.offset().fix().local_minus_utc()),
        LocalResult::None => LocalTime::Skipped,
        LocalResult::Ambiguous(..) => LocalTime::Twice,
    }
}

/// The local time so many minutes after midnight of a day; 1440 is midnight of the next day.
pub fn at(day: NaiveDate, minutes: u16) -> NaiveDateTime {
    day.and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(i64::from(minutes))
}

/// A local time with its offset from UTC: `2027-03-31T10:00:00+02:00`. Times that do not exist once
/// get none; `check` refuses them.
pub fn with_offset(at: NaiveDateTime) -> String {
    let text = at.format("%Y-%m-%dT%H:%M:%S");
    match local_time(at) {
        LocalTime::Once(seconds) => {
            // Berlin lies east of Greenwich all year; the sign is for the standard (RFC 3339).
            let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.abs() / 60);
            format!("{text}{sign}{:02}:{:02}", minutes / 60, minutes % 60)
        }
        LocalTime::Skipped | LocalTime::Twice => text.to_string(),
    }
}

/// The clock time in Europe/Berlin at an instant, `14:05:09`.
pub fn clock_at(instant: chrono::DateTime<chrono::Utc>) -> String {
    instant
        .with_timezone(&Berlin)
        .format("%H:%M:%S")
        .to_string()
}

/// The local time in Europe/Berlin at an instant.
pub fn local_at(instant: chrono::DateTime<chrono::Utc>) -> NaiveDateTime {
    instant.with_timezone(&Berlin).naive_local()
}

/// The date in Europe/Berlin at an instant.
pub fn date_at(instant: chrono::DateTime<chrono::Utc>) -> NaiveDate {
    instant.with_timezone(&Berlin).date_naive()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clock_spans_are_read_the_way_people_write_them() {
        let span = |start, end| Some(TimeSpan { start, end });
        assert_eq!(TimeSpan::parse("14:00-19:00"), span(840, 1140));
        assert_eq!(TimeSpan::parse("14 bis 16.30 Uhr"), span(840, 990));
        assert_eq!(TimeSpan::parse("8:30 – 24:00"), span(510, 1440));
        for text in [
            "14",
            "14:00",
            "25-26",
            "14:60-15",
            "24:01-24:02",
            "zwei bis drei",
            "1:2-3",
        ] {
            assert_eq!(TimeSpan::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_hour_of_the_clock_change_is_known() {
        let time =
            |text: &str| local_time(NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap());
        assert_eq!(time("2027-03-28T02:30"), LocalTime::Skipped);
        assert_eq!(time("2027-10-31T02:30"), LocalTime::Twice);
        assert_eq!(time("2027-03-31T10:00"), LocalTime::Once(7200));
        assert_eq!(time("2027-01-31T10:00"), LocalTime::Once(3600));
        let offset = |text: &str| {
            with_offset(NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap())
        };
        assert_eq!(offset("2027-03-31T10:00"), "2027-03-31T10:00:00+02:00");
        assert_eq!(offset("2027-01-31T10:00"), "2027-01-31T10:00:00+01:00");
    }
}
