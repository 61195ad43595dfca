//! The list of houses and playgrounds, by region.

use super::crumbs;
use super::frame::Head;
use super::in_words;
use super::maker::{File, Maker};
use super::search::{Found, Item};
use super::today::{State, TodayView};
use super::verified::VerifiedView;
use crate::calendar::dates;
use crate::model::{House, HouseKind};
use crate::pass::Look;
use crate::routes;
use crate::text::{Lang, alphabetical};
use serde::Serialize;

#[derive(Debug, Serialize)]
struct PlacesView<'a> {
    title: String,
    today: String,
    open: Vec<Card<'a>>,
    groups: Vec<Group<'a>>,
    closed: Vec<ClosedView<'a>>,
}

#[derive(Debug, Serialize)]
struct Group<'a> {
    id: &'a str,
    name: Option<&'a str>,
    houses: Vec<Card<'a>>,
}

#[derive(Debug, Serialize)]
struct Card<'a> {
    name: &'a str,
    path: String,
    kind: String,
    look: Look,
    motif: &'static str,
    today: TodayView,
    ages: Option<String>,
    district: Option<&'a str>,
    region: Option<&'a str>,
    street: Option<&'a str>,
    moved: bool,
    facts: VerifiedView<'a>,
}

#[derive(Debug, Serialize)]
struct ClosedView<'a> {
    name: &'a str,
    path: String,
    since: Option<String>,
}

/// Colours and motif of a kind of house.
pub(super) fn look(kind: HouseKind) -> (Look, &'static str) {
    match kind {
        HouseKind::YouthCentre => (Look::Musik, "m-haus"),
        HouseKind::AdventurePlayground => (Look::Natur, "m-ausflug"),
        HouseKind::CreativePlayground => (Look::Kreativ, "m-kreativ"),
        HouseKind::MeetingPlace => (Look::Spiel, "m-reden"),
    }
}

/// The key of the name of a kind of house.
pub(super) fn kind_key(kind: HouseKind) -> &'static str {
    match kind {
        HouseKind::YouthCentre => "house_kind_youth_centre",
        HouseKind::AdventurePlayground => "house_kind_adventure_playground",
        HouseKind::CreativePlayground => "house_kind_creative_playground",
        HouseKind::MeetingPlace => "house_kind_meeting_place",
    }
}

/// The ages of a house in words, when they are known.
pub(super) fn ages(house: &House) -> Option<String> {
    (house.ages.from.is_some() || house.ages.to.is_some()).then(|| in_words::ages(&house.ages))
}

fn card<'a>(maker: &Maker<'a>, house: &'a House) -> Card<'a> {
    let (look, motif) = look(house.kind);
    let moved = house
        .temporary_address
        .as_ref()
        .is_some_and(|other| other.holds_on(maker.today));
    Card {
        name: &house.name,
        path: routes::house(&house.id),
        kind: maker.tr(kind_key(house.kind), &[]),
        look,
        motif,
        today: TodayView::new(maker, house),
        ages: ages(house),
        district: house
            .district
            .map(|district| maker.portal.districts()[district].name.as_str()),
        region: house
            .region
            .map(|region| maker.portal.regions()[region].name.as_str()),
        street: house
            .address
            .street
            .as_deref()
            .or(house.address.name.as_deref()),
        moved,
        facts: VerifiedView::new(&house.verified, maker.today),
    }
}

/// Cards with those that are open today first, then by name.
fn cards<'a>(maker: &Maker<'a>, houses: impl Iterator<Item = &'a House>) -> Vec<Card<'a>> {
    let mut cards: Vec<Card<'a>> = houses.map(|house| card(maker, house)).collect();
    cards.sort_by_cached_key(|card| (card.today.state != State::Open, alphabetical(card.name)));
    cards
}

/// One group for each region, and one for the houses without; a single group when the region of
/// most houses is not known.
fn groups<'a>(maker: &Maker<'a>) -> Vec<Group<'a>> {
    let portal = maker.portal;
    let running = || {
        portal
            .houses()
            .iter()
            .filter(|house| house.closed_since.is_none())
    };
    let known = running().filter(|house| house.region.is_some()).count();
    if known * 2 < running().count() {
        return vec![Group {
            id: "alle",
            name: None,
            houses: cards(maker, running()),
        }];
    }
    let mut groups: Vec<Group<'a>> = portal
        .regions()
        .refs()
        .map(|(there, about)| Group {
            id: &about.id,
            name: Some(&about.name),
            houses: cards(maker, running().filter(|house| house.region == Some(there))),
        })
        .collect();
    groups.push(Group {
        id: "weitere",
        name: None,
        houses: cards(maker, running().filter(|house| house.region.is_none())),
    });
    groups.retain(|group| !group.houses.is_empty());
    groups
}

/// The page.
pub(super) fn page(maker: &Maker<'_>) -> anyhow::Result<File> {
    let portal = maker.portal;
    let running = || {
        portal
            .houses()
            .iter()
            .filter(|house| house.closed_since.is_none())
    };
    let groups = groups(maker);
    let closed = portal.houses().by_name().filter_map(|house| {
        let since = house.closed_since?;
        Some(ClosedView {
            name: &house.name,
            path: routes::house(&house.id),
            since: Some(dates::date(Lang::De, since)),
        })
    });
    let title = maker.tr("places_title", &[]);
    let mut open = cards(maker, running());
    open.retain(|card| card.today.state == State::Open);
    let view = PlacesView {
        title: title.clone(),
        today: dates::day_long(Lang::De, maker.today),
        open,
        groups,
        closed: closed.collect(),
    };
    let description = maker.tr(
        "places_description",
        &[("town", (&portal.site().town).into())],
    );
    let head = Head {
        path: routes::HOUSES,
        title: &title,
        description: &description,
        crumbs: crumbs::crumbs(maker, &[]),
        ..Head::default()
    };
    maker.page("pages/houses.html", &head, &view)
}

impl Found for House {
    const GROUP: &'static str = "search_places";
    const BASE: &'static str = routes::HOUSES;

    fn items(maker: &Maker<'_>) -> Vec<Item> {
        let view = |house: &House| {
            let mut info = vec![maker.tr(kind_key(house.kind), &[])];
            info.extend(
                house
                    .district
                    .map(|district| maker.portal.districts()[district].name.clone()),
            );
            info.extend(house.closed_since.map(|_| maker.tr("hours_closed", &[])));
            let street = house.address.street.iter().cloned();
            let words: Vec<String> = house
                .also_known_as
                .iter()
                .chain(&house.features)
                .cloned()
                .chain(street)
                .collect();
            Item::new(
                &house.name,
                format!("{}/", house.id),
                info.join(" · "),
                words.join(" "),
            )
        };
        maker.portal.houses().by_name().map(view).collect()
    }
}
