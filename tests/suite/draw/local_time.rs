//! Local time in Europe/Berlin as the draw needs it.

use chrono::{Datelike, Days, NaiveDate};
use jugendportal::calendar::local::{
    age_fits, days_touched, format_minute, has_turned, parse_date, parse_minute, real_minute,
};

fn date(text: &str) -> NaiveDate {
    parse_date(text).unwrap()
}

#[test]
fn every_day_of_a_hundred_years_has_24_hours_but_for_the_two_clock_changes() {
    for year in 2000..=2099 {
        let last_sunday = |month| {
            (25..=31)
                .filter_map(|day| NaiveDate::from_ymd_opt(year, month, day))
                .find(|day| day.weekday() == chrono::Weekday::Sun)
                .unwrap()
        };
        let (spring, autumn) = (last_sunday(3), last_sunday(10));
        let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
        for day in first.iter_days().take_while(|day| day.year() == year) {
            let start = |day: NaiveDate| real_minute(day.and_hms_opt(0, 0, 0).unwrap()).unwrap();
            let hours = (start(day + Days::new(1)) - start(day)) / 60;
            assert_eq!(
                hours,
                if day == spring {
                    23
                } else if day == autumn {
                    25
                } else {
                    24
                },
                "{day}"
            );
            for (hour, minute) in [(1, 59), (2, 0), (2, 30), (2, 59), (3, 0)] {
                let changing = hour == 2 && (day == spring || day == autumn);
                assert_eq!(
                    real_minute(day.and_hms_opt(hour, minute, 0).unwrap()).is_none(),
                    changing,
                    "{day} {hour}:{minute}"
                );
            }
        }
    }
}

#[test]
fn only_one_way_of_writing_dates_and_minutes_is_read() {
    for text in ["2027-07-05T10:00", "2000-02-29T00:00", "2099-12-31T23:59"] {
        assert_eq!(format_minute(parse_minute(text).unwrap()), text);
    }
    for wrong in [
        "2027-7-05T10:00",
        "2027-07-05t10:00",
        "2027-07-05T10:00Z",
        "2027-07-05T1000",
        "+027-07-05T10:00",
        "2027-07-05T10:6 ",
        "2027-07-05T10:60",
        "2027-07-05Tä:00",
        "2027-07-05T 1:00",
    ] {
        assert!(parse_minute(wrong).is_none(), "{wrong}");
    }
    for wrong in [
        "2027-02-29",
        "2027-00-01",
        "2027-13-01",
        "20270701",
        "2027-07-1",
        "-027-07-01",
        "２０27-07",
    ] {
        assert!(parse_date(wrong).is_none(), "{wrong}");
    }
}

#[test]
fn a_birthday_on_29_february_counts_from_1_march_in_common_years() {
    let born = date("2020-02-29");
    assert!(!has_turned(born, 7, date("2027-02-28")) && has_turned(born, 7, date("2027-03-01")));
    assert!(!has_turned(born, 8, date("2028-02-28")) && has_turned(born, 8, date("2028-02-29")));
    assert!(has_turned(born, 0, born) && !has_turned(born, 0, date("2020-02-28")));
}

#[test]
fn an_age_span_admits_everybody_who_has_turned_the_lower_and_not_the_next_after_the_upper() {
    let day = date("2027-07-05");
    for (born, days, fits) in [
        ("2019-07-05", 0, true),
        ("2019-07-06", 0, false),
        ("2014-07-06", 0, true),
        ("2014-07-05", 0, false),
        ("2019-07-15", 10, true),
        ("2019-07-16", 10, false),
        ("2014-06-26", 10, true),
        ("2014-06-25", 10, false),
    ] {
        assert_eq!(
            age_fits(date(born), 8, 12, days, day),
            fits,
            "{born} {days}"
        );
    }
}

#[test]
fn an_end_at_midnight_does_not_touch_the_new_day() {
    let span = |start: &str, end: &str| {
        days_touched(parse_minute(start).unwrap(), parse_minute(end).unwrap())
    };
    assert_eq!(
        span("2027-07-05T20:00", "2027-07-06T00:00"),
        (date("2027-07-05"), date("2027-07-05"))
    );
    assert_eq!(
        span("2027-07-05T20:00", "2027-07-06T00:01"),
        (date("2027-07-05"), date("2027-07-06"))
    );
}
