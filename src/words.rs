//! Sessions, ages and money in words, as the design says: for the pages of the site and for the
//! registrar.

use crate::calendar::dates;
use crate::calendar::{Datelike, NaiveDate, NaiveDateTime};
use crate::text::{self, Lang};
use chrono::Timelike;

/// Start and end of a session, local time.
pub type Times = (NaiveDateTime, NaiveDateTime);

/// `9 bis 13 Jahre`, `ab 10 Jahren`, `ab 1 Jahr`, `bis 14 Jahre`, `alle`.
pub fn ages(from: Option<u8>, to: Option<u8>) -> String {
    let years = |age| if age == 1 { "Jahr" } else { "Jahre" };
    match (from, to) {
        (Some(from), Some(to)) if from == to => format!("{from} {}", years(to)),
        (Some(from), Some(to)) => format!("{from} bis {to} {}", years(to)),
        (Some(1), None) => "ab 1 Jahr".to_owned(),
        (Some(from), None) => format!("ab {from} Jahren"),
        (None, Some(to)) => format!("bis {to} {}", years(to)),
        (None, None) => "alle".to_owned(),
    }
}

/// `8 Euro`, `8,50 Euro`, `kostenlos`.
pub fn money(cents: u32) -> String {
    match (cents / 100, cents % 100) {
        (0, 0) => "kostenlos".to_owned(),
        (euro, 0) => format!("{euro} Euro"),
        (euro, cents) => format!("{euro},{cents:02} Euro"),
    }
}

/// `Mi, 31. März, 10 bis 15 Uhr`; over night `Fr, 2. April, 18 Uhr bis Sa, 3. April, 10 Uhr`.
pub fn session((start, end): Times) -> String {
    let day = dates::day_short(Lang::De, start.date());
    match same_day_clock((start, end)) {
        Some(times) => format!("{day}, {times}"),
        None => {
            let last = dates::day_short(Lang::De, end.date());
            format!(
                "{day}, {} Uhr bis {last}, {} Uhr",
                dates::clock(Lang::De, minutes(start)),
                dates::clock(Lang::De, minutes(end))
            )
        }
    }
}

/// `10 bis 15 Uhr`, or nothing when the session goes on over night.
pub fn same_day_clock((start, end): Times) -> Option<String> {
    let last_day = (end - chrono::TimeDelta::minutes(1)).date();
    let end_minutes = if end.date() == start.date() {
        minutes(end)
    } else {
        1440
    };
    (last_day == start.date()).then(|| dates::times(Lang::De, minutes(start), end_minutes))
}

/// The sessions of one occasion: `Mo, 5. bis Mi, 7. April, 10 bis 13 Uhr`, `Fr, 2. und Mo, 5.
/// April, 15 bis 17 Uhr`,
/// `6 Treffen von Mo, 5. bis Fr, 16. Juli, 10 bis 13 Uhr`.
pub fn sessions(list: &[Times]) -> String {
    let [first, .., last] = list else {
        return list.first().map(|only| session(*only)).unwrap_or_default();
    };
    let (from, until) = (first.0.date(), last.0.date());
    let clock = same_day_clock(*first).filter(|times| {
        list.iter()
            .all(|other| same_day_clock(*other).as_ref() == Some(times))
    });
    let days: Vec<NaiveDate> = list.iter().map(|session| session.0.date()).collect();
    let every_day = days
        .windows(2)
        .all(|pair| pair[0].succ_opt() == Some(pair[1]));
    let Some(clock) = clock else {
        return format!("{} Treffen von {}", list.len(), range(from, until));
    };
    if every_day && days.len() > 2 {
        return format!("{}, {clock}", range(from, until));
    }
    if days.len() <= 3 && !every_day || days.len() == 2 {
        return format!("{}, {clock}", each(&days));
    }
    format!("{} Treffen von {}, {clock}", list.len(), range(from, until))
}

/// The same for mails and forms, with the year and every meeting: `Mittwoch, 31. März 2027, 10 bis
/// 15 Uhr`,
/// `Mo, 5. bis Mi, 7. April, 10 bis 13 Uhr (2027)`.
pub fn sessions_in_full(list: &[Times]) -> String {
    let Some(first) = list.first() else {
        return String::new();
    };
    match same_day_clock(*first).filter(|_| list.len() == 1) {
        Some(clock) => format!("{}, {clock}", dates::day_long(Lang::De, first.0.date())),
        None if sessions_say_all(list) => format!("{} ({})", sessions(list), first.0.year()),
        None => {
            let each: Vec<String> = list.iter().map(|one| session(*one)).collect();
            format!(
                "{} ({}): {}",
                sessions(list),
                first.0.year(),
                each.join("; ")
            )
        }
    }
}

/// Whether [`sessions`] says every day and time, so that a list of them adds nothing.
pub fn sessions_say_all(list: &[Times]) -> bool {
    list.len() < 2 || !sessions(list).starts_with(|first: char| first.is_ascii_digit())
}

/// `Mo, 5. bis Mi, 7. April`, `Di, 30. März bis Do, 1. April`.
fn range(from: NaiveDate, until: NaiveDate) -> String {
    format!(
        "{} bis {}",
        without_month(from, until),
        dates::day_short(Lang::De, until)
    )
}

