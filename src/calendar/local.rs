//! Local time in Europe/Berlin: strict reading, real minutes across clock changes, days touched,
//! ages.
//!
//! Everything here is a function of its arguments: the time zone of the machine is never asked.

use chrono::offset::LocalResult;
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone};
use chrono_tz::Europe::Berlin;

/// Reads a date written exactly `YYYY-MM-DD`; `None` for any other writing and for days that do not
/// exist.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    // By hand, because the parser of chrono also takes `2027-3-1` and signs: every program that
    // reads an input, in whatever language, must agree on what is a date.
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    NaiveDate::from_ymd_opt(
        i32::try_from(digits(&bytes[0..4])?).ok()?,
        digits(&bytes[5..7])?,
        digits(&bytes[8..10])?,
    )
}

/// Reads a local time written exactly `YYYY-MM-DDTHH:MM`; `24:00` and seconds are not accepted.
pub fn parse_minute(text: &str) -> Option<NaiveDateTime> {
    let bytes = text.as_bytes();
    if bytes.len() != 16 || bytes[10] != b'T' || bytes[13] != b':' {
        return None;
    }
    let time = NaiveTime::from_hms_opt(digits(&bytes[11..13])?, digits(&bytes[14..16])?, 0)?;
    Some(parse_date(text.get(0..10)?)?.and_time(time))
}

/// Writes a local time as `YYYY-MM-DDTHH:MM`, the inverse of [`parse_minute`].
pub fn format_minute(local: NaiveDateTime) -> String {
    local.format("%Y-%m-%dT%H:%M").to_string()
}

/// The real minute of a local time in Europe/Berlin, counted from 1970-01-01T00:00 UTC.
///
/// `None` in the hour from 02:00 to 02:59 of a clock change, which is missing in March and happens
/// twice in October.
pub fn real_minute(local: NaiveDateTime) -> Option<i64> {
    match Berlin.from_local_datetime(&local) {
        LocalResult::Single(instant) => Some(instant.timestamp().div_euclid(60)),
        // The earlier or later of two would be a guess on which a refusal might hang.
        LocalResult::None | LocalResult::Ambiguous(..) => None,
    }
}

/// First and last calendar day of a half-open span: an end at 00:00 does not touch the new day
/// (R10).
pub fn days_touched(start: NaiveDateTime, end: NaiveDateTime) -> (NaiveDate, NaiveDate) {
    (
        start.date(),
        (end - TimeDelta::minutes(1)).date().max(start.date()),
    )
}

/// Whether somebody born on `born` has completed `years` years on the day `on`.
///
/// A birthday on 29 February is completed at the end of 28 February: in common years the age
/// changes on 1 March.
pub fn has_turned(born: NaiveDate, years: u32, on: NaiveDate) -> bool {
    let Some(year) = i32::try_from(years)
        .ok()
        .and_then(|years| born.year().checked_add(years))
    else {
        return false;
    };
    // The only day that can be missing is 29 February: the year of life ends with 28 February
    // (§§ 187 and 188 BGB).
    let birthday = NaiveDate::from_ymd_opt(year, born.month(), born.day())
        .or_else(|| NaiveDate::from_ymd_opt(year, 3, 1));
    birthday.is_some_and(|birthday| birthday <= on)
}

/// Whether the age is right on the first day: turned `from` on the first day plus the tolerance,
/// not yet `to` + 1 on the first day minus the tolerance ("8 to 12" admits every child that has
/// turned 8 and not yet 13).
pub fn age_fits(
    born: NaiveDate,
    from: u32,
    to: u32,
    tolerance_days: u32,
    first_day: NaiveDate,
) -> bool {
    let tolerance = Days::new(u64::from(tolerance_days));
    let (Some(later), Some(earlier)) = (
        first_day.checked_add_days(tolerance),
        first_day.checked_sub_days(tolerance),
    ) else {
        return false;
    };
    has_turned(born, from, later) && !has_turned(born, to.saturating_add(1), earlier)
}

fn digits(bytes: &[u8]) -> Option<u32> {
    bytes.iter().try_fold(0u32, |value, byte| {
        byte.is_ascii_digit()
            .then(|| value * 10 + u32::from(byte - b'0'))
    })
}
