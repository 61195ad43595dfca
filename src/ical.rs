//! iCalendar (RFC 5545) as text: events, weekly series, folding, escaping. Knows nothing of the
//! portal.
//!
//! Written by hand because the crates at hand have no VTIMEZONE, and put the clock into DTSTAMP and
//! chance into UID.

use crate::calendar::{
    Datelike, NaiveDate, NaiveDateTime, TimeSpan, Weekday, Weekdays, clock, local_time,
};
use chrono::TimeDelta;
use std::borrow::Cow;
use std::fmt::Write as _;

/// The rules of the clocks of Europe/Berlin since 1996, as every calendar program wants them beside
/// the events.
const TIME_ZONE: &str = "BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\n\
    BEGIN:DAYLIGHT\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\nDTSTART:19960331T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n\
    BEGIN:STANDARD\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\nDTSTART:19961027T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\n\
    END:VTIMEZONE\r\n";

/// Longest line in octets, without its end (RFC 5545, 3.1).
const LINE: usize = 75;

/// A new series begins when more turns than this pass without a date.
const LONGEST_GAP: i64 = 3;

/// One event or one weekly series.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Unique and the same for ever.
    pub uid: String,
    /// The day of the data: publication, last change or check.
    pub stamped_on: NaiveDate,
    /// How often it was changed.
    pub sequence: usize,
    /// When: start and end, local time.
    pub time: (NaiveDateTime, NaiveDateTime),
    /// How it repeats.
    pub repeat: Option<Repeat>,
    /// Called off.
    pub cancelled: bool,
    /// Title.
    pub summary: String,
    /// More, in lines.
    pub description: String,
    /// Where.
    pub location: String,
    /// Page with everything, absolute.
    pub url: String,
}

/// A weekly repetition with gaps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repeat {
    /// Every so many weeks.
    pub interval: u8,
    /// On these weekdays, Monday first.
    pub days: Vec<Weekday>,
    /// The last day.
    pub until: NaiveDate,
    /// Days on which it does not take place.
    pub except: Vec<NaiveDate>,
}

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

/// Start and end on a day; an end that is not after the start lies on the next day.
pub fn on_day(day: NaiveDate, times: TimeSpan) -> (NaiveDateTime, NaiveDateTime) {
    let end = if times.end > times.start {
        times.end
    } else {
        times.end + 1440
    };
    (clock::at(day, times.start), clock::at(day, end))
}

/// A whole calendar with its name and its events.
pub fn calendar(name: &str, entries: &[Entry]) -> Vec<u8> {
    let mut text = String::with_capacity(900 + entries.len() * 700);
    // METHOD:PUBLISH: programs offer a subscription and do not ask whether one takes part.
    text.push_str("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Jugendportal//portal//DE\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n");
    line(&mut text, "NAME", &escaped(name));
    // NAME is the standard (RFC 7986), the other one is what Apple and Google read.
    line(&mut text, "X-WR-CALNAME", &escaped(name));
    // The same again: the first is the standard, the second is what Outlook reads.
    text.push_str("REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\nX-PUBLISHED-TTL:PT12H\r\n");
    text.push_str(TIME_ZONE);
    for entry in entries {
        event(&mut text, entry);
    }
    text.push_str("END:VCALENDAR\r\n");
    text.into_bytes()
}

fn event(text: &mut String, entry: &Entry) {
    let (start, end) = entry.time;
    text.push_str("BEGIN:VEVENT\r\n");
    line(text, "UID", &escaped(&entry.uid));
    // A day of the data, not the time of the build: same input, same bytes.
    let stamp = entry.stamped_on.format("%Y%m%dT000000Z");
    let _ = write!(
        text,
        "DTSTAMP:{stamp}\r\nLAST-MODIFIED:{stamp}\r\nSEQUENCE:{}\r\n",
        entry.sequence
    );
    // An end of a whole day does not belong to it (RFC 5545, 3.6.1): midnight of the next day is
    // right.
    if is_whole_days(start, end) {
        let _ = write!(
            text,
            "DTSTART;VALUE=DATE:{}\r\nDTEND;VALUE=DATE:{}\r\n",
            start.format("%Y%m%d"),
            end.format("%Y%m%d")
        );
    } else {
        let _ = write!(
            text,
            "DTSTART;TZID=Europe/Berlin:{}\r\nDTEND;TZID=Europe/Berlin:{}\r\n",
            local(start),
            local(end)
        );
    }
    if let Some(repeat) = &entry.repeat {
        repetition(text, repeat, start, end);
    }
    line(text, "SUMMARY", &escaped(&entry.summary));
    for (name, value) in [
        ("DESCRIPTION", &entry.description),
        ("LOCATION", &entry.location),
    ] {
        if !value.is_empty() {
            line(text, name, &escaped(value));
        }
    }
    // A URI, not a text: commas and semicolons in it are not escaped (RFC 5545, 3.3.13).
    line(text, "URL", &entry.url);
    text.push_str(if entry.cancelled {
        "STATUS:CANCELLED\r\n"
    } else {
        "STATUS:CONFIRMED\r\n"
    });
    // Who subscribes to opening hours is not busy for all of them.
    text.push_str("TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n");
}

