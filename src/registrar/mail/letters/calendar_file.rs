//! The calendar file of a letter: new dates, other dates, or the same ones called off.

use crate::calendar::clock::date_at;
use crate::ical;
use crate::registrar::domain::{Instant, RegistrationId};
use crate::registrar::mail::letter::{Dates, Entry, Shown};
use crate::registrar::programme::Programme;
use crate::registrar::store::{Store, StoreError, facts};
use crate::routes;
use crate::words::Times;
use chrono::{DateTime, TimeDelta};

/// Sequence numbers count the seconds since the first day of 2020: whatever is written later
/// replaces what was written before.
const SEQUENCE_FROM: i64 = 1_577_836_800;

/// The name of the fact in the store.
const HOST: &str = "calendar_host";

/// The host behind the @ of every date of a store: that of the first address it was served under.
/// Calendar programs know a date by it, so it stays when the portal moves; a store that has none yet
/// has used `base` until now.
///
/// # Errors
/// When the store cannot be used.
pub async fn fixed_host(store: &Store, base: &str) -> Result<String, StoreError> {
    let host = base.split_once("//").map_or(base, |(_, rest)| rest);
    let host = host.split([':', '/']).next().unwrap_or_default().to_owned();
    store.write(move |db| facts::fixed(db, HOST, &host)).await
}

/// What a calendar file is made of.
#[derive(Clone, Copy, Debug)]
pub struct Dated<'a> {
    /// What the letter shows.
    pub shown: &'a [Shown<'a>],
    /// When it was written.
    pub written_at: Instant,
    /// What is known of the dates.
    pub programme: &'a Programme,
    /// [`fixed_host`].
    pub host: &'a str,
}

impl Dated<'_> {
    /// The calendar file, when there is something for a calendar in the letter.
    pub fn file(&self, organizer: ical::Organizer<'_>) -> Option<ical::File> {
        let shown = self.shown.iter();
        let events: Vec<ical::Entry> = shown.flat_map(|child| self.events(child)).collect();
        (!events.is_empty()).then(|| ical::file(organizer, &events))
    }

    /// The dates of one child.
    fn events(&self, child: &Shown<'_>) -> Vec<ical::Entry> {
        let entry = child.entry;
        let Some((dates, terms)) = child.dates.zip(self.programme.terms(&entry.key)) else {
            return Vec::new();
        };
        let cancelled = match dates {
            Dates::Hold => false,
            Dates::CalledOff => true,
        };
        // A calendar has what the family knows.
        let Some(now) = entry.known(self.programme) else {
            return Vec::new();
        };
        let before: &[Times] = child.before.map_or(&[], |known| &known.sessions);
        // A session that is no longer there is called off at its old time.
        let gone = before.iter().skip(now.sessions.len());
        let all = now.sessions.iter().map(|time| (time, cancelled));
        all.chain(gone.map(|time| (time, true)))
            .enumerate()
            .map(|(index, (time, cancelled))| ical::Entry {
                uid: uid(&entry.id, index, self.host),
                stamped_on: date_at(self.written_at),
                sequence: sequence(self.written_at) + usize::from(cancelled),
                time: *time,
                cancelled,
                summary: format!("{}: {}", terms.title, entry.child),
                description: now
                    .meeting_point
                    .as_ref()
                    .map(|point| format!("Treffpunkt: {point}"))
                    .unwrap_or_default(),
                location: now.place.clone(),
                url: self.url(entry),
                ..ical::Entry::default()
            })
            .collect()
    }

    /// The page of the offer.
    fn url(&self, entry: &Entry) -> String {
        let offer = self.programme.offer(&entry.key.season, &entry.key.offer);
        let path = offer.map_or(routes::START, |offer| &offer.path);
        format!("{}{path}", self.programme.catalogue().base_url)
    }
}

/// What calendar programs know a date by: the same for ever, in every file, so that a later one
/// replaces it. `index`: which session of the occasion, from 0.
pub fn uid(id: &RegistrationId, index: usize, host: &str) -> String {
    format!("{id}-{}@{host}", index + 1)
}

/// The number of a change that is written then.
pub fn sequence(written_at: Instant) -> usize {
    let start = DateTime::from_timestamp(SEQUENCE_FROM, 0).unwrap_or(DateTime::UNIX_EPOCH);
    usize::try_from((written_at - start).max(TimeDelta::zero()).num_seconds()).unwrap_or(0)
}
