//! Days: reading dates in both spellings, spans of days, sets of weekdays, even and odd calendar
//! weeks.

use crate::text::closed_set;
use chrono::{Datelike, NaiveDate, Weekday};

/// Why a date could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayError {
    /// Neither `2027-03-31` nor `31.3.2027`.
    Spelling,
    /// Written well, but there is no such day.
    NoSuchDay,
}

/// Reads a date as `2027-03-31` or `31.3.2027`.
///
/// # Errors
/// When the spelling is neither of the two, or the day does not exist.
pub fn parse_date(text: &str) -> Result<NaiveDate, DayError> {
    let text = text.trim();
    // By bytes: `parse` takes a sign, and `is_numeric` would take digits of other scripts.
    let number = |part: &str, digits: std::ops::RangeInclusive<usize>| {
        (digits.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
            .then(|| part.parse::<u32>().ok())
            .flatten()
    };
    let parts: Vec<&str>;
    let (year, month, day) = if text.contains('-') {
        parts = text.split('-').collect();
        let [year, month, day] = parts[..] else {
            return Err(DayError::Spelling);
        };
        (
            number(year, 4..=4),
            number(month, 2..=2),
            number(day, 2..=2),
        )
    } else {
        parts = text.split('.').map(str::trim).collect();
        let [day, month, year] = parts[..] else {
            return Err(DayError::Spelling);
        };
        (
            // Two digits of a year are not guessed: nobody types a date for the year 27.
            number(year, 4..=4),
            number(month, 1..=2),
            number(day, 1..=2),
        )
    };
    let (Some(year), Some(month), Some(day)) = (year, month, day) else {
        return Err(DayError::Spelling);
    };
    i32::try_from(year)
        .ok()
        .and_then(|year| NaiveDate::from_ymd_opt(year, month, day))
        .ok_or(DayError::NoSuchDay)
}

/// A span of days, both ends included. Never the wrong way round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct DateSpan {
    first: NaiveDate,
    last: NaiveDate,
}

impl DateSpan {
    /// All days up to a last one: nobody knows since when.
    pub fn until(last: NaiveDate) -> DateSpan {
        DateSpan {
            first: NaiveDate::MIN,
            last,
        }
    }
    /// The first day, if somebody knows it.
    pub fn known_first(self) -> Option<NaiveDate> {
        (self.first != NaiveDate::MIN).then_some(self.first)
    }
    /// The span, or `None` when the last day lies before the first.
    pub fn new(first: NaiveDate, last: NaiveDate) -> Option<DateSpan> {
        (first <= last).then_some(DateSpan { first, last })
    }
    /// The first day.
    pub fn first(&self) -> NaiveDate {
        self.first
    }
    /// The last day.
    pub fn last(&self) -> NaiveDate {
        self.last
    }
    /// Whether the day lies in the span.
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }
    /// Every day of the span.
    pub fn days(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let last = self.last;
        self.first.iter_days().take_while(move |day| *day <= last)
    }
    /// The weeks of holidays end on Sundays. Holidays that start on a weekend have no week of two
    /// days: it belongs to the first full one.
    pub fn weeks(&self) -> Vec<DateSpan> {
        let mut weeks: Vec<DateSpan> = Vec::new();
        let mut first = self.first;
        for day in self.days() {
            let weekend = first == self.first
                && matches!(first.weekday(), Weekday::Sat | Weekday::Sun)
                && day <= first + chrono::Days::new(1);
            if (day.weekday() == Weekday::Sun && !weekend) || day == self.last {
                weeks.extend(DateSpan::new(first, day));
                first = day.succ_opt().unwrap_or(day);
            }
        }
        weeks
    }
}

/// A set of weekdays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weekdays(u8);

/// Monday to Sunday.
pub const WEEK: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

impl Weekdays {
    /// Reads `mo`, `mo-fr`, `mo bis fr` or `mo, mi, fr`; long German and English names are fine
    /// too. On failure gives back the word that is no weekday.
    ///
    /// # Errors
    /// With the word that is not a weekday.
    pub fn parse(text: &str) -> Result<Weekdays, String> {
        let mut days = 0u8;
        let lower = text
            .to_lowercase()
            .replace(" bis ", "-")
            .replace(['–', '—'], "-")
            .replace(" und ", ",");
        for part in lower.split(',') {
            let mut ends = part.splitn(2, '-').map(str::trim);
            let first =
                weekday(ends.next().unwrap_or_default()).ok_or_else(|| part.trim().to_owned())?;
            let last = match ends.next() {
                Some(word) => weekday(word).ok_or_else(|| word.to_owned())?,
                None => first,
            };
            // Around the end of the week, too: `sa-mo` is three days.
            let mut day = first;
            loop {
                days |= 1 << day.num_days_from_monday();
                if day == last {
                    break;
                }
                day = day.succ();
            }
        }
        Ok(Weekdays(days))
    }
    /// Every day of the week.
    pub fn all() -> Weekdays {
        Weekdays(0x7f)
    }
    /// Whether the day is in the set.
    pub fn contains(self, day: Weekday) -> bool {
        self.0 & (1 << day.num_days_from_monday()) != 0
    }
    /// The days of the set, Monday first.
    pub fn iter(self) -> impl Iterator<Item = Weekday> {
        WEEK.into_iter().filter(move |day| self.contains(*day))
    }
}

