//! Mobile work as open data.

use super::common::{
    self, AgesData, ContactData, DaysData, NamedData, TimesData, VerifiedData, plain, weekdays,
};
use super::{Format, Open};
use crate::calendar::Weeks;
use crate::model::{Break, Outreach, OutreachKind, Stop};
use crate::pages::venue::Venue;
use crate::portal::Portal;
use crate::routes;
use schemars::JsonSchema;
use serde::Serialize;

/// Ein Angebot, das unterwegs ist.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::pages) struct OutreachData<'a> {
    /// Kennung.
    id: &'a str,
    /// Name.
    name: &'a str,
    /// Art.
    kind: OutreachKind,
    /// Stelle im Portal.
    url: String,
    /// Ein oder zwei Sätze.
    short: Option<&'a str>,
    /// Mehr, ohne Auszeichnung.
    text: Option<String>,
    /// Für wen.
    ages: AgesData,
    /// Kontakt.
    contact: ContactData<'a>,
    /// Haltestellen.
    stops: Vec<StopData<'a>>,
    /// Pausen.
    breaks: Vec<BreakData<'a>>,
    /// Prüfung der Angaben.
    verified: VerifiedData<'a>,
}

/// Eine Haltestelle.
#[derive(Debug, Serialize, JsonSchema)]
struct StopData<'a> {
    /// Kennung, einmalig in der Runde.
    id: &'a str,
    /// Wo.
    place: Venue,
    /// Stadtteil.
    district: Option<NamedData<'a>>,
    /// Wochentage, 1 ist Montag.
    weekdays: Vec<u32>,
    /// Uhrzeit.
    times: TimesData,
    /// In welchen Kalenderwochen (ISO 8601).
    weeks: Weeks,
    /// Ab diesem Tag.
    #[schemars(extend("format" = "date"))]
    from: Option<String>,
    /// Bis zu diesem Tag.
    #[schemars(extend("format" = "date"))]
    until: Option<String>,
    /// Hinweis.
    note: Option<&'a str>,
}

/// Eine Pause.
#[derive(Debug, Serialize, JsonSchema)]
struct BreakData<'a> {
    /// Wann.
    days: DaysData,
    /// Warum.
    reason: &'a str,
    /// Kennungen der Häuser, die solange einladen.
    meanwhile: Vec<&'a str>,
}

impl Open for Outreach {
    const FORMAT: Format = Format {
        name: "unterwegs",
        format: "outreach/1",
        title: "Mobile Jugendarbeit mit Haltestellen",
    };
    type Item<'a> = OutreachData<'a>;

    fn item<'a>(&'a self, portal: &'a Portal) -> OutreachData<'a> {
        let Outreach {
            id,
            name,
            kind,
            short,
            text,
            ages,
            contact,
            stops,
            breaks,
            verified,
        } = self;
        OutreachData {
            id,
            name,
            kind: *kind,
            url: portal.url(&routes::round(id)),
            short: short.as_deref(),
            text: plain(text.as_ref()),
            ages: AgesData::new(ages),
            contact: ContactData::new(contact),
            stops: stops
                .iter()
                .map(|stop| StopData::new(portal, stop))
                .collect(),
            breaks: breaks
                .iter()
                .map(|pause| BreakData::new(portal, pause))
                .collect(),
            verified: VerifiedData::new(verified),
        }
    }
}

impl<'a> BreakData<'a> {
    fn new(portal: &'a Portal, pause: &'a Break) -> BreakData<'a> {
        let Break {
            days,
            reason,
            meanwhile,
        } = pause;
        BreakData {
            days: DaysData::new(*days),
            reason,
            meanwhile: meanwhile
                .iter()
                .map(|house| portal.houses()[*house].id.as_str())
                .collect(),
        }
    }
}

impl<'a> StopData<'a> {
    fn new(portal: &'a Portal, stop: &'a Stop) -> StopData<'a> {
        let Stop {
            id,
            // Both are in the venue.
            place: _,
            address: _,
            district,
            days,
            times,
            weeks,
            from,
            until,
            note,
        } = stop;
        StopData {
            id,
            place: Venue::stop(portal, stop),
            district: common::district(portal, *district),
            weekdays: weekdays(*days),
            times: TimesData::new(*times),
            weeks: *weeks,
            from: from.map(|day| day.to_string()),
            until: until.map(|day| day.to_string()),
            note: note.as_deref(),
        }
    }
}
