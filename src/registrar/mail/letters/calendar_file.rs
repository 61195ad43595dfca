//! The calendar file of a letter: new dates, other dates, or the same ones called off.

use crate::calendar::clock::date_at;
use crate::ical;
use crate::registrar::domain::Instant;
use crate::registrar::mail::letter::{Dates, Letter};
use crate::registrar::programme::Programme;
use crate::routes;
use crate::words::Times;
use chrono::{DateTime, TimeDelta};

/// Sequence numbers count the seconds since the first day of 2020: whatever is written later
/// replaces what was written before.
const SEQUENCE_FROM: i64 = 1_577_836_800;

/// The calendar file, when there is something for a calendar in the letter.
pub fn calendar(
    letter: &Letter,
    written_at: Instant,
    programme: &Programme,
    base: &str,
) -> Option<Vec<u8>> {
    let host = base.split("//").nth(1).unwrap_or(base);
    let host = host.split([':', '/']).next().unwrap_or_default();
    let mut events = Vec::new();
    for child in letter.about.shown() {
        let entry = child.entry;
        let Some((dates, terms)) = child.dates.zip(programme.terms(&entry.key)) else {
            continue;
        };
        let cancelled = match dates {
            Dates::Hold => false,
            Dates::CalledOff => true,
        };
        let before: &[Times] = child.before.map_or(&[], |known| &known.sessions);
        // A session that is no longer there is called off at its old time.
        let all = terms.sessions.iter().map(|time| (time, cancelled));
        let all = all.chain(
            before
                .iter()
                .skip(terms.sessions.len())
                .map(|time| (time, true)),
        );
        for (index, (time, cancelled)) in all.enumerate() {
            let path = programme
                .offer(&entry.key.season, &entry.key.offer)
                .map_or(routes::START, |offer| &offer.path);
            events.push(ical::Entry {
                // The same for ever, so that a later file replaces the date.
                uid: format!("{}-{}@{host}", entry.id, index + 1),
                stamped_on: date_at(written_at),
                sequence: sequence(written_at) + usize::from(cancelled),
                time: *time,
                cancelled,
                summary: format!("{}: {}", terms.title, entry.child),
                description: terms
                    .meeting_point
                    .as_ref()
                    .map(|point| format!("Treffpunkt: {point}"))
                    .unwrap_or_default(),
                location: terms.place.clone(),
                url: format!("{}{path}", programme.catalogue().base_url),
                ..ical::Entry::default()
            });
        }
    }
    (!events.is_empty()).then(|| ical::calendar("Ferienpass", &events))
}

fn sequence(written_at: Instant) -> usize {
    let start = DateTime::from_timestamp(SEQUENCE_FROM, 0).unwrap_or(DateTime::UNIX_EPOCH);
    usize::try_from((written_at - start).max(TimeDelta::zero()).num_seconds()).unwrap_or(0)
}
