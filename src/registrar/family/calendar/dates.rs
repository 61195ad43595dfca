//! The dates of a family as calendar programs get them: what is certain, as the family knows it,
//! without last names and without health.

use crate::calendar::clock::date_at;
use crate::ical;
use crate::registrar::domain::{
    Email, FamilyId, Instant, Known, Registration, RegistrationId, Status,
};
use crate::registrar::mail::letter::Entry;
use crate::registrar::mail::letters::calendar_file::{sequence, uid};
use crate::registrar::mail::letters::entries::title;
use crate::registrar::mail::meanwhile::mark;
use crate::registrar::programme::Programme;
use crate::registrar::store::StoreError;
use crate::registrar::store::records::{families, registrations, told};
use crate::registrar::store::sql::{Sql, all, values};
use crate::routes;
use std::collections::BTreeSet;

/// What is certain for a family.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dates(Vec<Dated>);

/// One child at one occasion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    entry: Entry,
    /// What the family was told of it, for an occasion that is no longer in the programme.
    told: Option<Known>,
    /// The child had a place, and it does not take place.
    called_off: bool,
}

impl Dates {
    /// Reads them; `None` when there is no such family.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn read(
        db: &dyn Sql,
        family: &FamilyId,
        programme: &Programme,
    ) -> Result<Option<Dates>, StoreError> {
        if families::by_id(db, family)?.is_none() {
            return Ok(None);
        }
        // What a family gives back is gone from its calendar; what others call off is not.
        let off = "SELECT id FROM registrations WHERE family = ?1 AND status = 'cancelled' AND reason = 'called_off:place'";
        let off = all(db, off, values![family], |row| row.get::<RegistrationId>(0))?;
        let off: BTreeSet<RegistrationId> = off.into_iter().collect();
        let own = registrations::of_family(db, family)?;
        let is_certain =
            |own: &&Registration| own.status == Status::Placed || off.contains(&own.id);
        let mut entries: Vec<Entry> = own.iter().filter(is_certain).map(Entry::of).collect();
        mark(db, &mut entries)?;
        let dated = entries.into_iter().map(|entry| {
            let told = match programme.terms(&entry.key) {
                Some(_) => None,
                None => told::told(db, &entry.key)?,
            };
            let since = entry.received_at.unwrap_or(Instant::MIN_UTC);
            Ok(Dated {
                told: told.map(|told| told.to_who_came_at(since).known),
                called_off: off.contains(&entry.id),
                entry,
            })
        });
        Ok(Some(Dates(dated.collect::<Result<_, StoreError>>()?)))
    }

    /// The dates of one registration.
    pub fn one(self, id: &RegistrationId) -> Option<Dated> {
        self.0.into_iter().find(|dated| dated.entry.id == *id)
    }
}

/// What events are made with.
#[derive(Clone, Copy, Debug)]
pub struct Calendar<'a> {
    programme: &'a Programme,
    host: &'a str,
    /// When the file is made.
    made_at: Instant,
}

impl<'a> Calendar<'a> {
    /// With the host behind the @ of every date.
    pub fn new(programme: &'a Programme, host: &'a str, made_at: Instant) -> Calendar<'a> {
        Calendar {
            programme,
            host,
            made_at,
        }
    }

    /// All events, the earliest first.
    pub fn all(&self, dates: &Dates) -> Vec<ical::Entry> {
        let events = dates.0.iter().flat_map(|dated| self.events(dated));
        let mut events: Vec<ical::Entry> = events.collect();
        events.sort_by(|one, other| (one.time, &one.uid).cmp(&(other.time, &other.uid)));
        events
    }

    /// The file of one registration, sent by whom its letters come from.
    pub fn file(&self, dated: &Dated, office: &Email) -> ical::File {
        let contact = self.programme.season(&dated.entry.key.season);
        let contact = contact.map(|season| &season.contact);
        let email = contact.and_then(|contact| contact.email.as_deref());
        let email = email.and_then(Email::parse);
        let team = contact.and_then(|contact| contact.team.as_deref());
        let organizer = ical::Organizer {
            name: team.unwrap_or(&self.programme.catalogue().portal),
            mail: email.as_ref().unwrap_or(office).as_str(),
        };
        ical::file(organizer, &self.events(dated))
    }

    /// One event for each session.
    fn events(&self, dated: &Dated) -> Vec<ical::Entry> {
        let Dated {
            entry,
            told,
            called_off,
        } = dated;
        let known = entry.known(self.programme).or_else(|| told.clone());
        let Some(known) = known else {
            return Vec::new();
        };
        let (description, url) = (self.description(entry, &known), self.url(entry));
        let sessions = known.sessions.iter().enumerate();
        sessions
            .map(|(index, time)| ical::Entry {
                uid: uid(&entry.id, index, self.host),
                stamped_on: date_at(self.made_at),
                sequence: sequence(self.made_at) + usize::from(*called_off),
                time: *time,
                cancelled: *called_off,
                summary: format!("{}: {}", title(entry, self.programme), entry.child),
                description: description.clone(),
                location: known.place.clone(),
                url: url.clone(),
                ..ical::Entry::default()
            })
            .collect()
    }

    /// Where the children meet, and what they bring.
    fn description(&self, entry: &Entry, known: &Known) -> String {
        let point = known.meeting_point.as_ref();
        let point = point.map(|point| format!("Treffpunkt: {point}"));
        let offer = self.programme.offer(&entry.key.season, &entry.key.offer);
        let things = offer.map(|offer| offer.bring_along.join(", "));
        let things = things.filter(|things| !things.is_empty());
        let things = things.map(|things| format!("Mitbringen: {things}"));
        let lines: Vec<String> = point.into_iter().chain(things).collect();
        lines.join("\n")
    }

    /// The page of the offer.
    fn url(&self, entry: &Entry) -> String {
        let offer = self.programme.offer(&entry.key.season, &entry.key.offer);
        let path = offer.map_or(routes::START, |offer| &offer.path);
        format!("{}{path}", self.programme.catalogue().base_url)
    }
}
