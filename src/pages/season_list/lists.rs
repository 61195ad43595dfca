//! Which lists of a season are made beforehand, what each shows, and the links to them.

use super::{Entry, Maker, Programme, card};
use crate::calendar::{DateSpan, NaiveDate, dates};
use crate::model::{Occasion, Offer};
use crate::routes;
use crate::text::Lang;
use serde::Serialize;
use std::ops::RangeInclusive;

/// Ages with a list of their own.
pub(super) const AGES: RangeInclusive<u8> = 6..=17;

/// Links to lists of one kind.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Shelf {
    pub(super) title: String,
    pub(super) links: Vec<ShelfLink>,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct ShelfLink {
    pub(super) title: String,
    pub(super) path: String,
    pub(super) count: usize,
}

/// A list made beforehand.
pub(super) struct List {
    pub(super) path: String,
    pub(super) title: String,
    pub(super) kind: Kind,
}

/// Which offers a list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    All,
    Topic(usize),
    Week(DateSpan),
    Day(NaiveDate),
    District(usize),
    Age(u8),
    Switch(usize),
}

/// Every list of a season: the whole one first, and often the only one.
pub(super) fn lists(maker: &Maker<'_>, programme: &Programme<'_>) -> Vec<List> {
    let portal = maker.portal;
    let id = &programme.season.id;
    let mut lists = vec![List {
        path: routes::season(id),
        title: programme.season.title.clone(),
        kind: Kind::All,
    }];
    if !programme.has_lists {
        return lists;
    }
    lists.extend(AGES.map(|age| List {
        path: routes::season_age(id, age),
        title: maker.tr("list_age", &[("age", usize::from(age).into())]),
        kind: Kind::Age(age),
    }));
    for (topic, entry) in portal.topics().refs() {
        lists.push(List {
            path: routes::season_topic(id, &entry.id),
            title: entry.name.clone(),
            kind: Kind::Topic(topic.index()),
        });
    }
    for (district, entry) in portal.districts().refs() {
        lists.push(List {
            path: routes::season_district(id, &entry.id),
            title: entry.name.clone(),
            kind: Kind::District(district.index()),
        });
    }
    let switches = [
        (1, routes::season_free(id)),
        (4, routes::season_drop_in(id)),
        (2, routes::season_wheelchair(id)),
    ];
    for (switch, path) in switches {
        let title = maker.tr(&format!("list_{}", routes::SWITCHES[switch]), &[]);
        lists.push(List {
            path,
            title,
            kind: Kind::Switch(switch),
        });
    }
    lists.extend(dated(maker, programme));
    lists
}

/// The lists of weeks and of days.
fn dated(maker: &Maker<'_>, programme: &Programme<'_>) -> Vec<List> {
    let id = &programme.season.id;
    let mut lists = Vec::new();
    for (index, week) in programme.weeks.iter().copied().enumerate() {
        let span = dates::span(Lang::De, week);
        let title = maker.tr(
            "list_week",
            &[("n", (index + 1).into()), ("span", (&span).into())],
        );
        lists.push(List {
            path: routes::season_week(id, index + 1),
            title,
            kind: Kind::Week(week),
        });
    }
    for (day, _) in programme
        .days
        .iter()
        .copied()
        .filter(|(_, count)| *count > 0)
    {
        lists.push(List {
            path: routes::season_day(id, day),
            title: dates::day_long(Lang::De, day),
            kind: Kind::Day(day),
        });
    }
    lists
}

impl Kind {
    /// Whether the list is about this occasion of an offer that it shows.
    pub(super) fn is_about(
        self,
        maker: &Maker<'_>,
        programme: &Programme<'_>,
        offer: &Offer,
        occasion: &Occasion,
    ) -> bool {
        match self {
            Kind::Age(age) => occasion.ages.admit(age),
            Kind::Switch(switch) => {
                card::of_offer(offer)[switch]
                    || card::of_occasion(programme.season, occasion, maker.today)[switch]
            }
            // Weeks and days have cards of their own.
            Kind::All | Kind::Topic(_) | Kind::Week(_) | Kind::Day(_) | Kind::District(_) => true,
        }
    }

    pub(super) fn takes(
        self,
        maker: &Maker<'_>,
        programme: &Programme<'_>,
        entry: &Entry<'_>,
    ) -> bool {
        match self {
            Kind::All => true,
            Kind::Topic(topic) => entry.offer.topic.index() == topic,
            Kind::Week(week) => week.days().any(|day| entry.is_on(day)),
            Kind::Day(day) => entry.is_on(day),
            Kind::District(district) => entry
                .offer
                .district
                .is_some_and(|own| own.index() == district),
            Kind::Age(age) => entry.shown.iter().any(|occasion| occasion.ages.admit(age)),
            Kind::Switch(switch) => {
                card::fitting(programme.season, entry.offer, &entry.shown, maker.today)[switch]
            }
        }
    }
}

/// Links to the lists of a season that are not empty, by kind.
pub(super) fn shelves(maker: &Maker<'_>, programme: &Programme<'_>, lists: &[List]) -> Vec<Shelf> {
    let count = |kind: Kind| {
        programme
            .entries
            .iter()
            .filter(|entry| kind.takes(maker, programme, entry))
            .count()
    };
    let shelf = |key: &str, fits: fn(Kind) -> bool| Shelf {
        title: maker.tr(key, &[]),
        links: lists
            .iter()
            .filter(|list| fits(list.kind))
            .map(|list| ShelfLink {
                title: list.title.clone(),
                path: list.path.clone(),
                count: count(list.kind),
            })
            .filter(|link| link.count > 0)
            .collect(),
    };
    let shelves = [
        shelf("shelf_age", |kind| matches!(kind, Kind::Age(_))),
        shelf("shelf_topic", |kind| matches!(kind, Kind::Topic(_))),
        shelf("shelf_important", |kind| matches!(kind, Kind::Switch(_))),
        shelf("shelf_district", |kind| matches!(kind, Kind::District(_))),
        shelf("shelf_week", |kind| matches!(kind, Kind::Week(_))),
    ];
    shelves
        .into_iter()
        .filter(|shelf| !shelf.links.is_empty())
        .collect()
}
