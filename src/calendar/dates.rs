//! Dates and times in words, German and English, as people read them.

use super::days::{DateSpan, WEEK, Weekdays, Weeks};
use crate::text::Lang;
use chrono::{Datelike, NaiveDate, Weekday};

const MONTHS: [[&str; 12]; 2] = [
    [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
];

const WEEKDAYS: [[&str; 7]; 2] = [
    [
        "Montag",
        "Dienstag",
        "Mittwoch",
        "Donnerstag",
        "Freitag",
        "Samstag",
        "Sonntag",
    ],
    [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ],
];

/// `März`, `March`.
pub fn month(lang: Lang, month: u32) -> &'static str {
    MONTHS[lang as usize][(month as usize + 11) % 12]
}

/// `Mittwoch`, `Wednesday`.
pub fn weekday(lang: Lang, day: Weekday) -> &'static str {
    WEEKDAYS[lang as usize][day.num_days_from_monday() as usize]
}

/// `Mi`, `Wed`.
pub fn weekday_short(lang: Lang, day: Weekday) -> &'static str {
    // Cut by bytes: none of the names begins with an umlaut.
    let length = if lang == Lang::De { 2 } else { 3 };
    &weekday(lang, day)[..length]
}

/// `31. März`, `31 March`.
pub fn day_and_month(lang: Lang, day: NaiveDate) -> String {
    let dot = if lang == Lang::De { "." } else { "" };
    format!("{}{dot} {}", day.day(), month(lang, day.month()))
}

/// `31. März 2027`, `31 March 2027`.
pub fn date(lang: Lang, day: NaiveDate) -> String {
    format!("{} {}", day_and_month(lang, day), day.year())
}

/// `Mi, 31. März`, `Wed, 31 March`.
pub fn day_short(lang: Lang, day: NaiveDate) -> String {
    format!(
        "{}, {}",
        weekday_short(lang, day.weekday()),
        day_and_month(lang, day)
    )
}

/// `Mittwoch, 31. März 2027`.
pub fn day_long(lang: Lang, day: NaiveDate) -> String {
    format!("{}, {}", weekday(lang, day.weekday()), date(lang, day))
}

/// `30. März bis 10. April`, or one day alone; without the year.
pub fn span(lang: Lang, span: DateSpan) -> String {
    if span.first() == span.last() {
        return day_and_month(lang, span.first());
    }
    let to = to(lang);
    // Across a year both ends need theirs: Christmas holidays begin in one and end in the next.
    if span.first().year() != span.last().year() {
        return format!(
            "{} {to} {}",
            date(lang, span.first()),
            date(lang, span.last())
        );
    }
    if span.first().month() == span.last().month() {
        let dot = if lang == Lang::De { "." } else { "" };
        return format!(
            "{}{dot} {to} {}",
            span.first().day(),
            day_and_month(lang, span.last())
        );
    }
    format!(
        "{} {to} {}",
        day_and_month(lang, span.first()),
        day_and_month(lang, span.last())
    )
}

/// The same with the year: `30. März bis 10. April 2027`.
pub fn span_with_year(lang: Lang, dates: DateSpan) -> String {
    let words = span(lang, dates);
    if dates.first().year() == dates.last().year() {
        format!("{words} {}", dates.last().year())
    } else {
        words
    }
}

/// A clock time from minutes: `14`, `16:30`; English `14:00`.
pub fn clock(lang: Lang, minutes: u16) -> String {
    let (hours, minutes) = (minutes / 60, minutes % 60);
    match (lang, minutes) {
        // Full hours as they are spoken: 10 bis 15 Uhr.
        (Lang::De, 0) => hours.to_string(),
        _ => format!("{hours}:{minutes:02}"),
    }
}

/// `10 bis 15 Uhr`, `10:00 to 15:00`; from midnight to midnight `ganztägig`, `all day`.
pub fn times(lang: Lang, start: u16, end: u16) -> String {
    match lang {
        // Nobody says »0 bis 24 Uhr« of a day.
        Lang::De if (start, end) == (0, 1440) => "ganztägig".to_owned(),
        Lang::En if (start, end) == (0, 1440) => "all day".to_owned(),
        Lang::De => format!("{} bis {} Uhr", clock(lang, start), clock(lang, end)),
        Lang::En => format!("{} to {}", clock(lang, start), clock(lang, end)),
    }
}