fn weekday(word: &str) -> Option<Weekday> {
    let word = word.trim_end_matches('.').trim();
    WEEK.into_iter()
        .zip([
            "montag",
            "dienstag",
            "mittwoch",
            "donnerstag",
            "freitag",
            "samstag",
            "sonntag",
        ])
        .find_map(|(day, german)| {
            let english = [
                "monday",
                "tuesday",
                "wednesday",
                "thursday",
                "friday",
                "saturday",
                "sunday",
            ][day.num_days_from_monday() as usize];
            let fits =
                word == &german[..2] || word == german || word == &english[..3] || word == english;
            (fits || (day == Weekday::Sat && word == "sonnabend")).then_some(day)
        })
}

closed_set! {
    /// In which calendar weeks (ISO 8601) something takes place.
    #[derive(Default)]
    pub enum Weeks {
        /// Every week.
        #[default]
        Every = "every", "jede Woche";
        /// Weeks 2, 4, 6, …
        Even = "even", "gerade Wochen";
        /// Weeks 1, 3, 5, …
        Odd = "odd", "ungerade Wochen";
    }
}

impl Weeks {
    /// Whether the calendar week of the day fits.
    pub fn contains(self, day: NaiveDate) -> bool {
        match self {
            Weeks::Every => true,
            // ISO weeks, as German calendars print them; after a week 53 two odd weeks follow each
            // other.
            Weeks::Even => day.iso_week().week().is_multiple_of(2),
            Weeks::Odd => !day.iso_week().week().is_multiple_of(2),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_end_on_sundays_and_with_the_holidays() {
        let day = |month, day| NaiveDate::from_ymd_opt(2027, month, day).unwrap();
        let span = |from, until| DateSpan::new(from, until).unwrap();
        assert_eq!(
            span(day(3, 30), day(4, 10)).weeks(),
            [span(day(3, 30), day(4, 4)), span(day(4, 5), day(4, 10))]
        );
        assert_eq!(
            span(day(7, 3), day(7, 18)).weeks(),
            [span(day(7, 3), day(7, 11)), span(day(7, 12), day(7, 18))]
        );
        assert_eq!(
            span(day(4, 4), day(4, 12)).weeks(),
            [span(day(4, 4), day(4, 11)), span(day(4, 12), day(4, 12))]
        );
        assert_eq!(
            span(day(4, 3), day(4, 4)).weeks(),
            [span(day(4, 3), day(4, 4))]
        );
        assert_eq!(span(day(4, 5), day(4, 5)).weeks().len(), 1);
    }

    #[test]
    fn both_spellings_of_a_date_are_read() {
        let day = NaiveDate::from_ymd_opt(2027, 3, 31).unwrap();
        for text in ["2027-03-31", "31.3.2027", "31.03.2027", " 31. 3. 2027 "] {
            assert_eq!(parse_date(text), Ok(day), "{text}");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_told_apart_from_a_wrong_spelling() {
        assert_eq!(parse_date("31.2.2027"), Err(DayError::NoSuchDay));
        assert_eq!(parse_date("2027-02-31"), Err(DayError::NoSuchDay));
        for text in [
            "",
            "morgen",
            "3/31/2027",
            "31.3.27",
            "2027-3-31",
            "31.3",
            "٣١.٣.٢٠٢٧",
        ] {
            assert_eq!(parse_date(text), Err(DayError::Spelling), "{text}");
        }
    }

    #[test]
    fn weekdays_are_read_as_lists_and_ranges() {
        let days = |text| Weekdays::parse(text).unwrap().iter().collect::<Vec<_>>();
        assert_eq!(days("mo-fr"), WEEK[..5]);
        assert_eq!(days("Mo bis Mi"), WEEK[..3]);
        assert_eq!(
            days("mo, mi und Sonnabend"),
            [Weekday::Mon, Weekday::Wed, Weekday::Sat]
        );
        assert_eq!(days("sa-mo"), [Weekday::Mon, Weekday::Sat, Weekday::Sun]);
        assert_eq!(Weekdays::parse("mo, dx"), Err("dx".to_owned()));
    }

    #[test]
    fn even_and_odd_weeks_follow_the_iso_calendar() {
        let day = NaiveDate::from_ymd_opt(2027, 1, 1).unwrap();
        assert_eq!(day.iso_week().week(), 53);
        assert!(Weeks::Odd.contains(day) && !Weeks::Even.contains(day));
    }
}
