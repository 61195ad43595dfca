//! What search engines read: offers, houses and the office in the words of schema.org, as JSON-LD.

use super::venue::Venue;
use crate::calendar::{DateSpan, NaiveDate, TimeSpan, Weekdays, clock, dates};
use crate::html::Html;
use crate::model::{Ages, Contact, House, Occasion, Offer, Registration, Season, Session};
use crate::portal::Portal;
use crate::routes;
use crate::text::{Lang, Phone};
use serde_json::{Map, Value, json};

/// An offer with its occasions: one `Event` each.
pub fn offer(portal: &Portal, season: &Season, offer: &Offer) -> Html {
    let mut events: Vec<Value> = offer
        .occasions
        .iter()
        .map(|occasion| event(portal, season, offer, occasion))
        .collect();
    match events.len() {
        1 => document(events.remove(0)),
        _ => Html::from_json(&json!({ "@context": "https://schema.org", "@graph": events })),
    }
}

/// A house on a day: a `Place`, and its opening hours.
pub fn house(portal: &Portal, house: &House, today: NaiveDate) -> Html {
    let url = portal.url(&routes::house(&house.id));
    let mut place = place(&Venue::house(portal, house, today));
    place.insert("@id".into(), json!(url));
    place.insert("url".into(), json!(url));
    add(
        &mut place,
        "description",
        house.short.as_ref().map(|short| json!(short)),
    );
    if !house.also_known_as.is_empty() {
        place.insert("alternateName".into(), json!(house.also_known_as));
    }
    add(
        &mut place,
        "telephone",
        house.contact.phone.as_ref().map(telephone),
    );
    add(
        &mut place,
        "geo",
        house.coordinates.as_ref().map(|(north, east)| json!({ "@type": "GeoCoordinates", "latitude": north, "longitude": east })),
    );
    if house.closed_since.is_none() {
        let hours = opening_hours(portal, house, today);
        if !hours.is_empty() {
            place.insert("openingHoursSpecification".into(), json!(hours));
        }
    }
    document(Value::Object(place))
}

/// The office behind the portal: an `Organization`.
pub fn organisation(portal: &Portal) -> Html {
    let office = &portal.site().office;
    let mut organisation = object(json!({
        "@type": "GovernmentOrganization",
        "name": office.name,
        "url": portal.url(routes::START),
        "parentOrganization": { "@type": "GovernmentOrganization", "name": office.organisation },
    }));
    add(
        &mut organisation,
        "address",
        address(&Venue::address(portal, &office.address)),
    );
    contact(&mut organisation, &office.contact);
    document(Value::Object(organisation))
}

fn event(portal: &Portal, season: &Season, offer: &Offer, occasion: &Occasion) -> Value {
    let url = portal.url(&routes::offer(&season.id, &offer.id));
    let (first, last) = (
        &occasion.sessions[0],
        &occasion.sessions[occasion.sessions.len() - 1],
    );
    let provider = &portal.providers()[offer.provider];
    let mut organizer = object(json!({ "@type": "Organization", "name": provider.name }));
    contact(&mut organizer, &provider.contact);
    let venue = Venue::offer(portal, offer, occasion.first_day());
    let mut place = place(&venue);
    if let Some(house) = &venue.house {
        place.insert("url".into(), json!(portal.url(&routes::house(house))));
    }
    let status = if occasion.cancelled.is_some() {
        "EventCancelled"
    } else {
        "EventScheduled"
    };
    let mut event = object(json!({
        "@type": "Event",
        "@id": format!("{url}#{}", occasion.id),
        "name": offer.title,
        "description": format!("{}{}", super::in_words::sample(season), offer.short),
        "url": url,
        "inLanguage": "de",
        "startDate": clock::with_offset(first.start),
        "endDate": clock::with_offset(last.end),
        "eventStatus": format!("https://schema.org/{status}"),
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": place.clone(),
        "organizer": organizer,
        "isAccessibleForFree": occasion.is_free_of_charge(),
        "superEvent": series(portal, season),
    }));
    add(
        &mut event,
        "typicalAgeRange",
        age_range(&occasion.ages).map(Value::String),
    );
    add(
        &mut event,
        "maximumAttendeeCapacity",
        occasion.capacity.map(|places| json!(places)),
    );
    add(&mut event, "offers", prices(season, occasion, &url));
    if occasion.sessions.len() > 1 {
        let parts: Vec<Value> = occasion
            .sessions
            .iter()
            .map(|session| part(offer, session, &place))
            .collect();
        event.insert("subEvent".into(), json!(parts));
    }
    Value::Object(event)
}

