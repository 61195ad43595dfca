//! Houses as open data.

use super::common::{
    self, AccessibilityData, AgesData, ContactData, DaysData, NamedData, OpeningData, TimesData,
    VerifiedData, plain, weekdays,
};
use super::{Format, Open};
use crate::model::{
    Hours, HoursException, House, HouseKind, SeasonHours, TemporaryAddress, WeeklyGroup,
};
use crate::pages::venue::Venue;
use crate::portal::Portal;
use crate::routes;
use schemars::JsonSchema;
use serde::Serialize;

/// Ein Jugendhaus, Spielplatz oder Treffpunkt.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::pages) struct HouseData<'a> {
    /// Kennung.
    id: &'a str,
    /// Name.
    name: &'a str,
    /// Frühere Namen und Spitznamen.
    also_known_as: &'a [String],
    /// Art.
    kind: HouseKind,
    /// Seite im Portal.
    url: String,
    /// Für immer geschlossen seit.
    #[schemars(extend("format" = "date"))]
    closed_since: Option<String>,
    /// Ein oder zwei Sätze.
    short: Option<&'a str>,
    /// Mehr, ohne Auszeichnung.
    text: Option<String>,
    /// Stadtteil.
    district: Option<NamedData<'a>>,
    /// Region.
    region: Option<NamedData<'a>>,
    /// Anschrift.
    address: Venue,
    /// Anschrift für eine Zeit.
    temporary_address: Option<TemporaryData<'a>>,
    /// Koordinaten.
    coordinates: Option<CoordinatesData<'a>>,
    /// Kontakt.
    contact: ContactData<'a>,
    /// Für wen.
    ages: AgesData,
    /// Öffnungszeiten; `null` heißt: nicht bekannt.
    opening_hours: Option<HoursData<'a>>,
    /// Gruppen, die sich jede Woche treffen.
    weekly_groups: Vec<GroupData<'a>>,
    /// Was es dort gibt.
    features: &'a [String],
    /// Barrierefreiheit.
    accessibility: AccessibilityData<'a>,
    /// Prüfung der Angaben.
    verified: VerifiedData<'a>,
}

/// Anschrift für eine Zeit.
#[derive(Debug, Serialize, JsonSchema)]
struct TemporaryData<'a> {
    /// Wann.
    days: DaysData,
    /// Warum.
    reason: &'a str,
    /// Wo; `null` heißt: nicht bekannt.
    address: Option<Venue>,
}

/// Grad Nord und Ost.
#[derive(Debug, Serialize, JsonSchema)]
struct CoordinatesData<'a> {
    /// Grad Nord.
    north: &'a str,
    /// Grad Ost.
    east: &'a str,
}

/// Öffnungszeiten. Das Genauere geht vor: Ausnahmen, Jahreszeiten, Ferien, Schulzeit. An Feiertagen
/// ist nichts zugesagt.
#[derive(Debug, Serialize, JsonSchema)]
struct HoursData<'a> {
    /// In der Schulzeit.
    term: Vec<OpeningData<'a>>,
    /// In den Schulferien; leer heißt: nicht bekannt.
    holidays: Vec<OpeningData<'a>>,
    /// Teile des Jahres mit eigenen Zeiten.
    seasons: Vec<SeasonHoursData<'a>>,
    /// Ausnahmen mit Datum.
    exceptions: Vec<ExceptionData<'a>>,
}

/// Ein Teil des Jahres; ohne Zeiten ist dann geschlossen.
#[derive(Debug, Serialize, JsonSchema)]
struct SeasonHoursData<'a> {
    /// Wann.
    days: DaysData,
    /// Name.
    name: Option<&'a str>,
    /// Zeiten.
    hours: Vec<OpeningData<'a>>,
}

/// Andere Zeiten an einigen Tagen; `null` heißt: geschlossen.
#[derive(Debug, Serialize, JsonSchema)]
struct ExceptionData<'a> {
    /// Wann.
    days: DaysData,
    /// An welchen Wochentagen davon, 1 ist Montag.
    weekdays: Vec<u32>,
    /// Uhrzeit.
    times: Option<TimesData>,
    /// Warum.
    reason: Option<&'a str>,
}

