//! Helplines, units and advice as open data.

use super::common::{ContactData, NamedData, TimesData, VerifiedData, plain, weekdays};
use super::{Format, Open};
use crate::calendar::Weeks;
use crate::model::{Audience, ConsultationHour, HelpDesk, HelpKind};
use crate::pages::venue::Venue;
use crate::portal::Portal;
use crate::text::Phone;
use schemars::JsonSchema;
use serde::Serialize;

/// Hilfe: eine Nummer, eine Stelle des Amtes oder eine Beratung.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::pages) struct HelpData<'a> {
    /// Kennung.
    id: &'a str,
    /// Name.
    name: &'a str,
    /// Art.
    kind: HelpKind,
    /// Für wen.
    audience: Audience,
    /// Nummer, wie sie angezeigt wird.
    number: Option<&'a str>,
    /// Nummer als Ziel eines Links.
    number_link: Option<String>,
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
            number: number.as_ref().map(Phone::as_str),
            number_link: number.as_ref().map(Phone::link),
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