/// The season as a whole, which takes place all over town.
fn series(portal: &Portal, season: &Season) -> Value {
    let town = &portal.site().town;
    json!({
        "@type": "EventSeries",
        "name": season.title,
        "url": portal.url(&routes::season(&season.id)),
        "location": {
            "@type": "Place",
            "name": town,
            "address": { "@type": "PostalAddress", "addressLocality": town, "addressCountry": "DE" },
        },
    })
}

/// One session. It has no place of its own, but search engines want one at every event.
fn part(offer: &Offer, session: &Session, place: &Map<String, Value>) -> Value {
    json!({
        "@type": "Event",
        "name": offer.title,
        "location": place,
        "startDate": clock::with_offset(session.start),
        "endDate": clock::with_offset(session.end),
    })
}

/// The prices of an occasion that can be booked here or with the provider.
fn prices(season: &Season, occasion: &Occasion, url: &str) -> Option<Value> {
    let at = match &occasion.registration {
        Registration::None => return None,
        Registration::External(link) => link.as_str(),
        Registration::Draw | Registration::Direct => url,
    };
    let state = if occasion.full || occasion.cancelled.is_some() {
        "SoldOut"
    } else {
        "InStock"
    };
    let offer = |name: Option<&str>, cents: u32| {
        let mut offer = object(json!({
            "@type": "Offer",
            "price": format!("{}.{:02}", cents / 100, cents % 100),
            "priceCurrency": "EUR",
            "url": at,
            "availability": format!("https://schema.org/{state}"),
            "validFrom": season.window.from.to_string(),
        }));
        add(&mut offer, "name", name.map(|name| json!(name)));
        Value::Object(offer)
    };
    let offers: Vec<Value> = match &occasion.prices[..] {
        [] => vec![offer(None, 0)],
        prices => prices
            .iter()
            .map(|(class, cents)| offer(Some(&season.price_classes[*class].name), *cents))
            .collect(),
    };
    Some(Value::Array(offers))
}

/// Opening hours from today on: term and holidays with the span in which they hold, then the
/// exceptions.
fn opening_hours(portal: &Portal, house: &House, today: NaiveDate) -> Vec<Value> {
    let Some(hours) = &house.hours else {
        return Vec::new();
    };
    let mut list = Vec::new();
    let regular = hours
        .term
        .iter()
        .map(|opening| specification(opening.days, opening.times, None));
    list.extend(regular);
    let ahead = |days: &DateSpan| days.last() >= today;
    for season in hours.seasons.iter().filter(|season| ahead(&season.days)) {
        list.extend(spans(
            season.days,
            season
                .hours
                .iter()
                .map(|opening| (opening.days, opening.times)),
        ));
    }
    if !hours.holidays.is_empty() {
        for holiday in portal
            .school_holidays()
            .iter()
            .filter(|holiday| ahead(&holiday.days))
            .take(2)
        {
            list.extend(spans(
                holiday.days,
                hours
                    .holidays
                    .iter()
                    .map(|opening| (opening.days, opening.times)),
            ));
        }
    }
    for exception in hours
        .exceptions
        .iter()
        .filter(|exception| ahead(&exception.days))
    {
        let times = exception.times.unwrap_or(CLOSED);
        list.push(specification(
            exception.weekdays,
            times,
            Some(exception.days),
        ));
    }
    list
}

