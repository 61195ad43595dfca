//! Houses and mobile work as open data.

use super::parts::{
    AccessibilityData, AgesData, ContactData, DaysData, NamedData, OpeningData, TimesData,
    VerifiedData, plain, weekdays,
};
use crate::calendar::Weeks;
use crate::model::{Hours, House, HouseKind, Outreach, OutreachKind, Stop, WeeklyGroup};
use crate::pages::venue::Venue;
use crate::portal::Portal;
use crate::routes;
use schemars::JsonSchema;
use serde::Serialize;

/// Ein Jugendhaus, Spielplatz oder Treffpunkt.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct HouseData<'a> {
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

impl<'a> HouseData<'a> {
    pub(super) fn new(portal: &'a Portal, house: &'a House) -> HouseData<'a> {
        let temporary = house
            .temporary_address
            .as_ref()
            .map(|temporary| TemporaryData {
                days: DaysData::open(temporary.from, temporary.until),
                reason: &temporary.reason,
                address: temporary
                    .address
                    .as_ref()
                    .map(|address| Venue::address(portal, address)),
            });
        HouseData {
            id: &house.id,
            name: &house.name,
            also_known_as: &house.also_known_as,
            kind: house.kind,
            url: super::absolute(portal, &routes::house(&house.id)),
            closed_since: house.closed_since.map(|day| day.to_string()),
            short: house.short.as_deref(),
            text: plain(house.text.as_ref()),
            district: house
                .district
                .map(|district| &portal.districts()[district])
                .map(|one| NamedData::new(&one.id, &one.name)),
            region: house
                .region
                .map(|region| &portal.regions()[region])
                .map(|one| NamedData::new(&one.id, &one.name)),
            address: Venue::address(portal, &house.address),
            temporary_address: temporary,
            coordinates: house
                .coordinates
                .as_ref()
                .map(|(north, east)| CoordinatesData { north, east }),
            contact: ContactData::new(&house.contact),
            ages: AgesData::new(&house.ages),
            opening_hours: house.hours.as_ref().map(HoursData::new),
            weekly_groups: house.weekly_groups.iter().map(GroupData::new).collect(),
            features: &house.features,
            accessibility: AccessibilityData::new(&house.accessibility),
            verified: VerifiedData::new(&house.verified),
        }
    }
}

impl<'a> HoursData<'a> {
    fn new(hours: &'a Hours) -> HoursData<'a> {
        let season = |season: &'a crate::model::SeasonHours| SeasonHoursData {
            days: DaysData::new(season.days),
            name: season.name.as_deref(),
            hours: season.hours.iter().map(OpeningData::new).collect(),
        };
        let exception = |exception: &'a crate::model::HoursException| ExceptionData {
            days: DaysData::new(exception.days),
            times: exception.times.map(TimesData::new),
            reason: exception.reason.as_deref(),
        };
        HoursData {
            term: hours.term.iter().map(OpeningData::new).collect(),
            holidays: hours.holidays.iter().map(OpeningData::new).collect(),
            seasons: hours.seasons.iter().map(season).collect(),
            exceptions: hours.exceptions.iter().map(exception).collect(),
        }
    }
}

impl<'a> GroupData<'a> {
    fn new(group: &'a WeeklyGroup) -> GroupData<'a> {
        GroupData {
            name: &group.name,
            weekdays: group.days.map(weekdays),
            times: group.times.map(TimesData::new),
            ages: AgesData::new(&group.ages),
            text: group.text.as_deref(),
        }
    }
}

/// Ein Angebot, das unterwegs ist.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct OutreachData<'a> {
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

impl<'a> OutreachData<'a> {
    pub(super) fn new(portal: &'a Portal, round: &'a Outreach) -> OutreachData<'a> {
        let pause = |pause: &'a crate::model::Break| BreakData {
            days: DaysData::new(pause.days),
            reason: &pause.reason,
            meanwhile: pause
                .meanwhile
                .iter()
                .map(|house| portal.houses()[*house].id.as_str())
                .collect(),
        };
        OutreachData {
            id: &round.id,
            name: &round.name,
            kind: round.kind,
            url: super::absolute(portal, &routes::round(&round.id)),
            short: round.short.as_deref(),
            text: plain(round.text.as_ref()),
            ages: AgesData::new(&round.ages),
            contact: ContactData::new(&round.contact),
            stops: round
                .stops
                .iter()
                .map(|stop| StopData::new(portal, stop))
                .collect(),
            breaks: round.breaks.iter().map(pause).collect(),
            verified: VerifiedData::new(&round.verified),
        }
    }
}

impl<'a> StopData<'a> {
    fn new(portal: &'a Portal, stop: &'a Stop) -> StopData<'a> {
        StopData {
            id: &stop.id,
            place: Venue::stop(portal, stop),
            district: stop
                .district
                .map(|district| &portal.districts()[district])
                .map(|one| NamedData::new(&one.id, &one.name)),
            weekdays: weekdays(stop.days),
            times: TimesData::new(stop.times),
            weeks: stop.weeks,
            from: stop.from.map(|day| day.to_string()),
            until: stop.until.map(|day| day.to_string()),
            note: stop.note.as_deref(),
        }
    }
}
