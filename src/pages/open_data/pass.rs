//! A season of the holiday pass as open data.

use super::parts::{
    AccessibilityData, AgesData, ContactData, DaysData, NamedData, SessionData, plain,
};
use crate::model::{Allocation, Edition, Occasion, Offer, Registration, Season};
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
        let (draw_on, free_places_from) = match season.allocation {
            Allocation::Draw {
                draw_on,
                free_places_from,
            } => (Some(draw_on), Some(free_places_from)),
            Allocation::FirstCome => (None, None),
        };
        SeasonData {
            format,
            schema,
            title: &season.title,
            publisher: &portal.site().office.organisation,
            portal: &portal.site().base_url,
            id: &season.id,
            year: season.year,
            edition: edition(season.edition),
            sample: season.sample,
            holidays: DaysData::new(season.holidays),
            published_on: season.published_on.to_string(),
            allocation: season.allocation.kind(),
            window: DaysData::open(season.window.from, season.window.until),
            draw_on: draw_on.map(|day| day.to_string()),
            free_places_from: free_places_from.map(|day| day.to_string()),
            price_classes: season
                .price_classes
                .iter()
                .map(|class| NamedData::new(&class.id, &class.name))
                .collect(),
            contact: ContactData::new(&season.contact),
            offers: season
                .offers
                .iter()
                .map(|offer| OfferData::new(portal, season, offer))
                .collect(),
        }
    }
}

impl<'a> OfferData<'a> {
    fn new(portal: &'a Portal, season: &'a Season, offer: &'a Offer) -> OfferData<'a> {
        let (topic, provider) = (
            &portal.topics()[offer.topic],
            &portal.providers()[offer.provider],
        );
        OfferData {
            id: &offer.id,
            title: &offer.title,
            url: super::absolute(portal, &routes::offer(&season.id, &offer.id)),
            short: &offer.short,
            text: plain(offer.text.as_ref()),
            topic: NamedData::new(&topic.id, &topic.name),
            provider: NamedData::new(&provider.id, &provider.name),
            place: Venue::offer(portal, offer, offer.occasions[0].first_day()),
            meeting_point: offer.meeting_point.as_deref(),
            district: offer
                .district
                .map(|district| &portal.districts()[district])
                .map(|one| NamedData::new(&one.id, &one.name)),
            occasions: offer
                .occasions
                .iter()
                .map(|occasion| OccasionData::new(season, occasion))
                .collect(),
            bring_along: &offer.bring_along,
            supervision_all_day: offer.supervision_all_day,
            accessibility: AccessibilityData::new(&offer.accessibility),
            outdoor: offer.outdoor,
            bad_weather: offer.bad_weather.as_deref(),
            contact: ContactData::new(&offer.contact),
            changes: offer
                .changes
                .iter()
                .map(|change| ChangeData {
                    on: change.on.to_string(),
                    text: &change.text,
                })
                .collect(),
        }
    }
}

impl<'a> OccasionData<'a> {
    fn new(season: &'a Season, occasion: &'a Occasion) -> OccasionData<'a> {
        let registration_url = match &occasion.registration {
            Registration::None | Registration::Draw | Registration::Direct => None,
            Registration::External(link) => Some(link.as_str()),
        };
        let price =
            |(class, cents): &(crate::model::Ref<crate::model::PriceClass>, u32)| PriceData {
                class: &season.price_classes[*class].id,
                cents: *cents,
            };
        OccasionData {
            id: &occasion.id,
            sessions: occasion.sessions.iter().map(SessionData::new).collect(),
            capacity: occasion.capacity,
            minimum: occasion.minimum,
            reserved: occasion.reserved,
            ages: AgesData::new(&occasion.ages),
            prices: occasion.prices.iter().map(price).collect(),
            registration: occasion.registration.kind(),
            registration_url,
            cancelled: occasion.cancelled.as_deref(),
            full: occasion.full,
        }
    }
}
