//! iCalendar (RFC 5545) as text: events, weekly series, folding, escaping. Knows nothing of the
//! portal.
//!
//! Written by hand because the crates at hand have no VTIMEZONE, and put the clock into DTSTAMP and
//! chance into UID.

mod series;

pub use series::{Series, days, series};

use crate::calendar::{NaiveDate, NaiveDateTime, TimeSpan, Weekday, clock, local_time};
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

/// How the title of an event begins that does not take place.
pub const CALLED_OFF: &str = "Abgesagt: ";

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
    /// Called off; the title says it by itself.
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

/// Start and end on a day; an end that is not after the start lies on the next day.
pub fn on_day(day: NaiveDate, times: TimeSpan) -> (NaiveDateTime, NaiveDateTime) {
    let end = if times.end > times.start {
        times.end
    } else {
        times.end + 1440
    };
    (clock::at(day, times.start), clock::at(day, end))
}

/// What a calendar program is to do with a calendar (RFC 5546).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Show the events: programs offer a subscription or a new date, and do not ask whether one
    /// takes part.
    Publish,
    /// Take the events out: none of them takes place.
    Cancel,
}

impl Method {
    /// Its name, in the file and in the content type.
    pub fn name(self) -> &'static str {
        match self {
            Method::Publish => "PUBLISH",
            Method::Cancel => "CANCEL",
        }
    }
}

/// Who sends the dates of a file. Programs take a date out only for who sent it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Organizer<'a> {
    /// Name.
    pub name: &'a str,
    /// Mail address.
    pub mail: &'a str,
}

/// The file that comes with a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// What it wants: whoever hands it over says the same in its content type.
    pub method: Method,
    /// The file.
    pub bytes: Vec<u8>,
}

/// A calendar to subscribe to, under a name.
pub fn feed(name: &str, entries: &[Entry]) -> Vec<u8> {
    let mut head = String::new();
    line(&mut head, "NAME", &escaped(name));
    // NAME is the standard (RFC 7986), the other one is what Apple and Google read.
    line(&mut head, "X-WR-CALNAME", &escaped(name));
    // The same again: the first is the standard, the second is what Outlook reads.
    head.push_str("REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\nX-PUBLISHED-TTL:PT12H\r\n");
    calendar(Method::Publish, &head, None, entries)
}

/// The dates of a letter: they go into a calendar that is there already, so the file has no name and
/// is never asked for again. When none of them takes place, it takes them out.
pub fn file(organizer: Organizer<'_>, entries: &[Entry]) -> File {
    let method = if entries.iter().all(|entry| entry.cancelled) {
        Method::Cancel
    } else {
        Method::Publish
    };
    File {
        method,
        bytes: calendar(method, "", Some(organizer), entries),
    }
}

fn calendar(
    method: Method,
    head: &str,
    organizer: Option<Organizer<'_>>,
    entries: &[Entry],
) -> Vec<u8> {
    let mut text = String::with_capacity(900 + entries.len() * 700);
    text.push_str("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Jugendportal//portal//DE\r\nCALSCALE:GREGORIAN\r\n");
    line(&mut text, "METHOD", method.name());
    text.push_str(head);
    text.push_str(TIME_ZONE);
    for entry in entries {
        event(&mut text, organizer, entry);
    }
    text.push_str("END:VCALENDAR\r\n");
    text.into_bytes()
}

fn event(text: &mut String, organizer: Option<Organizer<'_>>, entry: &Entry) {
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
    if let Some(Organizer { name, mail }) = organizer {
        // A parameter in quotes cannot hold any (RFC 5545, 3.2).
        let name = name.replace(|letter: char| letter == '"' || letter.is_control(), "");
        line(
            text,
            &format!("ORGANIZER;CN=\"{name}\""),
            &format!("mailto:{mail}"),
        );
    }
    // Many programs show no status: the title says it.
    let off = if entry.cancelled { CALLED_OFF } else { "" };
    line(
        text,
        "SUMMARY",
        &escaped(&format!("{off}{}", entry.summary)),
    );
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