/// `Mo bis Fr`, `Mo, Mi und Fr`, `Montag` for a single day.
pub fn weekdays(lang: Lang, days: Weekdays) -> String {
    let list: Vec<Weekday> = days.iter().collect();
    match list[..] {
        [] => String::new(),
        [day] => weekday(lang, day).to_owned(),
        [first, .., last] => {
            let start = first.num_days_from_monday() as usize;
            // Two days are a pair: `Mo und Di`, not `Mo bis Di`.
            if list.len() > 2 && list[..] == WEEK[start..=last.num_days_from_monday() as usize] {
                return format!(
                    "{} {} {}",
                    weekday_short(lang, first),
                    to(lang),
                    weekday_short(lang, last)
                );
            }
            let names: Vec<&str> = list.iter().map(|day| weekday_short(lang, *day)).collect();
            crate::text::and(lang, &names)
        }
    }
}

/// `gerade Wochen`, `odd weeks`; nothing for every week.
pub fn weeks(lang: Lang, weeks: Weeks) -> &'static str {
    match (lang, weeks) {
        (_, Weeks::Every) => "",
        (Lang::De, Weeks::Even) => "in geraden Kalenderwochen",
        (Lang::De, Weeks::Odd) => "in ungeraden Kalenderwochen",
        (Lang::En, Weeks::Even) => "in even calendar weeks",
        (Lang::En, Weeks::Odd) => "in odd calendar weeks",
    }
}

fn to(lang: Lang) -> &'static str {
    match lang {
        Lang::De => "bis",
        Lang::En => "to",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2027, month, day).unwrap()
    }

    #[test]
    fn days_read_as_the_design_says() {
        assert_eq!(day_short(Lang::De, day(3, 31)), "Mi, 31. März");
        assert_eq!(day_long(Lang::De, day(3, 31)), "Mittwoch, 31. März 2027");
        assert_eq!(day_short(Lang::En, day(3, 31)), "Wed, 31 March");
    }

    #[test]
    fn spans_do_not_repeat_what_is_the_same() {
        let words = |first, last| span(Lang::De, DateSpan::new(first, last).unwrap());
        assert_eq!(words(day(3, 30), day(4, 10)), "30. März bis 10. April");
        assert_eq!(words(day(4, 1), day(4, 10)), "1. bis 10. April");
        assert_eq!(words(day(4, 1), day(4, 1)), "1. April");
        let winter =
            DateSpan::new(day(12, 23), NaiveDate::from_ymd_opt(2028, 1, 8).unwrap()).unwrap();
        assert_eq!(
            span_with_year(Lang::De, winter),
            "23. Dezember 2027 bis 8. Januar 2028"
        );
    }

    #[test]
    fn times_and_weekdays_read_as_people_say_them() {
        assert_eq!(times(Lang::De, 600, 900), "10 bis 15 Uhr");
        assert_eq!(times(Lang::De, 840, 990), "14 bis 16:30 Uhr");
        assert_eq!(times(Lang::De, 0, 1440), "ganztägig");
        assert_eq!(times(Lang::En, 0, 1440), "all day");
        assert_eq!(times(Lang::De, 0, 480), "0 bis 8 Uhr");
        assert_eq!(times(Lang::De, 1080, 1440), "18 bis 24 Uhr");
        assert_eq!(
            weekdays(Lang::De, Weekdays::parse("mo-fr").unwrap()),
            "Mo bis Fr"
        );
        assert_eq!(
            weekdays(Lang::De, Weekdays::parse("mo,mi,fr").unwrap()),
            "Mo, Mi und Fr"
        );
        assert_eq!(
            weekdays(Lang::De, Weekdays::parse("do").unwrap()),
            "Donnerstag"
        );
    }
}
