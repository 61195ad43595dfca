//! An offer as schema.org events, one for each occasion.

use super::{Maker, card};
use crate::calendar::{LocalTime, NaiveDateTime, local_time};
use crate::html::Html;
use crate::model::{Occasion, Offer, OfferPlace, Season};
use crate::routes;
use serde_json::{Value, json};

/// The events of an offer.
pub(super) fn events(maker: &Maker<'_>, season: &Season, offer: &Offer) -> Html {
    let events: Vec<Value> = offer.occasions.iter().map(|occasion| event(maker, season, offer, occasion)).collect();
    Html::from_json(&json!({ "@context": "https://schema.org", "@graph": events }))
}

fn event(maker: &Maker<'_>, season: &Season, offer: &Offer, occasion: &Occasion) -> Value {
    let portal = maker.portal;
    let url = format!("{}{}", portal.site().base_url, routes::offer(&season.id, &offer.id));
    let name = if season.sample { format!("{} ({})", offer.title, maker.tr("sample", &[])) } else { offer.title.clone() };
    let status = if occasion.cancelled.is_some() { "https://schema.org/EventCancelled" } else { "https://schema.org/EventScheduled" };
    let start = occasion.sessions[0].start;
    let end = occasion.sessions[occasion.sessions.len() - 1].end;
    let mut event = json!({
        "@type": "Event",
        "@id": format!("{url}#{}", occasion.id),
        "name": name,
        "description": offer.short,
        "url": url,
        "startDate": instant(start),
        "endDate": instant(end),
        "eventStatus": status,
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "isAccessibleForFree": occasion.is_free_of_charge(),
        "inLanguage": "de",
        "location": location(maker, offer),
        "organizer": { "@type": "Organization", "name": portal.providers()[offer.provider].name },
    });
    if let Some(places) = occasion.capacity {
        event["maximumAttendeeCapacity"] = json!(places);
    }
    if let Some(range) = age_range(occasion) {
        event["typicalAgeRange"] = json!(range);
    }
    if !occasion.is_free_of_charge() {
        let cents = occasion.price_cents();
        let price = format!("{}.{:02}", cents / 100, cents % 100);
        event["offers"] = json!({ "@type": "Offer", "price": price, "priceCurrency": "EUR", "url": url });
    }
    event
}

fn location(maker: &Maker<'_>, offer: &Offer) -> Value {
    let address = match &offer.place {
        OfferPlace::House(house) => Some(&maker.portal.houses()[*house].address),
        OfferPlace::Address(address) => Some(address),
        OfferPlace::MeetingPoint => None,
    };
    let town = &maker.portal.site().town;
    let mut postal = json!({ "@type": "PostalAddress", "addressCountry": "DE", "addressLocality": town });
    if let Some(address) = address {
        if !address.town.is_empty() {
            postal["addressLocality"] = json!(address.town);
        }
        for (key, value) in [("streetAddress", &address.street), ("postalCode", &address.postal_code)] {
            if let Some(value) = value {
                postal[key] = json!(value);
            }
        }
    }
    json!({ "@type": "Place", "name": card::place(maker, offer), "address": postal })
}

/// `9-13`, `10-`, `-6`.
fn age_range(occasion: &Occasion) -> Option<String> {
    let age = |age: Option<u8>| age.map(|age| age.to_string()).unwrap_or_default();
    let range = format!("{}-{}", age(occasion.ages.from), age(occasion.ages.to));
    (range != "-").then_some(range)
}

/// A local time with its offset: `2027-03-31T10:00:00+02:00`.
fn instant(at: NaiveDateTime) -> String {
    let offset = match local_time(at) {
        LocalTime::Once(seconds) => seconds,
        LocalTime::Skipped | LocalTime::Twice => 3600,
    };
    format!("{}+{:02}:{:02}", at.format("%Y-%m-%dT%H:%M:%S"), offset / 3600, offset % 3600 / 60)
}

#[cfg(test)]
mod tests {
    use super::instant;
    use crate::calendar::NaiveDate;

    #[test]
    fn instants_know_summer_and_winter_time() {
        let at = |month, day| NaiveDate::from_ymd_opt(2027, month, day).unwrap().and_hms_opt(10, 0, 0).unwrap();
        assert_eq!(instant(at(3, 31)), "2027-03-31T10:00:00+02:00");
        assert_eq!(instant(at(12, 1)), "2027-12-01T10:00:00+01:00");
    }
}
