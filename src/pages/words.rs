//! Ages, money and distances in words, as the design says.

use crate::calendar::words as dates;
use crate::model::{Ages, Season, Session};
use crate::text::Lang;

/// What stands before the words of an offer wherever it leaves the site: calendars, feeds, structured data. Empty for a real programme.
pub fn sample(season: &Season) -> &'static str {
    if season.sample { "Musterprogramm, kein echtes Angebot. " } else { "" }
}

/// `9 bis 13 Jahre`, `ab 10 Jahren`, `bis 14 Jahre`, `alle`.
pub fn ages(ages: &Ages) -> String {
    match (ages.from, ages.to) {
        (Some(from), Some(to)) if from == to => format!("{from} Jahre"),
        (Some(from), Some(to)) => format!("{from} bis {to} Jahre"),
        (Some(from), None) => format!("ab {from} Jahren"),
        (None, Some(to)) => format!("bis {to} Jahre"),
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
pub fn session(session: &Session) -> String {
    let (start, end) = (session.start, session.end);
    let minutes = |at: chrono::NaiveDateTime| {
        use chrono::Timelike;
        u16::try_from(at.hour() * 60 + at.minute()).unwrap_or(0)
    };
    let day = dates::day_short(Lang::De, start.date());
    if session.last_day() == start.date() {
        let end = if end.date() == start.date() { minutes(end) } else { 1440 };
        return format!("{day}, {}", dates::times(Lang::De, minutes(start), end));
    }
    let clock = |at| dates::clock(Lang::De, minutes(at));
    format!("{day}, {} Uhr bis {}, {} Uhr", clock(start), dates::day_short(Lang::De, end.date()), clock(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_and_money_read_as_the_design_says() {
        let words = |from, to| ages(&Ages { from, to, tolerance_days: 0 });
        assert_eq!(words(Some(9), Some(13)), "9 bis 13 Jahre");
        assert_eq!(words(Some(10), None), "ab 10 Jahren");
        assert_eq!(words(None, None), "alle");
        assert_eq!(
            (money(800), money(850), money(0), money(5)),
            ("8 Euro".into(), "8,50 Euro".into(), "kostenlos".into(), "0,05 Euro".into())
        );
    }

    #[test]
    fn sessions_over_night_name_both_days() {
        let at = |text: &str| chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap();
        let one = Session { start: at("2027-03-31T10:00"), end: at("2027-03-31T15:00") };
        let night = Session { start: at("2027-04-02T18:00"), end: at("2027-04-03T10:00") };
        let late = Session { start: at("2027-04-02T18:00"), end: at("2027-04-03T00:00") };
        assert_eq!(session(&one), "Mi, 31. März, 10 bis 15 Uhr");
        assert_eq!(session(&night), "Fr, 2. April, 18 Uhr bis Sa, 3. April, 10 Uhr");
        assert_eq!(session(&late), "Fr, 2. April, 18 bis 24 Uhr");
    }
}
