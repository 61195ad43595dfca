//! The card of an offer, as lists show it.

use super::in_words;
use super::maker::Maker;
use super::state::{self, Badge, State};
use crate::calendar::NaiveDate;
use crate::html::Html;
use crate::model::{Occasion, Offer, OfferPlace, Season};
use crate::pass::Look;
use crate::routes;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct CardView<'a> {
    path: String,
    look: Look,
    topic: &'a str,
    topic_id: &'a str,
    district: &'a str,
    /// For the filter: `8-12,frei 0 1;10- 3`, days as their distance from the first of the holidays.
    runs: String,
    /// For the filter: names of the switches that fit the offer, whatever its occasion.
    switches: String,

    title: &'a str,
    when: String,
    place: String,
    ages: String,
    price: String,
    badge: Badge,
    wheelchair: bool,
}

/// The card of an offer that shows these occasions.
pub(super) fn card(
    maker: &Maker<'_>,
    season: &Season,
    offer: &Offer,
    occasions: &[&Occasion],
) -> anyhow::Result<Html> {
    let topic = &maker.portal.topics()[offer.topic];
    let state = state::best(season, occasions.iter().copied(), maker.today);
    let badge = short_badge(maker, season, offer, occasions, state);
    let view = CardView {
        path: routes::offer(&season.id, &offer.id),
        look: topic.look,
        topic: &topic.name,
        topic_id: &topic.id,
        district: offer
            .district
            .map_or("", |district| &maker.portal.districts()[district].id),
        runs: occasions
            .iter()
            .map(|occasion| run(season, occasion, of_occasion(season, occasion, maker.today)))
            .collect::<Vec<_>>()
            .join(";"),
        switches: named(of_offer(offer)).join(" "),
        title: &offer.title,
        when: when(maker, occasions),
        place: place(maker, offer),
        ages: ages(occasions),
        price: price(maker, occasions),
        badge,
        wheelchair: offer.accessibility.wheelchair(),
    };
    maker.fragment("pages/card.html", &view)
}

/// The occasions of an offer that are worth showing: those to come, or all when none is.
pub(super) fn shown(offer: &Offer, today: NaiveDate) -> Vec<&Occasion> {
    let coming: Vec<&Occasion> = offer
        .occasions
        .iter()
        .filter(|occasion| occasion.last_day() >= today)
        .collect();
    if coming.is_empty() {
        offer.occasions.iter().collect()
    } else {
        coming
    }
}

/// Its badge. Most occasions are called like their offer with a number: the script finds the rest in
/// the link of the card.
fn short_badge(
    maker: &Maker<'_>,
    season: &Season,
    offer: &Offer,
    occasions: &[&Occasion],
    state: State<'_>,
) -> Badge {
    let mut badge = state::badge(maker, season, occasions, state);
    badge.live = badge
        .live
        .map(|live| live.replace(&format!("{}/{}-", season.id, offer.id), "-"));
    badge
}

