//! The key facts of an offer: when, where, for whom, how many, how much, accessibility, what to
//! bring.

use super::frame::AddressView;
use super::in_words;
use super::maker::Maker;
use super::state::{self, Badge, State};
use crate::calendar::dates;
use crate::model::{Accessibility, Fact, Occasion, Offer, OfferPlace, Season};
use crate::routes;
use crate::text::Lang;
use serde::Serialize;

/// The key facts.
#[derive(Debug, Serialize)]
pub(super) struct Facts<'a> {
    /// Occasions worth showing.
    occasions: Vec<OccasionView>,
    /// How many there are.
    occasion_count: String,
    /// There is more than one.
    several: bool,
    place: PlaceView<'a>,
    ages: String,
    tolerance: Option<String>,
    places: Option<String>,
    minimum: Option<String>,
    live: Option<String>,
    price: String,
    other_prices: Option<String>,
    accessibility: Vec<String>,
    accessibility_note: Option<&'a str>,
    bring_along: String,
    supervision: bool,
}

#[derive(Debug, Serialize)]
struct OccasionView {
    day: String,
    times: String,
    start: String,
    end: String,
    /// Every session, when there are several at different times.
    sessions: Vec<String>,
    badge: Badge,
    /// Ages and price, when occasions differ.
    differs: Vec<String>,
    reason: Option<String>,
}

#[derive(Debug, Serialize)]
struct PlaceView<'a> {
    name: String,
    path: Option<String>,
    address: Option<AddressView<'a>>,
    meeting_point: Option<&'a str>,
}

/// The key facts of an offer.
pub(super) fn facts<'a>(
    maker: &Maker<'a>,
    season: &Season,
    offer: &'a Offer,
    shown: &[&'a Occasion],
) -> Facts<'a> {
    let several = shown.len() > 1;
    let first = shown[0];
    let same = |differs: fn(&Occasion, &Occasion) -> bool| {
        !shown.iter().any(|occasion| differs(occasion, first))
    };
    let same_ages = same(|a, b| a.ages != b.ages);
    let same_price = same(|a, b| a.prices != b.prices);
    let ask = || maker.tr("ask_team", &[]);
    let (price, other_prices) = if same_price {
        prices(maker, season, first)
    } else {
        (maker.tr("see_dates", &[]), None)
    };
    let badge = state::badge(
        maker,
        season,
        shown,
        state::best(season, shown.iter().copied(), maker.today),
    );
    Facts {
        occasions: shown
            .iter()
            .map(|occasion| occasion_view(maker, season, occasion, same_ages, same_price))
            .collect(),
        occasion_count: maker.tr("occasion_count", &[("n", shown.len().into())]),
        several,
        place: place(maker, offer),
        ages: if same_ages {
            in_words::ages(&first.ages)
        } else {
            maker.tr("see_dates", &[])
        },
        tolerance: (first.ages.tolerance_days > 0).then(|| {
            maker.tr(
                "age_tolerance",
                &[("n", usize::from(first.ages.tolerance_days).into())],
            )
        }),
        places: (!several).then(|| match first.capacity {
            Some(places) => maker.tr("badge_places", &[("n", (places as usize).into())]),
            None => maker.tr("places_unlimited", &[]),
        }),
        minimum: (!several && first.minimum > 0)
            .then(|| maker.tr("minimum", &[("n", (first.minimum as usize).into())])),
        live: badge.live.filter(|_| !several),
        price,
        other_prices,
        accessibility: accessibility(maker, &offer.accessibility),
        accessibility_note: offer.accessibility.note.as_deref(),
        bring_along: if offer.bring_along.is_empty() {
            String::new()
        } else {
            offer.bring_along.join(", ")
        },
        supervision: offer.supervision_all_day,
    }
    .or_ask(ask)
}

impl Facts<'_> {
    /// What nobody has said is to be asked.
    fn or_ask(mut self, ask: impl Fn() -> String) -> Self {
        if self.accessibility.is_empty() && self.accessibility_note.is_none() {
            self.accessibility.push(ask());
        }
        self
    }
}

