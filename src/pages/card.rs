//! The card of an offer, as lists show it.

use super::in_words;
use super::maker::Maker;
use super::state::{self, Badge};
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
    /// For the filter: `8-12 2027-03-30 2027-03-31;10- 2027-04-02`.
    runs: String,
    /// For the filter: names of the switches that fit.
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
    let mut badge = state::badge(maker, season, occasions, state);
    // Most occasions are called like their offer with a number: the script finds the rest in the
    // link of the card.
    badge.live = badge
        .live
        .map(|live| live.replace(&format!("{}/{}-", season.id, offer.id), "-"));
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
            .map(|occasion| run(occasion))
            .collect::<Vec<_>>()
            .join(";"),
        switches: switches(maker, season, offer, occasions),
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

/// Ages and days of an occasion, for the filter in the browser.
fn run(occasion: &Occasion) -> String {
    let age = |age: Option<u8>| age.map(|age| age.to_string()).unwrap_or_default();
    let mut text = format!("{}-{}", age(occasion.ages.from), age(occasion.ages.to));
    let mut last = None;
    for day in occasion.sessions.iter().flat_map(|session| session.days()) {
        if last != Some(day) {
            text.push_str(&format!(" {day}"));
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
    let state = state::best(season, occasions.iter().copied(), today);
    [
        state.is_open(),
        occasions
            .iter()
            .any(|occasion| occasion.is_free_of_charge()),
        offer.accessibility.wheelchair(),
        offer.supervision_all_day,
        occasions
            .iter()
            .any(|occasion| occasion.registration == crate::model::Registration::None),
    ]
}

fn switches(maker: &Maker<'_>, season: &Season, offer: &Offer, occasions: &[&Occasion]) -> String {
    let fit = fitting(season, offer, occasions, maker.today);
    routes::SWITCHES
        .iter()
        .zip(fit)
        .filter(|(_, fits)| *fits)
        .map(|(name, _)| *name)
        .collect::<Vec<_>>()
        .join(" ")
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
        assert_eq!(run(&occasion(5, Some(8), Some(12))), "8-12 2027-04-05");
        assert_eq!(run(&occasion(5, None, None)), "- 2027-04-05");
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