/// What the card says of each occasion, for the filter in the browser, one line each: time, ages,
/// price, the place of its state among those of the others (the best is 0), look and words of its
/// badge, its places while they are given, and where the registrar tells how many are left.
pub(super) fn words(
    maker: &Maker<'_>,
    season: &Season,
    offer: &Offer,
    occasions: &[&Occasion],
) -> String {
    let state = |occasion| state::occasion(season, occasion, maker.today);
    let lines = occasions.iter().map(|occasion| {
        let own = state(occasion);
        let better = occasions.iter().filter(|other| state(other) < own).count();
        let badge = short_badge(maker, season, offer, &[occasion], own);
        let places = occasion.capacity.filter(|_| own == State::Free);
        [
            in_words::sessions(occasion),
            ages(&[occasion]),
            price(maker, &[occasion]),
            better.to_string(),
            badge.look.to_owned(),
            badge.text,
            places.map(|places| places.to_string()).unwrap_or_default(),
            badge.live.unwrap_or_default(),
        ]
        .join("|")
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Ages, switches and days of an occasion, for the filter in the browser.
fn run(season: &Season, occasion: &Occasion, switches: [bool; 5]) -> String {
    let age = |age: Option<u8>| age.map(|age| age.to_string()).unwrap_or_default();
    let mut text = format!("{}-{}", age(occasion.ages.from), age(occasion.ages.to));
    for name in named(switches) {
        text.push_str(&format!(",{name}"));
    }
    text + &days(season.holidays.first(), occasion)
}

/// The days of an occasion, each once, as their distance from a day.
fn days(first: NaiveDate, occasion: &Occasion) -> String {
    let mut text = String::new();
    let mut last = None;
    for day in occasion.sessions.iter().flat_map(|session| session.days()) {
        if last != Some(day) {
            text.push_str(&format!(" {}", (day - first).num_days()));
            last = Some(day);
        }
    }
    text
}

/// Which of the five switches of the filter fit an offer.
pub(super) fn fitting(
    season: &Season,
    offer: &Offer,
    occasions: &[&Occasion],
    today: NaiveDate,
) -> [bool; 5] {
    let mut fits = of_offer(offer);
    for occasion in occasions {
        let own = of_occasion(season, occasion, today);
        fits.iter_mut().zip(own).for_each(|(fit, own)| *fit |= own);
    }
    fits
}

/// The switches that fit an offer whatever its occasion.
pub(super) fn of_offer(offer: &Offer) -> [bool; 5] {
    let wheelchair = offer.accessibility.wheelchair();
    [false, false, wheelchair, offer.supervision_all_day, false]
}

/// The switches that fit one occasion.
pub(super) fn of_occasion(season: &Season, occasion: &Occasion, today: NaiveDate) -> [bool; 5] {
    [
        state::occasion(season, occasion, today).is_open(),
        occasion.is_free_of_charge(),
        false,
        false,
        occasion.registration == crate::model::Registration::None,
    ]
}

fn named(switches: [bool; 5]) -> Vec<&'static str> {
    routes::SWITCHES
        .into_iter()
        .zip(switches)
        .filter_map(|(name, fits)| fits.then_some(name))
        .collect()
}

/// The first occasion in words, and how many more there are.
fn when(maker: &Maker<'_>, occasions: &[&Occasion]) -> String {
    let Some(first) = occasions.first() else {
        return String::new();
    };
    let words = in_words::sessions(first);
    match occasions.len() - 1 {
        0 => words,
        more => maker.tr(
            "card_more_dates",
            &[("first", (&words).into()), ("n", more.into())],
        ),
    }
}

/// Where an offer is, in a few words.
pub(super) fn place(maker: &Maker<'_>, offer: &Offer) -> String {
    let meeting = |point: &String| maker.tr("meeting_point_at", &[("place", point.into())]);
    let known = match &offer.place {
        OfferPlace::House(house) => Some(maker.portal.houses()[*house].name.clone()),
        OfferPlace::Address(address) => address.name.clone().or_else(|| address.street.clone()),
        OfferPlace::MeetingPoint => None,
    };
    known
        .or_else(|| offer.meeting_point.as_ref().map(meeting))
        .unwrap_or_else(|| maker.tr("ask_team", &[]))
}

/// The ages of all these occasions together.
fn ages(occasions: &[&Occasion]) -> String {
    let from = occasions
        .iter()
        .map(|occasion| occasion.ages.from)
        .min()
        .flatten();
    let to = if occasions.iter().any(|occasion| occasion.ages.to.is_none()) {
        None
    } else {
        occasions
            .iter()
            .map(|occasion| occasion.ages.to)
            .max()
            .flatten()
    };
    crate::words::ages(from, to)
}

/// The regular price, or `ab …` when occasions differ.
fn price(maker: &Maker<'_>, occasions: &[&Occasion]) -> String {
    let prices = || occasions.iter().map(|occasion| occasion.price_cents());
    let (least, most) = (prices().min().unwrap_or(0), prices().max().unwrap_or(0));
    let words = crate::words::money(least);
    if least == most {
        words
    } else {
        maker.tr("price_from", &[("price", (&words).into())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Ages, Registration, Session};

    fn occasion(day: u32, from: Option<u8>, to: Option<u8>) -> Occasion {
        let at = |hour| {
            NaiveDate::from_ymd_opt(2027, 4, day)
                .unwrap()
                .and_hms_opt(hour, 0, 0)
                .unwrap()
        };
        Occasion {
            id: "a".into(),
            sessions: vec![
                Session {
                    start: at(9),
                    end: at(12),
                },
                Session {
                    start: at(13),
                    end: at(15),
                },
            ],
            capacity: None,
            minimum: 0,
            reserved: 0,
            ages: Ages {
                from,
                to,
                tolerance_days: 0,
            },
            prices: Vec::new(),
            registration: Registration::None,
            cancelled: None,
            full: false,
        }
    }

    #[test]
    fn two_sessions_on_one_day_count_as_one_day() {
        let first = NaiveDate::from_ymd_opt(2027, 4, 3).unwrap();
        assert_eq!(days(first, &occasion(5, Some(8), Some(12))), " 2");
        assert_eq!(days(first, &occasion(1, None, None)), " -2");
    }

    #[test]
    fn ages_of_several_occasions_are_taken_together() {
        assert_eq!(
            ages(&[
                &occasion(5, Some(8), Some(12)),
                &occasion(6, Some(10), Some(14))
            ]),
            "8 bis 14 Jahre"
        );
        assert_eq!(
            ages(&[&occasion(5, Some(8), Some(12)), &occasion(6, None, None)]),
            "alle"
        );
        assert_eq!(ages(&[&occasion(5, Some(8), None)]), "ab 8 Jahren");
    }
}
