//! A birth date in three fields, the way people type it.

use crate::calendar::NaiveDate;
use crate::text::typed::line;

/// Reads day, month and year: `27`, `3` or `03` or `März`, `2016` or `16`.
pub fn parse(day: &str, month: &str, year: &str, latest: NaiveDate) -> Option<NaiveDate> {
    use crate::calendar::Datelike;
    let [day, month, year] = [day, month, year].map(line);
    let (day, month, year) = match whole(&day) {
        // The whole date in the first field, as many type it.
        Some(parts) if month.is_empty() && year.is_empty() => parts,
        _ => (day.as_str(), month.as_str(), year.as_str()),
    };
    let number = |text: &str, most: usize| {
        let text = text.trim().trim_end_matches('.');
        (1..=most)
            .contains(&text.len())
            .then_some(text)
            .filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()))?
            .parse::<u32>()
            .ok()
    };
    let month = number(month, 2).or_else(|| named(month))?;
    let typed = number(year, 4)?;
    let year = match year.trim().len() {
        2 => {
            let century = latest.year() / 100 * 100;
            let guess = century + i32::try_from(typed).ok()?;
            if guess > latest.year() {
                guess - 100
            } else {
                guess
            }
        }
        4 => i32::try_from(typed).ok()?,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year, month, number(day, 2)?)
        .filter(|born| born.year() >= 1900 && *born <= latest)
}

/// `01.02.2014` in parts.
fn whole(text: &str) -> Option<(&str, &str, &str)> {
    let mut parts = text
        .split(['.', '/', '-', ' '])
        .filter(|part| !part.is_empty());
    let parts = (parts.next()?, parts.next()?, parts.next()?, parts.next());
    let (first, month, last, None) = parts else {
        return None;
    };
    // `2014-02-01` begins with the year.
    Some(if first.len() == 4 {
        (last, month, first)
    } else {
        (first, month, last)
    })
}

/// The month of its German name or its first three letters.
fn named(text: &str) -> Option<u32> {
    let text = text.trim().trim_end_matches('.').to_lowercase();
    if text.chars().count() < 3 {
        return None;
    }
    if ["mrz", "maerz"].contains(&text.as_str()) {
        return Some(3);
    }
    (1..=12).find(|month| {
        crate::calendar::dates::month(crate::text::Lang::De, *month)
            .to_lowercase()
            .starts_with(&text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn birth_dates_are_read_the_way_people_type_them() {
        let today = NaiveDate::from_ymd_opt(2027, 3, 1).unwrap();
        let read = |day, month, year| {
            parse(day, month, year, today)
                .map(|day| day.to_string())
                .unwrap_or_default()
        };
        assert_eq!(read("27", "3", "2016"), "2016-03-27");
        assert_eq!(read("27.", "03.", "16"), "2016-03-27");
        assert_eq!(read(" 1 ", "März", "2016"), "2016-03-01");
        assert_eq!(read("29", "2", "2016"), "2016-02-29");
        assert_eq!(read("٢٧", "٣", "٢٠١٦"), "2016-03-27");
        assert_eq!(read("1", "Mrz", "2016"), "2016-03-01");
        assert_eq!(read("1", "mrz.", "2016"), "2016-03-01");
        assert_eq!(read("01.02.2014", "", ""), "2014-02-01");
        assert_eq!(read("1. Februar 2014", "", ""), "2014-02-01");
        assert_eq!(read("2014-02-01", "", ""), "2014-02-01");
        assert_eq!(read("01.02.2014", "3", "2014"), "");
        for (day, month, year) in [
            ("29", "2", "2015"),
            ("0", "1", "2016"),
            ("1", "13", "2016"),
            ("1", "1", "2028"),
            ("1", "1", "1899"),
            ("x", "1", "2016"),
            ("", "", ""),
            ("1", "1", "016"),
            ("1", "ma", "2016"),
        ] {
            assert_eq!(read(day, month, year), "", "{day} {month} {year}");
        }
    }
}
