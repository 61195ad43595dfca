//! Schools, help, networks and events as open data.

use super::common::{
    self, ContactData, NamedData, OpeningData, SessionData, TimesData, VerifiedData, plain,
    weekdays,
};
use super::{Format, Open};
use crate::calendar::Weeks;
use crate::model::{
    Audience, ConsultationHour, Event, HelpDesk, HelpKind, Network, School, SchoolKind, SocialWork,
};
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

impl Open for School {
    const FORMAT: Format = Format {
        name: "schulen",
        format: "schools/1",
        title: "Schulen und Schulsozialarbeit",
    };
    type Item<'a> = SchoolData<'a>;

    fn item<'a>(&'a self, portal: &'a Portal) -> SchoolData<'a> {
        let School {
            id,
            name,
            kind,
            district,
            address,
            social_work,
            verified,
        } = self;
        let SocialWork {
            room,
            hours,
            contact,
            text,
        } = social_work;
        SchoolData {
            id,
            name,
            kind: *kind,
            district: common::district(portal, *district),
            address: address
                .as_ref()
                .map(|address| Venue::address(portal, address)),
            room: room.as_deref(),
            hours: hours.iter().map(OpeningData::new).collect(),
            text: plain(text.as_ref()),
            contact: ContactData::new(contact),
            verified: VerifiedData::new(verified),
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

impl Open for HelpDesk {
    const FORMAT: Format = Format {
        name: "hilfe",
        format: "help/1",
        title: "Hilfe, Beratung und Sprechstunden",
    };
    type Item<'a> = HelpData<'a>;

    fn item<'a>(&'a self, portal: &'a Portal) -> HelpData<'a> {
        let HelpDesk {
            id,
            name,
            kind,
            audience,
            // The order of a page, and files of it.
            rank: _,
            downloads: _,
            number,
            hours,
            free,
            anonymous,
            short,
            text,
            address,
            contact,
            consultation_hours,
            verified,
        } = self;
        HelpData {
            id,
            name,
            kind: *kind,
            audience: *audience,
            number: number.as_deref(),
            hours: hours.as_deref(),
            free: *free,
            anonymous: *anonymous,
            short: short.as_deref(),
            text: plain(text.as_ref()),
            address: address
                .as_ref()
                .map(|address| Venue::address(portal, address)),
            contact: ContactData::new(contact),
            consultation_hours: consultation_hours
                .iter()
                .map(|hour| ConsultationData::new(portal, hour))
                .collect(),
            verified: VerifiedData::new(verified),
        }
    }
}

impl<'a> ConsultationData<'a> {
    fn new(portal: &'a Portal, hour: &'a ConsultationHour) -> ConsultationData<'a> {
        let ConsultationHour {
            district,
            place,
            days,
            times,
            weeks,
            note,
        } = hour;
        let district = &portal.districts()[*district];
        ConsultationData {
            district: NamedData::new(&district.id, &district.name),
            place,
            weekdays: weekdays(*days),
            times: TimesData::new(*times),
            weeks: *weeks,
            note: note.as_deref(),
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

impl Open for Network {
    const FORMAT: Format = Format {
        name: "netzwerke",
        format: "networks/1",
        title: "Netzwerke",
    };
    type Item<'a> = NetworkData<'a>;

    fn item<'a>(&'a self, _: &'a Portal) -> NetworkData<'a> {
        let Network {
            id,
            name,
            topic,
            members,
            text,
            contact,
            verified,
        } = self;
        NetworkData {
            id,
            name,
            topic,
            members,
            text: plain(text.as_ref()),
            contact: ContactData::new(contact),
            verified: VerifiedData::new(verified),
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

impl Open for Event {
    const FORMAT: Format = Format {
        name: "termine",
        format: "events/1",
        title: "Termine außerhalb des Ferienpasses",
    };
    type Item<'a> = EventData<'a>;

    fn item<'a>(&'a self, portal: &'a Portal) -> EventData<'a> {
        let Event {
            id,
            title,
            short,
            text,
            // Both are in the venue.
            house: _,
            address: _,
            sessions,
            contact,
            verified,
        } = self;
        EventData {
            id,
            title,
            url: portal.url(&routes::event(id)),
            short: short.as_deref(),
            text: plain(text.as_ref()),
            place: Venue::event(portal, self, sessions[0].start.date()),
            sessions: sessions.iter().map(SessionData::new).collect(),
            contact: ContactData::new(contact),
            verified: VerifiedData::new(verified),
        }
    }
}
