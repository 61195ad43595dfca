//! A season of the holiday pass as open data.

use super::common::{
    self, AccessibilityData, AgesData, ContactData, DaysData, NamedData, SessionData, plain,
};
use crate::model::{
    Allocation, Change, Edition, Occasion, Offer, PriceClass, Ref, Registration, Season, Window,
};
use crate::pages::venue::Venue;
use crate::pass::{AllocationKind, RegistrationKind};
use crate::portal::Portal;
use crate::routes;
use crate::text::ClosedSet;
use schemars::JsonSchema;
use serde::Serialize;

/// Ein Ferienpass mit allen Angeboten.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct SeasonData<'a> {
    /// Name und Nummer des Formats; die Nummer steigt, wenn sich ein Feld ändert oder wegfällt.
    format: &'a str,
    /// Adresse des JSON-Schemas.
    schema: String,
    /// Titel.
    title: &'a str,
    /// Wer die Daten herausgibt.
    publisher: &'a str,
    /// Adresse des Portals.
    portal: &'a str,
    /// Kennung.
    id: &'a str,
    /// Jahr.
    year: i32,
    /// Welche Ferien.
    #[schemars(extend("enum" = editions()))]
    edition: &'static str,
    /// Musterprogramm: Die Angebote sind Beispiele und finden nicht statt.
    sample: bool,
    /// Ferien.
    holidays: DaysData,
    /// Tag, an dem das Programm erscheint.
    #[schemars(extend("format" = "date"))]
    published_on: String,
    /// Wie Plätze vergeben werden: durch das Los oder in der Reihenfolge der Anmeldung.
    allocation: AllocationKind,
    /// Wann Familien sich anmelden oder wünschen.
    window: DaysData,
    /// Tag der Auslosung.
    #[schemars(extend("format" = "date"))]
    draw_on: Option<String>,
    /// Ab diesem Tag gibt es freie Plätze.
    #[schemars(extend("format" = "date"))]
    free_places_from: Option<String>,
    /// Preisklassen; die erste ist die reguläre.
    price_classes: Vec<NamedData<'a>>,
    /// Kontakt.
    contact: ContactData<'a>,
    /// Angebote.
    offers: Vec<OfferData<'a>>,
}

/// Ein Angebot.
#[derive(Debug, Serialize, JsonSchema)]
struct OfferData<'a> {
    /// Kennung, einmalig im Ferienpass.
    id: &'a str,
    /// Titel.
    title: &'a str,
    /// Seite im Portal.
    url: String,
    /// Worum es geht.
    short: &'a str,
    /// Mehr, ohne Auszeichnung.
    text: Option<String>,
    /// Thema.
    topic: NamedData<'a>,
    /// Wer es anbietet.
    provider: NamedData<'a>,
    /// Wo.
    place: Venue,
    /// Treffpunkt.
    meeting_point: Option<&'a str>,
    /// Stadtteil.
    district: Option<NamedData<'a>>,
    /// Termine.
    occasions: Vec<OccasionData<'a>>,
    /// Was Kinder mitbringen.
    bring_along: &'a [String],
    /// Betreuung den ganzen Tag.
    supervision_all_day: bool,
    /// Barrierefreiheit.
    accessibility: AccessibilityData<'a>,
    /// Draußen.
    outdoor: bool,
    /// Was bei schlechtem Wetter ist.
    bad_weather: Option<&'a str>,
    /// Kontakt.
    contact: ContactData<'a>,
    /// Änderungen seit dem Erscheinen, neueste zuerst.
    changes: Vec<ChangeData<'a>>,
}

/// Ein Termin, den man als Ganzes bucht.
#[derive(Debug, Serialize, JsonSchema)]
struct OccasionData<'a> {
    /// Kennung, einmalig im Ferienpass.
    id: &'a str,
    /// Zeiten.
    sessions: Vec<SessionData>,
    /// Plätze; `null` heißt: unbegrenzt.
    capacity: Option<u32>,
    /// So viele Kinder braucht es mindestens; 0 heißt: keine Mindestzahl.
    minimum: u32,
    /// Plätze, die zurückgehalten werden.
    reserved: u32,
    /// Für wen.
    ages: AgesData,
    /// Preise; leer heißt: kostenlos.
    prices: Vec<PriceData<'a>>,
    /// Anmeldung: keine, Los, direkt hier oder beim Anbieter.
    registration: RegistrationKind,
    /// Adresse der Anmeldung beim Anbieter.
    registration_url: Option<&'a str>,
    /// Abgesagt, mit Grund; `null` heißt: findet statt.
    cancelled: Option<&'a str>,
    /// Alle Plätze sind vergeben, ohne Warteliste.
    full: bool,
}

/// Ein Preis.
#[derive(Debug, Serialize, JsonSchema)]
struct PriceData<'a> {
    /// Kennung der Preisklasse.
    class: &'a str,
    /// Cent.
    cents: u32,
}

