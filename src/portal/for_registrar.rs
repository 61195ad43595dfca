//! What the registrar must know of a portal: the catalogue.

use super::Portal;
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
        base_url: portal.site().base_url.clone(),
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
pub fn without_offers(season: &model::Season) -> Season {
    let (draw_on, free_places_from) = match season.allocation {
        Allocation::Draw {
            draw_on,
            free_places_from,
        } => (
            Some(draw_on.to_string()),
            Some(free_places_from.to_string()),
        ),
        Allocation::FirstCome => (None, None),
    };
    Season {
        id: season.id.clone(),
        title: season.title.clone(),
        sample: season.sample,
        holidays: (
            season.holidays.first().to_string(),
            season.holidays.last().to_string(),
        ),
        allocation: season.allocation.kind(),
        window_from: season.window.from.to_string(),
        window_until: season.window.until.map(|day| day.to_string()),
        draw_on,
        free_places_from,
        limit: season.limits.places,
        buffer_minutes: season.limits.buffer_minutes,
        one_per_day: season.limits.one_per_day,
        price_classes: season
            .price_classes
            .iter()
            .map(|class| PriceClass {
                id: class.id.clone(),
                name: class.name.clone(),
                text: class.text.clone(),
            })
            .collect(),
        contact: contact(&season.contact),
        offers: Vec::new(),
    }
}

fn contact(contact: &model::Contact) -> Contact {
    Contact {
        team: contact.team.clone(),
        email: contact.email.clone(),
        phone: contact.phone.clone(),
    }
}

/// The offer as forms know it.
pub fn offer(portal: &Portal, season: &model::Season, offer: &model::Offer) -> Offer {
    let (place, site) = match &offer.place {
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
    };
    let provider = &portal.providers()[offer.provider];
    Offer {
        id: offer.id.clone(),
        title: offer.title.clone(),
        path: routes::offer(&season.id, &offer.id),
        look: portal.topics()[offer.topic].look,
        provider: provider.id.clone(),
        provider_name: provider.name.clone(),
        place,
        site,
        meeting_point: offer.meeting_point.clone(),
        bring_along: offer.bring_along.clone(),
        questions: offer.questions.iter().map(question).collect(),
        contact: contact(&offer.contact),
        occasions: offer
            .occasions
            .iter()
            .map(|occasion| self::occasion(season, occasion))
            .collect(),
    }
}

fn question(question: &model::Question) -> Question {
    let (label, hint, options) = match &question.asks {
        Asks::Swimming | Asks::PickUp | Asks::Photo | Asks::Health => ("", &None, &[][..]),
        Asks::Text { label, hint } => (label.as_str(), hint, &[][..]),
        Asks::Choice {
            label,
            hint,
            options,
        } => (label.as_str(), hint, options.as_slice()),
    };
    Question {
        id: question.id.clone(),
        kind: question.asks.kind(),
        label: label.to_owned(),
        hint: hint.clone(),
        required: question.required,
        options: options.to_vec(),
    }
}

fn occasion(season: &model::Season, occasion: &model::Occasion) -> Occasion {
    let link = match &occasion.registration {
        Registration::None | Registration::Draw | Registration::Direct => None,
        Registration::External(link) => Some(link.clone()),
    };
    let time = |at: NaiveDateTime| at.format("%Y-%m-%dT%H:%M").to_string();
    Occasion {
        id: occasion.id.clone(),
        sessions: occasion
            .sessions
            .iter()
            .map(|session| (time(session.start), time(session.end)))
            .collect(),
        capacity: occasion.capacity,
        minimum: occasion.minimum,
        reserved: occasion.reserved,
        age_from: occasion.ages.from,
        age_to: occasion.ages.to,
        age_tolerance_days: occasion.ages.tolerance_days,
        prices: occasion
            .prices
            .iter()
            .map(|(class, cents)| (season.price_classes[*class].id.clone(), *cents))
            .collect(),
        registration: occasion.registration.kind(),
        link,
        cancelled: occasion.cancelled.clone(),
        full: occasion.full,
    }
}