/// Eine Gruppe, die sich jede Woche trifft.
#[derive(Debug, Serialize, JsonSchema)]
struct GroupData<'a> {
    /// Name.
    name: &'a str,
    /// Wochentage, 1 ist Montag.
    weekdays: Option<Vec<u32>>,
    /// Uhrzeit.
    times: Option<TimesData>,
    /// Für wen.
    ages: AgesData,
    /// Ein Satz.
    text: Option<&'a str>,
}

impl Open for House {
    const FORMAT: Format = Format {
        name: "orte",
        format: "houses/1",
        title: "Jugendhäuser, Spielplätze und Treffpunkte",
    };
    type Item<'a> = HouseData<'a>;

    fn item<'a>(&'a self, portal: &'a Portal) -> HouseData<'a> {
        let House {
            id,
            name,
            also_known_as,
            kind,
            closed_since,
            short,
            text,
            district,
            region,
            address,
            temporary_address,
            coordinates,
            contact,
            ages,
            hours,
            weekly_groups,
            features,
            accessibility,
            verified,
        } = self;
        HouseData {
            id,
            name,
            also_known_as,
            kind: *kind,
            url: portal.url(&routes::house(id)),
            closed_since: closed_since.map(|day| day.to_string()),
            short: short.as_deref(),
            text: plain(text.as_ref()),
            district: common::district(portal, *district),
            region: region
                .map(|region| &portal.regions()[region])
                .map(|one| NamedData::new(&one.id, &one.name)),
            address: Venue::address(portal, address),
            temporary_address: temporary_address
                .as_ref()
                .map(|temporary| TemporaryData::new(portal, temporary)),
            coordinates: coordinates
                .as_ref()
                .map(|(north, east)| CoordinatesData { north, east }),
            contact: ContactData::new(contact),
            ages: AgesData::new(ages),
            opening_hours: hours.as_ref().map(HoursData::new),
            weekly_groups: weekly_groups.iter().map(GroupData::new).collect(),
            features,
            accessibility: AccessibilityData::new(accessibility),
            verified: VerifiedData::new(verified),
        }
    }
}

impl<'a> TemporaryData<'a> {
    fn new(portal: &Portal, temporary: &'a TemporaryAddress) -> TemporaryData<'a> {
        let TemporaryAddress {
            from,
            until,
            reason,
            address,
        } = temporary;
        TemporaryData {
            days: DaysData::open(*from, *until),
            reason,
            address: address
                .as_ref()
                .map(|address| Venue::address(portal, address)),
        }
    }
}

impl<'a> HoursData<'a> {
    fn new(hours: &'a Hours) -> HoursData<'a> {
        let season = |SeasonHours { days, name, hours }: &'a SeasonHours| SeasonHoursData {
            days: DaysData::new(*days),
            name: name.as_deref(),
            hours: hours.iter().map(OpeningData::new).collect(),
        };
        let exception = |exception: &'a HoursException| {
            let HoursException {
                days,
                weekdays: on,
                times,
                reason,
            } = exception;
            ExceptionData {
                days: DaysData::new(*days),
                weekdays: weekdays(*on),
                times: times.map(TimesData::new),
                reason: reason.as_deref(),
            }
        };
        let Hours {
            term,
            holidays,
            seasons,
            exceptions,
        } = hours;
        HoursData {
            term: term.iter().map(OpeningData::new).collect(),
            holidays: holidays.iter().map(OpeningData::new).collect(),
            seasons: seasons.iter().map(season).collect(),
            exceptions: exceptions.iter().map(exception).collect(),
        }
    }
}

impl<'a> GroupData<'a> {
    fn new(group: &'a WeeklyGroup) -> GroupData<'a> {
        let WeeklyGroup {
            name,
            days,
            times,
            ages,
            text,
        } = group;
        GroupData {
            name,
            weekdays: days.map(weekdays),
            times: times.map(TimesData::new),
            ages: AgesData::new(ages),
            text: text.as_deref(),
        }
    }
}