fn repetition(text: &mut String, repeat: &Repeat, start: NaiveDateTime, end: NaiveDateTime) {
    let mut rule = String::from("FREQ=WEEKLY");
    if repeat.interval > 1 {
        let _ = write!(rule, ";INTERVAL={}", repeat.interval);
    }
    let names: Vec<&str> = repeat
        .days
        .iter()
        .map(|day| ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][day.num_days_from_monday() as usize])
        .collect();
    let _ = write!(rule, ";BYDAY={}", names.join(","));
    let last = repeat.until.and_time(start.time());
    // Times with a zone need the last start in UTC (RFC 5545, 3.3.10).
    if is_whole_days(start, end) {
        let _ = write!(rule, ";UNTIL={}", last.format("%Y%m%d"));
    } else {
        let _ = write!(
            rule,
            ";UNTIL={}Z",
            local(last - TimeDelta::seconds(offset(last)))
        );
    }
    line(text, "RRULE", &rule);
    if !repeat.except.is_empty() {
        let days: Vec<String> = repeat
            .except
            .iter()
            // An exception must name the very start of the turn that is left out, to the second.
            .map(|day| local(day.and_time(start.time())))
            .collect();
        if is_whole_days(start, end) {
            let days: Vec<&str> = days.iter().map(|day| &day[..8]).collect();
            line(text, "EXDATE;VALUE=DATE", &days.join(","));
        } else {
            line(text, "EXDATE;TZID=Europe/Berlin", &days.join(","));
        }
    }
}

fn is_whole_days(start: NaiveDateTime, end: NaiveDateTime) -> bool {
    start.time() == chrono::NaiveTime::MIN && end.time() == chrono::NaiveTime::MIN
}

fn local(at: NaiveDateTime) -> String {
    at.format("%Y%m%dT%H%M%S").to_string()
}

/// Offset from UTC in seconds; for the hour that happens twice, that of winter.
fn offset(at: NaiveDateTime) -> i64 {
    match local_time(at) {
        crate::calendar::LocalTime::Once(seconds) => i64::from(seconds),
        // One of the two must be taken. Programs differ here; `check` refuses such times.
        _ => 3600,
    }
}

/// One property, folded into lines of at most 75 octets without splitting a character.
fn line(text: &mut String, name: &str, value: &str) {
    let mut room = LINE;
    for letter in name
        .chars()
        .chain(std::iter::once(':'))
        .chain(value.chars())
    {
        if letter.len_utf8() > room {
            text.push_str("\r\n ");
            // The blank that marks a folded line is an octet of it.
            room = LINE - 1;
        }
        text.push(letter);
        room -= letter.len_utf8();
    }
    text.push_str("\r\n");
}

/// A text value: backslash, semicolon, comma and line ends are escaped, other control characters
/// left out.
fn escaped(text: &str) -> Cow<'_, str> {
    let plain = |letter: char| !matches!(letter, '\\' | ';' | ',') && !letter.is_control();
    if text.chars().all(plain) {
        return Cow::Borrowed(text);
    }
    let mut value = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => value.extend(['\\', letter]),
            '\n' => value.push_str("\\n"),
            '\t' => value.push(' '),
            letter if letter.is_control() => {}
            letter => value.push(letter),
        }
    }
    Cow::Owned(value)
}

#[cfg(test)]
mod tests;
