//! Schools, help, networks and events as open data.

use super::parts::{
    ContactData, NamedData, OpeningData, SessionData, TimesData, VerifiedData, plain, weekdays,
};
use crate::calendar::Weeks;
use crate::model::{Audience, Event, HelpDesk, HelpKind, Network, School, SchoolKind};
use crate::pages::venue::Venue;
use crate::portal::Portal;
use crate::routes;
use schemars::JsonSchema;
use serde::Serialize;

/// Eine Schule und ihre Schulsozialarbeit.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct SchoolData<'a> {
    /// Kennung.
    id: &'a str,
    /// Name.
    name: &'a str,
    /// Art.
    kind: SchoolKind,
    /// Stadtteil.
    district: Option<NamedData<'a>>,
    /// Anschrift.
    address: Option<Venue>,
    /// Raum der Schulsozialarbeit.
    room: Option<&'a str>,
    /// Zeiten der Schulsozialarbeit; leer heißt: nicht bekannt.
    hours: Vec<OpeningData<'a>>,
    /// Was es gibt, ohne Auszeichnung.
    text: Option<String>,
    /// Kontakt der Schulsozialarbeit.
    contact: ContactData<'a>,
    /// Prüfung der Angaben.
    verified: VerifiedData<'a>,
}

impl<'a> SchoolData<'a> {
    pub(super) fn new(portal: &'a Portal, school: &'a School) -> SchoolData<'a> {
        let work = &school.social_work;
        SchoolData {
            id: &school.id,
            name: &school.name,
            kind: school.kind,
            district: school
                .district
                .map(|district| &portal.districts()[district])
                .map(|one| NamedData::new(&one.id, &one.name)),
            address: school
                .address
                .as_ref()
                .map(|address| Venue::address(portal, address)),
            room: work.room.as_deref(),
            hours: work.hours.iter().map(OpeningData::new).collect(),
            text: plain(work.text.as_ref()),
            contact: ContactData::new(&work.contact),
            verified: VerifiedData::new(&school.verified),
        }
    }
}

/// Hilfe: eine Nummer, eine Stelle des Amtes oder eine Beratung.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct HelpData<'a> {
    /// Kennung.
    id: &'a str,
    /// Name.
    name: &'a str,
    /// Art.
    kind: HelpKind,
    /// Für wen.
    audience: Audience,
    /// Nummer.
    number: Option<&'a str>,
    /// Wann jemand da ist, in Worten.
    hours: Option<&'a str>,
    /// Der Anruf kostet nichts.
    free: bool,
    /// Niemand fragt nach dem Namen.
    anonymous: bool,
    /// Ein oder zwei Sätze.
    short: Option<&'a str>,
    /// Mehr, ohne Auszeichnung.
    text: Option<String>,
    /// Anschrift.
    address: Option<Venue>,
    /// Kontakt.
    contact: ContactData<'a>,
    /// Sprechstunden in den Stadtteilen.
    consultation_hours: Vec<ConsultationData<'a>>,
    /// Prüfung der Angaben.
    verified: VerifiedData<'a>,
}

/// Eine Sprechstunde im Stadtteil.
#[derive(Debug, Serialize, JsonSchema)]
struct ConsultationData<'a> {
    /// Stadtteil.
    district: NamedData<'a>,
    /// Ort.
    place: &'a str,
    /// Wochentage, 1 ist Montag.
    weekdays: Vec<u32>,
    /// Uhrzeit.
    times: TimesData,
    /// In welchen Kalenderwochen (ISO 8601).
    weeks: Weeks,
    /// Hinweis.
    note: Option<&'a str>,
}

impl<'a> HelpData<'a> {
    pub(super) fn new(portal: &'a Portal, desk: &'a HelpDesk) -> HelpData<'a> {
        let hour = |hour: &'a crate::model::ConsultationHour| {
            let district = &portal.districts()[hour.district];
            ConsultationData {
                district: NamedData::new(&district.id, &district.name),
                place: &hour.place,
                weekdays: weekdays(hour.days),
                times: TimesData::new(hour.times),
                weeks: hour.weeks,
                note: hour.note.as_deref(),
            }
        };
        HelpData {
            id: &desk.id,
            name: &desk.name,
            kind: desk.kind,
            audience: desk.audience,
            number: desk.number.as_deref(),
            hours: desk.hours.as_deref(),
            free: desk.free,
            anonymous: desk.anonymous,
            short: desk.short.as_deref(),
            text: plain(desk.text.as_ref()),
            address: desk
                .address
                .as_ref()
                .map(|address| Venue::address(portal, address)),
            contact: ContactData::new(&desk.contact),
            consultation_hours: desk.consultation_hours.iter().map(hour).collect(),
            verified: VerifiedData::new(&desk.verified),
        }
    }
}

/// Wer woran zusammenarbeitet.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct NetworkData<'a> {
    /// Kennung.
    id: &'a str,
    /// Name.
    name: &'a str,
    /// Thema.
    topic: &'a str,
    /// Mitglieder: Stellen und Vereine, keine Personen.
    members: &'a [String],
    /// Mehr, ohne Auszeichnung.
    text: Option<String>,
    /// Kontakt.
    contact: ContactData<'a>,
    /// Prüfung der Angaben.
    verified: VerifiedData<'a>,
}

impl<'a> NetworkData<'a> {
    pub(super) fn new(network: &'a Network) -> NetworkData<'a> {
        NetworkData {
            id: &network.id,
            name: &network.name,
            topic: &network.topic,
            members: &network.members,
            text: plain(network.text.as_ref()),
            contact: ContactData::new(&network.contact),
            verified: VerifiedData::new(&network.verified),
        }
    }
}

/// Ein Termin außerhalb des Ferienpasses.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct EventData<'a> {
    /// Kennung.
    id: &'a str,
    /// Titel.
    title: &'a str,
    /// Seite im Portal.
    url: String,
    /// Ein oder zwei Sätze.
    short: Option<&'a str>,
    /// Mehr, ohne Auszeichnung.
    text: Option<String>,
    /// Wo; `null` heißt: nicht bekannt.
    place: Option<Venue>,
    /// Wann.
    sessions: Vec<SessionData>,
    /// Kontakt.
    contact: ContactData<'a>,
    /// Prüfung der Angaben.
    verified: VerifiedData<'a>,
}

impl<'a> EventData<'a> {
    pub(super) fn new(portal: &'a Portal, event: &'a Event) -> EventData<'a> {
        EventData {
            id: &event.id,
            title: &event.title,
            url: super::absolute(portal, &routes::event(&event.id)),
            short: event.short.as_deref(),
            text: plain(event.text.as_ref()),
            place: Venue::event(portal, event, event.sessions[0].start.date()),
            sessions: event.sessions.iter().map(SessionData::new).collect(),
            contact: ContactData::new(&event.contact),
            verified: VerifiedData::new(&event.verified),
        }
    }
}
