//! The overview of the holiday pass: how it works, the dates of the year, prices, terms, seasons
//! that are over.

use super::crumbs;
use super::frame::{Alternate, Head};
use super::maker::{File, Maker};
use super::phases::{self, Notice, Step};
use super::programme::Programme;
use super::start;
use crate::calendar::dates;
use crate::markdown;
use crate::model::{Allocation, Phase};
use crate::routes;
use crate::text::Lang;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

#[derive(Debug, Serialize)]
struct OverviewView<'a> {
    /// How it works, four steps.
    how: Vec<HowView>,
    seasons: Vec<SeasonView<'a>>,
    over: Vec<SeasonView<'a>>,
    prices: Vec<PriceView<'a>>,
    sample: bool,
    contact: super::frame::ContactView<'a>,
    feeds: Vec<Alternate>,
}

#[derive(Debug, Serialize)]
struct HowView {
    title: String,
    text: String,
}

#[derive(Debug, Serialize)]
struct SeasonView<'a> {
    title: &'a str,
    path: String,
    terms: Option<String>,
    holidays: String,
    count: String,
    notice: Notice,
    steps: Vec<Step>,
    current: bool,
}

/// A class of prices.
#[derive(Debug, Serialize)]
struct PriceView<'a> {
    name: &'a str,
    text_html: Option<crate::html::Html>,
}

/// The overview.
pub(super) fn page(maker: &Maker<'_>, programmes: &[Arc<Programme<'_>>]) -> anyhow::Result<File> {
    let current = start::current(programmes).map(|programme| programme.season.id.as_str());
    let views = |over: bool| {
        programmes
            .iter()
            .filter(|programme| (programme.phase == Phase::Over) == over)
            .map(|programme| season(maker, programme, current))
            .collect::<Vec<_>>()
    };
    let mut over = views(true);
    over.reverse();
    let draw = programmes
        .iter()
        .any(|programme| matches!(programme.season.allocation, Allocation::Draw { .. }));
    let view = OverviewView {
        how: how(maker, draw),
        seasons: views(false),
        over,
        prices: prices(programmes),
        sample: programmes.iter().any(|programme| programme.season.sample),
        contact: super::frame::ContactView::new(&maker.portal.site().ferienpass_contact),
        feeds: feeds(maker),
    };
    let title = maker.tr("crumb_ferienpass", &[]);
    let description = maker.tr("overview_lead", &[]);
    let head = Head {
        path: routes::HOLIDAY_PASS,
        title: &title,
        description: &description,
        crumbs: crumbs::crumbs(maker, &[]),
        alternates: feeds(maker),
        ..Head::default()
    };
    maker.page("pages/season_overview.html", &head, &view)
}

/// The feeds of new offers and of changes.
fn feeds(maker: &Maker<'_>) -> Vec<Alternate> {
    [
        ("feed_new", routes::FEED_NEW),
        ("feed_changes", routes::FEED_CHANGES),
    ]
    .into_iter()
    .map(|(key, path)| Alternate {
        title: maker.tr(key, &[]),
        path: path.to_owned(),
        mime: "application/atom+xml",
    })
    .collect()
}

/// The four steps; with a draw the second and third are others.
fn how(maker: &Maker<'_>, draw: bool) -> Vec<HowView> {
    let keys = if draw {
        [
            "how_browse",
            "how_register_draw",
            "how_places_draw",
            "how_join",
        ]
    } else {
        ["how_browse", "how_register", "how_places", "how_join"]
    };
    keys.into_iter()
        .map(|key| HowView {
            title: maker.tr(&format!("{key}_title"), &[]),
            text: maker.tr(&format!("{key}_text"), &[]),
        })
        .collect()
}

fn season<'a>(
    maker: &Maker<'_>,
    programme: &Programme<'a>,
    current: Option<&str>,
) -> SeasonView<'a> {
    let season = programme.season;
    SeasonView {
        title: &season.title,
        path: routes::season(&season.id),
        terms: season
            .terms
            .as_ref()
            .map(|_| routes::season_terms(&season.id)),
        holidays: dates::span_with_year(Lang::De, season.holidays),
        count: maker.tr("offers_count", &[("n", programme.entries.len().into())]),
        notice: phases::notice(maker, season),
        steps: phases::steps(maker, season),
        current: current == Some(&season.id),
    }
}

/// The classes of prices of all seasons that are not over, each once.
fn prices<'a>(programmes: &[Arc<Programme<'a>>]) -> Vec<PriceView<'a>> {
    let mut seen = BTreeMap::new();
    let mut prices = Vec::new();
    for class in programmes
        .iter()
        .rev()
        .flat_map(|programme| &programme.season.price_classes)
    {
        if seen.insert(class.id.as_str(), ()).is_none() {
            let text_html = class.text.as_ref().map(|text| markdown::render(&text.0, 0));
            prices.push(PriceView {
                name: &class.name,
                text_html,
            });
        }
    }
    prices
}
