//! Readers of days and times, which know how people write them.

use super::likely::Span;
use super::lower::Lower;
use crate::calendar::{DateSpan, DayError, NaiveDate, TimeSpan, Weekdays, dates, parse_date};
use crate::diagnostics::{At, checks};
use crate::schema::{Date, Hours, Text};
use crate::text::Lang;
use chrono::Datelike;

impl Lower<'_> {
    /// A date that is needed.
    pub(super) fn date(
        &mut self,
        field: Option<&Date>,
        name: &str,
        entry: At,
    ) -> Option<NaiveDate> {
        let field = self.required(field, name, entry)?;
        self.some_date(field)
    }

    /// A date that may be missing.
    pub(super) fn optional_date(&mut self, field: Option<&Date>) -> Option<NaiveDate> {
        self.some_date(field?)
    }

    fn some_date(&mut self, field: &Date) -> Option<NaiveDate> {
        let typed = field.text().trim();
        let (message, hint) = match parse_date(typed) {
            Ok(date) if (2000..=2099).contains(&date.year()) => return Some(date),
            Ok(_) => (
                (
                    format!("das Jahr in »{typed}« kann nicht stimmen"),
                    format!("the year in `{typed}` cannot be right"),
                ),
                (
                    "Das Jahr hat vier Ziffern und liegt zwischen 2000 und 2099.".to_owned(),
                    "The year has four digits and lies between 2000 and 2099.".to_owned(),
                ),
            ),
            Err(DayError::NoSuchDay) => (
                (
                    format!("den Tag »{typed}« gibt es nicht"),
                    format!("the day `{typed}` does not exist"),
                ),
                last_of_month(typed),
            ),
            Err(DayError::Spelling) => (
                (
                    format!("»{typed}« ist kein Datum"),
                    format!("`{typed}` is no date"),
                ),
                match guess(typed) {
                    Some(date) => (
                        format!("Meinten Sie »{date}«?"),
                        format!("Did you mean `{date}`?"),
                    ),
                    None => (
                        "Schreiben Sie das Datum so: 2027-03-31, oder so: 31.3.2027.".to_owned(),
                        "Write the date like this: 2027-03-31, or like this: 31.3.2027.".to_owned(),
                    ),
                },
            ),
        };
        self.report_typed(&checks::DATE, field.at(), typed, message.0, message.1)
            .hint(hint.0, hint.1);
        None
    }

    /// Ensure two days are the right way round.
    pub(super) fn span(&mut self, first: NaiveDate, last: NaiveDate, at: At) -> Option<DateSpan> {
        let span = DateSpan::new(first, last);
        if span.is_none() {
            let (de, en) = (dates::date(Lang::De, first), dates::date(Lang::En, first));
            self.report(
                &checks::DATE_ORDER,
                at,
                format!("der letzte Tag liegt vor dem ersten, dem {de}"),
                format!("the last day lies before the first, {en}"),
            )
            .hint(
                "Tauschen Sie die beiden Tage, oder prüfen Sie Monat und Jahr.",
                "Swap the two days, or check month and year.",
            );
        }
        span
    }

    /// From and until, both needed.
    pub(super) fn date_span(
        &mut self,
        from: Option<&Date>,
        until: Option<&Date>,
        entry: At,
    ) -> Option<DateSpan> {
        let first = self.date(from, "from", entry);
        let last = self.date(until, "until", entry);
        self.span(first?, last?, until.map_or(entry, Date::at))
    }

    /// Clock times as typed; the order is not looked at.
    pub(super) fn clock(&mut self, field: &Hours) -> Option<TimeSpan> {
        let typed = field.text().trim();
        let times = TimeSpan::parse(typed);
        if times.is_none() {
            let ends = typed.replace("bis", "-").replace(['–', '—'], "-");
            let (de, en) = if typed.contains([',', ';', '+']) || typed.contains(" und ") {
                (
                    "Jede Zeit bekommt einen eigenen Eintrag mit Strich, mit denselben Tagen davor.",
                    "Each time gets an entry of its own with a dash, with the same days in front.",
                )
            } else if !ends.contains('-') {
                (
                    "Schreiben Sie Anfang und Ende, mit Bindestrich: 14:00-19:00.",
                    "Write start and end, with a hyphen: 14:00-19:00.",
                )
            } else {
                (
                    "Schreiben Sie Anfang und Ende so: 14:00-19:00. Der Tag hat die Stunden 0 bis 24, die Stunde die Minuten 00 bis 59.",
                    "Write start and end like this: 14:00-19:00. The day has the hours 0 to 24, the hour the minutes 00 to 59.",
                )
            };
            self.report_typed(
                &checks::TIME,
                field.at(),
                typed,
                format!("»{typed}« sind keine Uhrzeiten"),
                format!("`{typed}` are no clock times"),
            )
            .hint(de, en);
        }
        times
    }

    /// Ensure clock times of one day are the right way round.
    pub(super) fn times(&mut self, field: &Hours) -> Option<TimeSpan> {
        let times = self.clock(field)?;
        if times.end <= times.start {
            self.report(&checks::TIME_ORDER, field.at(), "das Ende liegt nicht nach dem Anfang", "the end does not lie after the start").hint(
                "Tauschen Sie die Uhrzeiten. Mitternacht am Ende heißt 24:00; was danach kommt, gehört zum nächsten Wochentag.",
                "Swap the times. Midnight at the end is 24:00; what comes after it belongs to the next weekday.",
            );
            return None;
        }
        self.ensure_likely(field.at(), Span::Day(times));
        Some(times)
    }

    /// Weekdays.
    pub(super) fn weekdays(&mut self, field: &Text) -> Option<Weekdays> {
        let typed = field.text().trim();
        match Weekdays::parse(typed) {
            Ok(days) => Some(days),
            Err(word) => {
                let word = if word.is_empty() { typed } else { &word };
                let better = match typed.to_lowercase().as_str() {
                    "täglich" | "taeglich" | "jeden tag" => Some("mo-so".to_owned()),
                    "werktags" | "wochentags" => Some("mo-fr".to_owned()),
                    "wochenende" | "am wochenende" => Some("sa, so".to_owned()),
                    other => Some(other.replace(['/', '+', '&', ';'], ", "))
                        .filter(|other| Weekdays::parse(other).is_ok()),
                };
                let hint = match better {
                    Some(better) => (
                        format!("Meinten Sie »{better}«?"),
                        format!("Did you mean `{better}`?"),
                    ),
                    None => (
                        "Schreiben Sie zum Beispiel mo, mo-fr oder »mo, mi, fr«.".to_owned(),
                        "Write for example mo, mo-fr or `mo, mi, fr` (German abbreviations)."
                            .to_owned(),
                    ),
                };
                self.report_typed(
                    &checks::WEEKDAY,
                    field.at(),
                    word,
                    format!("»{word}« ist kein Wochentag"),
                    format!("`{word}` is no weekday"),
                )
                .hint(hint.0, hint.1);
                None
            }
        }
    }
}

