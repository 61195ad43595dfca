//! The page about open data: what there is, under which licence, how old.

use super::calendar_files;
use super::crumbs;
use super::frame::{Crumb, Head};
use super::maker::{File, Maker};
use super::open_data::{self, DataFile};
use super::verified;
use crate::routes;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct DataView {
    title: String,
    /// How many of what there is.
    counts: Vec<(String, usize)>,
    oldest: Option<String>,
    newest: Option<String>,
    licence: Option<Crumb>,
    files: Vec<DataFile>,
    index: &'static str,
    feeds: Vec<(String, &'static str)>,
    calendars: Vec<(String, String)>,
}

/// The page.
pub(super) fn page(maker: &Maker<'_>) -> anyhow::Result<File> {
    let portal = maker.portal;
    let verified = || portal.verified().map(|verified| verified.on);
    let offers = portal
        .seasons()
        .iter()
        .map(|season| season.offers.len())
        .sum();
    let things = portal.counts().into_iter();
    let counts = things.chain([("offers", offers)]);
    let title = maker.tr("data_title", &[]);
    let view = DataView {
        title: title.clone(),
        counts: counts
            .map(|(name, number)| (maker.tr(&format!("data_{name}"), &[]), number))
            .collect(),
        oldest: verified().min().map(verified::month),
        newest: verified().max().map(verified::month),
        files: open_data::files(portal),
        index: routes::OPEN_DATA_INDEX,
        feeds: [
            ("data_feed_new", routes::FEED_NEW),
            ("data_feed_changes", routes::FEED_CHANGES),
        ]
        .into_iter()
        .map(|(key, path)| (maker.tr(key, &[]), path))
        .collect(),
        calendars: calendars(maker),
        licence: crumbs::written(maker, "lizenzen"),
    };
    let description = maker.tr(
        "data_description",
        &[("town", (&portal.site().town).into())],
    );
    let head = Head {
        path: routes::OPEN_DATA,
        title: &title,
        description: &description,
        crumbs: crumbs::crumbs(maker, &[]),
        ..Head::default()
    };
    maker.page("pages/data.html", &head, &view)
}

/// All calendar files that hold more than one offer.
fn calendars(maker: &Maker<'_>) -> Vec<(String, String)> {
    let portal = maker.portal;
    let seasons = portal
        .seasons()
        .iter()
        .map(|season| (season.title.clone(), routes::season_calendar(&season.id)));
    let houses = portal.houses().by_name().filter_map(|house| {
        Some((
            house.name.clone(),
            calendar_files::house_path(portal, house)?,
        ))
    });
    let rounds = portal.outreach().by_name().filter_map(|round| {
        Some((
            round.name.clone(),
            calendar_files::round_path(portal, round)?,
        ))
    });
    let events = (!portal.events().is_empty()).then(|| {
        (
            maker.tr("data_events", &[]),
            routes::EVENTS_CALENDAR.to_owned(),
        )
    });
    seasons.chain(events).chain(houses).chain(rounds).collect()
}
