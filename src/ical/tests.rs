//! What calendar files promise.

use super::*;
use crate::calendar::{Datelike, Weekdays};
use proptest::prelude::*;

fn unfolded(text: &str) -> String {
    text.strip_suffix("\r\n").unwrap().replace("\r\n ", "")
}

fn unescaped(text: &str) -> String {
    let mut letters = text.chars();
    let mut plain = String::new();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => plain.push(match letters.next().unwrap() {
                'n' => '\n',
                other => other,
            }),
            other => plain.push(other),
        }
    }
    plain
}

/// The days of a series, counted anew from its rule.
fn expanded(series: &Series) -> Vec<NaiveDate> {
    let Some(repeat) = &series.repeat else {
        return vec![series.first];
    };
    let start = series.first.iso_week().first_day();
    let rule = start
        .iter_days()
        .take_while(|day| *day <= repeat.until)
        .filter(|day| *day >= series.first);
    rule.filter(|day| repeat.days.contains(&day.weekday()))
        .filter(|day| (*day - start).num_days() / 7 % i64::from(repeat.interval) == 0)
        .filter(|day| !repeat.except.contains(day))
        .collect()
}

trait FirstDay {
    fn first_day(&self) -> NaiveDate;
}
impl FirstDay for chrono::IsoWeek {
    fn first_day(&self) -> NaiveDate {
        NaiveDate::from_isoywd_opt(self.year(), self.week(), Weekday::Mon).unwrap()
    }
}

proptest! {
    #[test]
    fn folding_keeps_every_character_and_no_line_is_too_long(value in "\\PC{0,300}") {
        let mut text = String::new();
        line(&mut text, "SUMMARY", &value);
        prop_assert!(text.split("\r\n").all(|line| line.len() <= LINE));
        prop_assert_eq!(unfolded(&text), format!("SUMMARY:{value}"));
    }

    #[test]
    fn escaping_keeps_the_text_and_leaves_no_bare_separator(value in "[\\\\;,\n a-zäß€😀]{0,80}") {
        let text = escaped(&value).into_owned();
        prop_assert!(!text.contains('\n'));
        prop_assert_eq!(unescaped(&text), value);
    }

    #[test]
    fn control_characters_never_reach_a_line(value in any::<String>()) {
        prop_assert!(!escaped(&value).chars().any(char::is_control));
    }

    #[test]
    fn series_say_exactly_the_days_they_were_made_of(start in 0i64..4000, picks in proptest::collection::vec(any::<bool>(), 0..200), interval in 1u8..=2) {
        let first = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap() + TimeDelta::days(start);
        let days: Vec<NaiveDate> = first.iter_days().zip(&picks).filter(|(_, pick)| **pick).map(|(day, _)| day).collect();
        let all: Vec<NaiveDate> = series(&days, interval).iter().flat_map(expanded).collect();
        let mut sorted = all.clone();
        sorted.sort_unstable();
        prop_assert_eq!(sorted, days);
    }
}

#[test]
fn odd_weeks_go_on_after_a_week_53() {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let weeks = crate::calendar::Weeks::Odd;
    let mondays = days(
        day("2026-11-01"),
        day("2027-02-28"),
        Weekdays::parse("mo").unwrap(),
        |day| weeks.contains(day),
    );
    let series = series(&mondays, 2);
    assert_eq!(
        series.iter().map(|series| series.first).collect::<Vec<_>>(),
        [day("2026-11-02"), day("2027-01-04")]
    );
    assert!(
        series
            .iter()
            .all(|series| series.repeat.as_ref().unwrap().except.is_empty())
    );
}