/// How many days the month of a day that does not exist has.
fn last_of_month(typed: &str) -> (String, String) {
    let parts: Vec<u32> = typed
        .split(['-', '.'])
        .filter_map(|part| part.trim().parse().ok())
        .collect();
    let (year, month) = match parts[..] {
        [year, month, _] if year > 31 => (year, month),
        [_, month, year] => (year, month),
        _ => (0, 0),
    };
    let first = i32::try_from(year)
        .ok()
        .and_then(|year| NaiveDate::from_ymd_opt(year, month, 1));
    match first.and_then(|first| first.checked_add_months(chrono::Months::new(1))?.pred_opt()) {
        Some(last) => (
            format!(
                "Der letzte Tag in diesem Monat ist der {}.",
                dates::date(Lang::De, last)
            ),
            format!(
                "The last day of this month is {}.",
                dates::date(Lang::En, last)
            ),
        ),
        None => (
            "Der Monat steht in der Mitte und geht von 1 bis 12: 31.3.2027.".to_owned(),
            "The month stands in the middle and goes from 1 to 12: 31.3.2027.".to_owned(),
        ),
    }
}

/// The date that was probably meant: a short year, a missing nought, slashes, the name of a month.
/// The day comes first, as in German.
fn guess(typed: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = typed
        .split(['.', '-', '/', ' '])
        .filter(|part| !part.is_empty())
        .collect();
    let [first, second, third] = parts[..] else {
        return None;
    };
    let number = |part: &str| part.parse::<u32>().ok();
    let month = |part: &str| {
        let begins = |month: &u32| {
            part.chars().count() >= 3
                && dates::month(Lang::De, *month)
                    .to_lowercase()
                    .starts_with(&part.to_lowercase())
        };
        number(part).or_else(|| (1..=12).find(begins))
    };
    let (day, month, year) = if first.len() == 4 {
        (third, month(second)?, first)
    } else {
        (first, month(second)?, third)
    };
    let year = match year.len() {
        2 => 2000 + number(year)?,
        4 => number(year)?,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, number(day)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_understood_well_enough_to_ask_back() {
        let day = NaiveDate::from_ymd_opt(2027, 4, 1);
        for typed in [
            "1.4.27",
            "2027-4-1",
            "1. April 2027",
            "01/04/2027",
            "1 apr 2027",
            "2027/04/01",
        ] {
            assert_eq!(guess(typed), day, "{typed}");
        }
        for typed in ["morgen", "1.4.", "99.99.9999", "1.4.2027.5"] {
            assert_eq!(guess(typed), None, "{typed}");
        }
        assert_eq!(
            last_of_month("31.2.2027").0,
            "Der letzte Tag in diesem Monat ist der 28. Februar 2027."
        );
    }
}