/// Eine Änderung.
#[derive(Debug, Serialize, JsonSchema)]
struct ChangeData<'a> {
    /// Wann.
    #[schemars(extend("format" = "date"))]
    on: String,
    /// Was.
    text: &'a str,
}

/// The name of an edition in open data, which speaks English.
fn edition(edition: Edition) -> &'static str {
    match edition {
        Edition::Easter => "easter",
        Edition::Summer => "summer",
        Edition::Autumn => "autumn",
    }
}

fn editions() -> Vec<&'static str> {
    Edition::ALL.iter().copied().map(edition).collect()
}

impl<'a> SeasonData<'a> {
    pub(super) fn new(
        portal: &'a Portal,
        season: &'a Season,
        format: &'a str,
        schema: String,
    ) -> SeasonData<'a> {
        let Season {
            id,
            year,
            edition,
            title,
            sample,
            holidays,
            published_on,
            allocation,
            window,
            // What the draw keeps to, and what a family agrees to.
            limits: _,
            terms: _,
            price_classes,
            contact,
            offers,
        } = season;
        let (draw_on, free_places_from) = match allocation {
            Allocation::Draw {
                draw_on,
                free_places_from,
            } => (Some(draw_on), Some(free_places_from)),
            Allocation::FirstCome => (None, None),
        };
        let Window { from, until } = *window;
        let class = |PriceClass { id, name, text: _ }: &'a PriceClass| NamedData::new(id, name);
        SeasonData {
            format,
            schema,
            title,
            publisher: &portal.site().office.organisation,
            portal: portal.site().base_url.as_str(),
            id,
            year: *year,
            edition: self::edition(*edition),
            sample: *sample,
            holidays: DaysData::new(*holidays),
            published_on: published_on.to_string(),
            allocation: allocation.kind(),
            window: DaysData::open(from, until),
            draw_on: draw_on.map(|day| day.to_string()),
            free_places_from: free_places_from.map(|day| day.to_string()),
            price_classes: price_classes.iter().map(class).collect(),
            contact: ContactData::new(contact),
            offers: offers
                .iter()
                .map(|offer| OfferData::new(portal, season, offer))
                .collect(),
        }
    }
}

impl<'a> OfferData<'a> {
    fn new(portal: &'a Portal, season: &'a Season, offer: &'a Offer) -> OfferData<'a> {
        let Offer {
            id,
            title,
            short,
            text,
            topic,
            provider,
            // In the venue.
            place: _,
            meeting_point,
            district,
            occasions,
            bring_along,
            supervision_all_day,
            accessibility,
            outdoor,
            bad_weather,
            // The form asks them.
            questions: _,
            contact,
            changes,
        } = offer;
        let (topic, provider) = (&portal.topics()[*topic], &portal.providers()[*provider]);
        OfferData {
            id,
            title,
            url: portal.url(&routes::offer(&season.id, id)),
            short,
            text: plain(text.as_ref()),
            topic: NamedData::new(&topic.id, &topic.name),
            provider: NamedData::new(&provider.id, &provider.name),
            place: Venue::offer(portal, offer, occasions[0].first_day()),
            meeting_point: meeting_point.as_deref(),
            district: common::district(portal, *district),
            occasions: occasions
                .iter()
                .map(|occasion| OccasionData::new(season, occasion))
                .collect(),
            bring_along,
            supervision_all_day: *supervision_all_day,
            accessibility: AccessibilityData::new(accessibility),
            outdoor: *outdoor,
            bad_weather: bad_weather.as_deref(),
            contact: ContactData::new(contact),
            changes: changes.iter().map(ChangeData::new).collect(),
        }
    }
}

impl<'a> ChangeData<'a> {
    fn new(Change { on, text }: &'a Change) -> ChangeData<'a> {
        ChangeData {
            on: on.to_string(),
            text,
        }
    }
}

impl<'a> OccasionData<'a> {
    fn new(season: &'a Season, occasion: &'a Occasion) -> OccasionData<'a> {
        let Occasion {
            id,
            sessions,
            capacity,
            minimum,
            reserved,
            ages,
            prices,
            registration,
            cancelled,
            full,
        } = occasion;
        let registration_url = match registration {
            Registration::None | Registration::Draw | Registration::Direct => None,
            Registration::External(link) => Some(link.as_str()),
        };
        let price = |(class, cents): &(Ref<PriceClass>, u32)| PriceData {
            class: &season.price_classes[*class].id,
            cents: *cents,
        };
        OccasionData {
            id,
            sessions: sessions.iter().map(SessionData::new).collect(),
            capacity: *capacity,
            minimum: *minimum,
            reserved: *reserved,
            ages: AgesData::new(ages),
            prices: prices.iter().map(price).collect(),
            registration: registration.kind(),
            registration_url,
            cancelled: cancelled.as_deref(),
            full: *full,
        }
    }
}