fn occasion_view(
    maker: &Maker<'_>,
    season: &Season,
    occasion: &Occasion,
    same_ages: bool,
    same_price: bool,
) -> OccasionView {
    let state = state::occasion(season, occasion, maker.today);
    let mut badge = state::badge(maker, season, &[occasion], state);
    if let (State::Free, None) = (state, &badge.live) {
        badge.look = "success";
    }
    let mut differs = Vec::new();
    if !same_ages {
        differs.push(in_words::ages(&occasion.ages));
    }
    if !same_price {
        differs.push(in_words::money(occasion.price_cents()));
    }
    let first = occasion.sessions[0];
    let last = occasion.sessions[occasion.sessions.len() - 1];
    let (day, times) = match (
        &occasion.sessions[..],
        crate::words::same_day_clock((first.start, first.end)),
    ) {
        ([_], Some(times)) => (dates::day_long(Lang::De, first.start.date()), times),
        ([_], None) => (in_words::session(&first), String::new()),
        _ => (in_words::sessions(occasion), String::new()),
    };
    let at = |at: crate::calendar::NaiveDateTime| at.format("%Y-%m-%dT%H:%M").to_string();
    OccasionView {
        day,
        times,
        start: at(first.start),
        end: at(last.end),
        sessions: if in_words::sessions_say_all(occasion) {
            Vec::new()
        } else {
            occasion.sessions.iter().map(in_words::session).collect()
        },
        badge,
        differs,
        reason: occasion.cancelled.clone(),
    }
}

fn place<'a>(maker: &Maker<'a>, offer: &'a Offer) -> PlaceView<'a> {
    let town = maker.portal.site().town.as_str();
    let meeting_point = offer.meeting_point.as_deref();
    match &offer.place {
        OfferPlace::House(house) => {
            let house = &maker.portal.houses()[*house];
            let moved = house
                .temporary_address
                .as_ref()
                .filter(|moved| moved.holds_on(offer.occasions[0].first_day()));
            let address = moved.map_or(Some(&house.address), |moved| moved.address.as_ref());
            PlaceView {
                name: house.name.clone(),
                path: Some(routes::house(&house.id)),
                address: address
                    .filter(|address| address.street.is_some())
                    .map(|address| AddressView::new(address, town)),
                meeting_point,
            }
        }
        OfferPlace::Address(address) => {
            let name = address
                .name
                .clone()
                .or_else(|| address.street.clone())
                .unwrap_or_else(|| maker.tr("ask_team", &[]));
            let known = address.name.is_some() && address.street.is_some();
            PlaceView {
                name,
                path: None,
                address: known.then(|| AddressView {
                    name: None,
                    ..AddressView::new(address, town)
                }),
                meeting_point,
            }
        }
        OfferPlace::MeetingPoint => PlaceView {
            name: meeting_point.map_or_else(|| maker.tr("ask_team", &[]), str::to_owned),
            path: None,
            address: None,
            meeting_point: None,
        },
    }
}

/// The regular price, and the others in brackets: `8 Euro`, `ermäßigt 4 Euro`.
fn prices(maker: &Maker<'_>, season: &Season, occasion: &Occasion) -> (String, Option<String>) {
    if occasion.is_free_of_charge() {
        return (maker.tr("free_of_charge", &[]), None);
    }
    let others: Vec<String> = occasion
        .prices
        .iter()
        .skip(1)
        .map(|(class, cents)| {
            format!(
                "{} {}",
                season.price_classes[*class].name,
                in_words::money(*cents)
            )
        })
        .collect();
    (
        in_words::money(occasion.price_cents()),
        (!others.is_empty()).then(|| others.join(", ")),
    )
}

/// Accessibility in facts; what is unknown is not said.
fn accessibility(maker: &Maker<'_>, facts: &Accessibility) -> Vec<String> {
    let mut lines: Vec<&str> = Vec::new();
    match (facts.way, facts.toilet) {
        (Fact::Yes, Fact::Yes) => lines.push("access_way_and_toilet"),
        (way, toilet) => {
            lines.extend(of(way, "access_way", "access_no_way"));
            lines.extend(of(toilet, "access_toilet", "access_no_toilet"));
        }
    }
    lines.extend(of(
        facts.assistance,
        "access_assistance",
        "access_no_assistance",
    ));
    lines.extend(of(facts.quiet, "access_quiet", "access_no_quiet"));
    lines.extend(of(
        facts.sign_language,
        "access_sign_language",
        "access_no_sign_language",
    ));
    lines.into_iter().map(|key| maker.tr(key, &[])).collect()
}

fn of(fact: Fact, yes: &'static str, no: &'static str) -> Option<&'static str> {
    match fact {
        Fact::Yes => Some(yes),
        Fact::No => Some(no),
        Fact::Unknown => None,
    }
}

#[cfg(test)]
mod tests {
    use super::of;
    use crate::model::Fact;

    #[test]
    fn nothing_is_said_about_what_is_unknown() {
        assert_eq!(of(Fact::Yes, "yes", "no"), Some("yes"));
        assert_eq!(of(Fact::No, "yes", "no"), Some("no"));
        assert_eq!(of(Fact::Unknown, "yes", "no"), None);
    }
}