/// `Fr, 2. und Mo, 5. April`.
fn each(days: &[NaiveDate]) -> String {
    let last = days[days.len() - 1];
    let words: Vec<String> = days
        .iter()
        .map(|day| {
            if *day == last {
                dates::day_short(Lang::De, *day)
            } else {
                without_month(*day, last)
            }
        })
        .collect();
    text::and(Lang::De, &words)
}

/// The day, without its month when the other day has the same.
fn without_month(day: NaiveDate, other: NaiveDate) -> String {
    if (day.year(), day.month()) == (other.year(), other.month()) {
        format!(
            "{}, {}.",
            dates::weekday_short(Lang::De, day.weekday()),
            day.day()
        )
    } else {
        dates::day_short(Lang::De, day)
    }
}

fn minutes(at: NaiveDateTime) -> u16 {
    u16::try_from(at.hour() * 60 + at.minute()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(start: &str, end: &str) -> Times {
        let at = |text: &str| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap();
        (at(start), at(end))
    }

    #[test]
    fn in_full_there_is_a_year_and_every_meeting() {
        let day = |day: u32, from: &str| {
            times(
                &format!("2027-04-{day:02}T{from}:00"),
                &format!("2027-04-{day:02}T15:00"),
            )
        };
        assert_eq!(
            sessions_in_full(&[day(1, "10")]),
            "Donnerstag, 1. April 2027, 10 bis 15 Uhr"
        );
        assert_eq!(
            sessions_in_full(&[day(5, "10"), day(6, "10"), day(7, "10")]),
            "Mo, 5. bis Mi, 7. April, 10 bis 15 Uhr (2027)"
        );
        let several = sessions_in_full(&[day(5, "10"), day(6, "11"), day(9, "10")]);
        assert_eq!(
            several,
            "3 Treffen von Mo, 5. bis Fr, 9. April (2027): Mo, 5. April, 10 bis 15 Uhr; Di, 6. April, 11 bis 15 Uhr; Fr, 9. April, 10 bis 15 Uhr"
        );
        assert_eq!(sessions_in_full(&[]), "");
    }

    #[test]
    fn ages_and_money_read_as_the_design_says() {
        assert_eq!(ages(Some(9), Some(13)), "9 bis 13 Jahre");
        assert_eq!(ages(Some(10), None), "ab 10 Jahren");
        assert_eq!(ages(None, None), "alle");
        assert_eq!(
            [ages(Some(1), None), ages(Some(1), Some(1))],
            ["ab 1 Jahr", "1 Jahr"]
        );
        assert_eq!(
            [ages(None, Some(1)), ages(Some(0), Some(1))],
            ["bis 1 Jahr", "0 bis 1 Jahr"]
        );
        assert_eq!(
            [money(800), money(850), money(0), money(5)],
            ["8 Euro", "8,50 Euro", "kostenlos", "0,05 Euro"]
        );
    }

    #[test]
    fn sessions_over_night_name_both_days() {
        assert_eq!(
            session(times("2027-03-31T10:00", "2027-03-31T15:00")),
            "Mi, 31. März, 10 bis 15 Uhr"
        );
        assert_eq!(
            session(times("2027-04-02T18:00", "2027-04-03T10:00")),
            "Fr, 2. April, 18 Uhr bis Sa, 3. April, 10 Uhr"
        );
        assert_eq!(
            session(times("2027-04-02T18:00", "2027-04-03T00:00")),
            "Fr, 2. April, 18 bis 24 Uhr"
        );
        assert_eq!(
            session(times("2027-04-02T00:00", "2027-04-03T00:00")),
            "Fr, 2. April, ganztägig"
        );
    }

    #[test]
    fn several_sessions_do_not_repeat_what_is_the_same() {
        let day = |month: u32, day: u32| {
            times(
                &format!("2027-{month:02}-{day:02}T10:00"),
                &format!("2027-{month:02}-{day:02}T13:00"),
            )
        };
        assert_eq!(
            sessions(&[day(4, 5), day(4, 6), day(4, 7)]),
            "Mo, 5. bis Mi, 7. April, 10 bis 13 Uhr"
        );
        assert_eq!(
            sessions(&[day(3, 31), day(4, 1), day(4, 2)]),
            "Mi, 31. März bis Fr, 2. April, 10 bis 13 Uhr"
        );
        assert_eq!(
            sessions(&[day(4, 2), day(4, 5)]),
            "Fr, 2. und Mo, 5. April, 10 bis 13 Uhr"
        );
        assert_eq!(
            sessions(&[day(4, 5), day(4, 6)]),
            "Mo, 5. und Di, 6. April, 10 bis 13 Uhr"
        );
        assert_eq!(
            sessions(&[day(4, 1), day(4, 2), day(4, 5), day(4, 6)]),
            "4 Treffen von Do, 1. bis Di, 6. April, 10 bis 13 Uhr"
        );
    }

    #[test]
    fn sessions_at_different_times_are_only_counted() {
        let list = [
            times("2027-04-05T10:00", "2027-04-05T13:00"),
            times("2027-04-06T14:00", "2027-04-06T18:00"),
        ];
        assert_eq!(sessions(&list), "2 Treffen von Mo, 5. bis Di, 6. April");
        assert_eq!(sessions(&list[..1]), "Mo, 5. April, 10 bis 13 Uhr");
        assert_eq!(sessions(&[]), "");
        assert!(!sessions_say_all(&list) && sessions_say_all(&list[..1]));
    }
}