#[test]
fn an_event_reads_as_the_standard_says() {
    let day: NaiveDate = "2027-10-25".parse().unwrap();
    let entry = Entry {
        uid: "a@b".into(),
        stamped_on: "2027-01-02".parse().unwrap(),
        sequence: 1,
        time: on_day(
            day,
            TimeSpan {
                start: 22 * 60,
                end: 60,
            },
        ),
        repeat: Some(Repeat {
            interval: 2,
            days: vec![Weekday::Mon],
            until: day + TimeDelta::days(14),
            except: vec![],
        }),
        cancelled: true,
        summary: "Äpfel, Birnen".into(),
        url: "https://a.example/".into(),
        ..Entry::default()
    };
    let text = String::from_utf8(feed("Name", &[entry])).unwrap();
    let event = text.split("BEGIN:VEVENT\r\n").nth(1).unwrap();
    let wanted = "UID:a@b\r\nDTSTAMP:20270102T000000Z\r\nLAST-MODIFIED:20270102T000000Z\r\nSEQUENCE:1\r\n\
        DTSTART;TZID=Europe/Berlin:20271025T220000\r\nDTEND;TZID=Europe/Berlin:20271026T010000\r\n\
        RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;UNTIL=20271108T210000Z\r\nSUMMARY:Abgesagt: Äpfel\\, Birnen\r\nURL:https://a.example/\r\n\
        STATUS:CANCELLED\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    assert_eq!(event, wanted);
}

fn entry(uid: &str, cancelled: bool) -> Entry {
    let day: NaiveDate = "2027-04-01".parse().unwrap();
    Entry {
        uid: uid.into(),
        time: on_day(day, TimeSpan { start: 0, end: 60 }),
        cancelled,
        summary: "Floß".into(),
        ..Entry::default()
    }
}

fn of_a_letter(entries: &[Entry]) -> (Method, String) {
    let organizer = Organizer {
        name: "Team \"Ufer\": Jugend",
        mail: "jugend@kleinstadt.example",
    };
    let file = file(organizer, entries);
    (file.method, String::from_utf8(file.bytes).unwrap())
}

#[test]
fn a_file_takes_dates_out_only_when_all_of_it_is_off() {
    for (entries, method) in [
        (vec![entry("a", true)], Method::Cancel),
        (vec![entry("a", true), entry("b", true)], Method::Cancel),
        (vec![entry("a", true), entry("b", false)], Method::Publish),
        (vec![entry("a", false)], Method::Publish),
    ] {
        let (said, text) = of_a_letter(&entries);
        assert_eq!(said, method);
        let line = format!("\r\nMETHOD:{}\r\n", method.name());
        assert_eq!(text.matches("METHOD:").count(), 1);
        assert!(text.contains(&line), "{text}");
    }
    let off = String::from_utf8(feed("Name", &[entry("a", true)])).unwrap();
    assert!(off.contains("METHOD:PUBLISH") && off.contains("SUMMARY:Abgesagt: Floß"));
}

#[test]
fn a_title_says_that_it_is_off_and_no_other_does() {
    let (_, text) = of_a_letter(&[entry("a", true), entry("b", false)]);
    let titles: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with("SUMMARY"))
        .collect();
    assert_eq!(titles, ["SUMMARY:Abgesagt: Floß", "SUMMARY:Floß"]);
}

#[test]
fn only_feeds_have_a_name_and_are_asked_for_again_and_only_letters_an_organizer() {
    let feed = unfolded(&String::from_utf8(feed("Name", &[entry("a", false)])).unwrap());
    let letter = unfolded(&of_a_letter(&[entry("a", false)]).1);
    for line in [
        "\r\nNAME:",
        "\r\nX-WR-CALNAME:",
        "\r\nREFRESH-INTERVAL;",
        "\r\nX-PUBLISHED-TTL:",
    ] {
        assert!(feed.contains(line) && !letter.contains(line), "{line}");
    }
    let organizer = "ORGANIZER;CN=\"Team Ufer: Jugend\":mailto:jugend@kleinstadt.example\r\n";
    assert!(letter.contains(organizer), "{letter}");
    assert!(!feed.contains("ORGANIZER"));
}
