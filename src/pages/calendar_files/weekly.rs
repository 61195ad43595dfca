//! What comes back every week or every other week, on the days for which something can be said.

use super::uid;
use crate::calendar::{DateSpan, NaiveDate, TimeSpan, dates};
use crate::ical::{self, Entry};
use crate::portal::Portal;
use crate::text::Lang;

/// Something that comes back every week or every other week.
pub struct Weekly {
    pub id: String,
    pub times: TimeSpan,
    /// In weeks.
    pub interval: u8,
    pub summary: String,
    pub about: String,
}

impl Weekly {
    pub fn entries(
        &self,
        portal: &Portal,
        days: &[NaiveDate],
        verified_on: NaiveDate,
        url: &str,
        venue: impl Fn(NaiveDate) -> String,
    ) -> Vec<Entry> {
        let checked = format!(
            "Stand: {}. Bitte vorher nachfragen, ob sich etwas geändert hat.",
            dates::date(Lang::De, verified_on)
        );
        let lines: Vec<&str> = [self.about.as_str(), &checked, url]
            .into_iter()
            .filter(|line| !line.is_empty())
            .collect();
        // A venue that changes for a while cuts the series.
        let mut same_venue: Vec<(String, Vec<NaiveDate>)> = Vec::new();
        for &day in days {
            let venue = venue(day);
            match same_venue.last_mut() {
                Some((last, days)) if *last == venue => days.push(day),
                _ => same_venue.push((venue, vec![day])),
            }
        }
        let mut entries = Vec::new();
        for (venue, days) in same_venue {
            for series in ical::series(&days, self.interval) {
                entries.push(Entry {
                    uid: uid(
                        portal,
                        &format!("{}.{}", self.id, series.first.format("%Y%m%d")),
                    ),
                    stamped_on: verified_on,
                    time: ical::on_day(series.first, self.times),
                    repeat: series.repeat,
                    summary: self.summary.clone(),
                    description: lines.join("\n"),
                    location: venue.clone(),
                    url: url.to_owned(),
                    ..Entry::default()
                });
            }
        }
        entries
    }
}

/// The days for which something can be said: from the check on, as far as the holidays are known,
/// until it closes.
pub fn known_days(
    portal: &Portal,
    verified_on: NaiveDate,
    closed_since: Option<NaiveDate>,
) -> Option<DateSpan> {
    let holidays = portal.school_holidays();
    let first = holidays
        .iter()
        .map(|holiday| holiday.days.first())
        .min()
        .map_or(verified_on, |first| first.max(verified_on));
    let last = portal.holidays_known_until()?;
    let last = closed_since
        .and_then(|day| day.pred_opt())
        .map_or(last, |closed| closed.min(last));
    DateSpan::new(first, last)
}