/// Hours that hold only in a span of days; none at all means closed.
fn spans(days: DateSpan, hours: impl Iterator<Item = (Weekdays, TimeSpan)>) -> Vec<Value> {
    let list: Vec<Value> = hours
        .map(|(weekdays, times)| specification(weekdays, times, Some(days)))
        .collect();
    if list.is_empty() {
        vec![closed(days)]
    } else {
        list
    }
}

/// How schema.org says that a house is closed.
const CLOSED: TimeSpan = TimeSpan { start: 0, end: 0 };

fn closed(days: DateSpan) -> Value {
    specification(Weekdays::all(), CLOSED, Some(days))
}

fn specification(days: Weekdays, times: TimeSpan, valid: Option<DateSpan>) -> Value {
    let clock = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    let names: Vec<String> = days
        .iter()
        .map(|day| format!("https://schema.org/{}", dates::weekday(Lang::En, day)))
        .collect();
    // 24:00 is no time for schema.org; the last minute of the day is.
    let end = if times.end >= 1440 {
        "23:59".to_owned()
    } else {
        clock(times.end)
    };
    let mut value = object(json!({
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": names,
        "opens": clock(times.start),
        "closes": end,
    }));
    if let Some(valid) = valid {
        value.insert("validFrom".into(), json!(valid.first().to_string()));
        value.insert("validThrough".into(), json!(valid.last().to_string()));
    }
    Value::Object(value)
}

fn place(venue: &Venue) -> Map<String, Value> {
    let mut place = object(json!({ "@type": "Place" }));
    let name = venue
        .name
        .clone()
        .or_else(|| venue.note.clone())
        .unwrap_or_else(|| venue.town.clone());
    place.insert("name".into(), json!(name));
    add(&mut place, "address", address(venue));
    place
}

fn address(venue: &Venue) -> Option<Value> {
    let mut address = object(
        json!({ "@type": "PostalAddress", "addressLocality": venue.town, "addressCountry": "DE" }),
    );
    add(
        &mut address,
        "streetAddress",
        venue.street.as_ref().map(|street| json!(street)),
    );
    add(
        &mut address,
        "postalCode",
        venue.postal_code.as_ref().map(|code| json!(code)),
    );
    (!venue.town.is_empty()).then_some(Value::Object(address))
}

/// A number as search engines want it: with its country code, without signs that are read only.
fn telephone(phone: &Phone) -> Value {
    json!(phone.dialled())
}

fn contact(thing: &mut Map<String, Value>, contact: &Contact) {
    add(
        thing,
        "email",
        contact.email.as_ref().map(|email| json!(email)),
    );
    add(thing, "telephone", contact.phone.as_ref().map(telephone));
    add(
        thing,
        "sameAs",
        contact.website.as_ref().map(|website| json!(website)),
    );
}

/// `9-13`, `10-`, `0-14`, as schema.org spells it.
fn age_range(ages: &Ages) -> Option<String> {
    match (ages.from, ages.to) {
        (None, None) => None,
        (from, None) => from.map(|from| format!("{from}-")),
        (from, Some(to)) => Some(format!("{}-{to}", from.unwrap_or(0))),
    }
}

fn add(thing: &mut Map<String, Value>, key: &str, value: Option<Value>) {
    if let Some(value) = value {
        thing.insert(key.to_owned(), value);
    }
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

fn document(thing: Value) -> Html {
    let mut map = Map::new();
    map.insert("@context".to_owned(), json!("https://schema.org"));
    map.extend(object(thing));
    Html::from_json(&Value::Object(map))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_spelled_as_schema_org_wants() {
        let range = |from, to| {
            age_range(&Ages {
                from,
                to,
                tolerance_days: 0,
            })
        };
        assert_eq!(range(Some(9), Some(13)).as_deref(), Some("9-13"));
        assert_eq!(range(Some(10), None).as_deref(), Some("10-"));
        assert_eq!(range(None, Some(14)).as_deref(), Some("0-14"));
        assert_eq!(range(None, None), None);
    }
}
