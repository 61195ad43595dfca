//! What the registrar must know of a portal: the catalogue.

use super::{Portal, house_on};
use crate::catalogue::{
    Catalogue, Contact, FORMAT, Frame, Occasion, Offer, PriceClass, Question, Season,
};
use crate::model::{self, Allocation, Asks, OfferPlace, Registration};
use crate::routes;
use chrono::NaiveDateTime;

/// What may be registered for, in the frame of the site.
pub fn catalogue(portal: &Portal, frame: Frame) -> Catalogue {
    Catalogue {
        format: FORMAT.to_owned(),
        base_url: portal.site().base_url.to_string(),
        portal: portal.site().name.clone(),
        town: portal.site().town.clone(),
        seasons: portal
            .seasons()
            .iter()
            .map(|season| self::season(portal, season))
            .collect(),
        frame,
    }
}

fn season(portal: &Portal, season: &model::Season) -> Season {
    Season {
        offers: season
            .offers
            .iter()
            .map(|offer| self::offer(portal, season, offer))
            .collect(),
        ..without_offers(season)
    }
}

/// The season as forms know it, without its offers.
fn without_offers(season: &model::Season) -> Season {
    let model::Season {
        id,
        // Both are in the id.
        year: _,
        edition: _,
        title,
        sample,
        holidays,
        // A season that is not published is not in the catalogue.
        published_on: _,
        allocation,
        window,
        limits,
        price_classes,
        // The page of the season shows them.
        terms: _,
        contact,
        offers: _,
    } = season;
    let (draw_on, free_places_from) = match allocation {
        Allocation::Draw {
            draw_on,
            free_places_from,
        } => (
            Some(draw_on.to_string()),
            Some(free_places_from.to_string()),
        ),
        Allocation::FirstCome => (None, None),
    };
    let model::Window { from, until } = window;
    let model::Limits {
        places,
        buffer_minutes,
        one_per_day,
    } = *limits;
    Season {
        id: id.clone(),
        title: title.clone(),
        sample: *sample,
        holidays: (holidays.first().to_string(), holidays.last().to_string()),
        allocation: allocation.kind(),
        window_from: from.to_string(),
        window_until: until.map(|day| day.to_string()),
        draw_on,
        free_places_from,
        limit: places,
        buffer_minutes,
        one_per_day,
        price_classes: price_classes.iter().map(price_class).collect(),
        contact: self::contact(contact),
        offers: Vec::new(),
    }
}

fn price_class(class: &model::PriceClass) -> PriceClass {
    let model::PriceClass { id, name, text } = class;
    PriceClass {
        id: id.clone(),
        name: name.clone(),
        text: text.as_ref().map(|text| text.0.clone()),
    }
}

fn contact(contact: &model::Contact) -> Contact {
    let model::Contact {
        team,
        email,
        phone,
        // Letters name who answers, not where to read on.
        website: _,
    } = contact;
    Contact {
        team: team.clone(),
        email: email.clone(),
        phone: phone.clone(),
    }
}

/// Where an offer is, in one line, and the id of the house.
fn place(portal: &Portal, offer: &model::Offer) -> (String, Option<String>) {
    match &offer.place {
        OfferPlace::House(house) => (
            portal.houses()[*house].name.clone(),
            Some(portal.houses()[*house].id.clone()),
        ),
        OfferPlace::Address(address) => {
            let parts = [&address.name, &address.street]
                .into_iter()
                .flatten()
                .map(String::as_str);
            (
                parts
                    .chain(Some(address.town.as_str()).filter(|town| !town.is_empty()))
                    .collect::<Vec<_>>()
                    .join(", "),
                None,
            )
        }
        OfferPlace::MeetingPoint => (offer.meeting_point.clone().unwrap_or_default(), None),
    }
}

/// Its occasions, each with where it is on its days.
fn occasions(portal: &Portal, season: &model::Season, offer: &model::Offer) -> Vec<Occasion> {
    let house = match &offer.place {
        OfferPlace::House(house) => Some(&portal.houses()[*house]),
        OfferPlace::Address(_) | OfferPlace::MeetingPoint => None,
    };
    let town = &portal.site().town;
    let all = offer.occasions.iter().map(|occasion| Occasion {
        place: house.and_then(|house| house_on::place(house, town, occasion)),
        ..self::occasion(season, occasion)
    });
    all.collect()
}

/// The offer as forms know it.
pub fn offer(portal: &Portal, season: &model::Season, offer: &model::Offer) -> Offer {
    let (place, site) = place(portal, offer);
    let model::Offer {
        id,
        title,
        topic,
        provider,
        place: _,
        meeting_point,
        bring_along,
        questions,
        contact,
        occasions: _,
        district,
        // Families read these on the page of the offer.
        short: _,
        text: _,
        supervision_all_day: _,
        accessibility: _,
        outdoor: _,
        bad_weather: _,
        changes: _,
    } = offer;
    let provider = &portal.providers()[*provider];
    Offer {
        id: id.clone(),
        title: title.clone(),
        path: routes::offer(&season.id, id),
        look: portal.topics()[*topic].look,
        topic: portal.topics()[*topic].name.clone(),
        district: district.map(|district| portal.districts()[district].name.clone()),
        provider: provider.id.clone(),
        provider_name: provider.name.clone(),
        place,
        site,
        meeting_point: meeting_point.clone(),
        bring_along: bring_along.clone(),
        questions: questions.iter().map(question).collect(),
        contact: self::contact(contact),
        occasions: self::occasions(portal, season, offer),
    }
}

fn question(question: &model::Question) -> Question {
    let model::Question { id, asks, required } = question;
    let (label, hint, options) = match asks {
        Asks::Swimming | Asks::PickUp | Asks::Photo | Asks::Health => ("", &None, &[][..]),
        Asks::Text { label, hint } => (label.as_str(), hint, &[][..]),
        Asks::Choice {
            label,
            hint,
            options,
        } => (label.as_str(), hint, options.as_slice()),
    };
    Question {
        id: id.clone(),
        kind: asks.kind(),
        label: label.to_owned(),
        hint: hint.clone(),
        required: *required,
        options: options.to_vec(),
    }
}

fn occasion(season: &model::Season, occasion: &model::Occasion) -> Occasion {
    let model::Occasion {
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
    let model::Ages {
        from,
        to,
        tolerance_days,
    } = *ages;
    let link = match registration {
        Registration::None | Registration::Draw | Registration::Direct => None,
        Registration::External(link) => Some(link.clone()),
    };
    let time = |at: NaiveDateTime| at.format("%Y-%m-%dT%H:%M").to_string();
    Occasion {
        id: id.clone(),
        place: None,
        sessions: sessions
            .iter()
            .map(|session| (time(session.start), time(session.end)))
            .collect(),
        capacity: *capacity,
        minimum: *minimum,
        reserved: *reserved,
        age_from: from,
        age_to: to,
        age_tolerance_days: tolerance_days,
        prices: prices
            .iter()
            .map(|(class, cents)| (season.price_classes[*class].id.clone(), *cents))
            .collect(),
        registration: registration.kind(),
        link,
        cancelled: cancelled.clone(),
        full: *full,
    }
}
