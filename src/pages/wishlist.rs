//! The saved offers: a page for the script, and what the script must know about every offer.

use super::crumbs;
use super::frame::Head;
use super::maker::{File, Maker};
use super::programme::Programme;
use super::state::{self, State};
use super::{card, start};
use crate::calendar::{Datelike, NaiveDate, dates};
use crate::model::{Limits, Occasion};
use crate::pass::Look;
use crate::routes;
use crate::text::{ClosedSet, Lang};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

#[derive(Debug, Serialize)]
struct WishlistView {
    data: &'static str,
    season: Option<String>,
    looks: &'static [Look],
    /// Where the family list begins.
    door: &'static str,
}

/// An offer as the script needs it; short names, because the file is fetched by phones.
#[derive(Debug, Serialize)]
struct Entry<'a> {
    /// Title.
    t: &'a str,
    /// Look.
    l: Look,
    /// Place.
    p: String,
    /// Occasions that are not called off: sessions with start, end and time in words.
    o: Vec<Vec<(String, String, String)>>,
    /// Ids of the occasions that take registrations today; nothing without one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    i: Vec<&'a str>,
}

/// The page and its data.
pub(super) fn pages(
    maker: &Maker<'_>,
    programmes: &[Arc<Programme<'_>>],
) -> anyhow::Result<Vec<File>> {
    let title = maker.tr("wishlist_title", &[]);
    let description = maker.tr("wishlist_lead", &[]);
    let head = Head {
        path: routes::WISHLIST,
        title: &title,
        description: &description,
        crumbs: crumbs::crumbs(maker, &[]),
        hidden: true,
        scripts: &["js/wishlist.js"],
        ..Head::default()
    };
    let view = WishlistView {
        data: routes::WISHLIST_DATA,
        season: start::current(programmes).map(|programme| routes::season(&programme.season.id)),
        looks: Look::ALL,
        door: routes::FAMILY_LIST,
    };
    let page = maker.page("pages/wishlist.html", &head, &view)?;
    Ok(vec![
        page,
        (
            routes::file(routes::WISHLIST_DATA),
            data(maker, programmes)?.into(),
        ),
    ])
}

/// Words for the days, what each season wants between the offers of a child, and every offer by season
/// and id.
fn data(maker: &Maker<'_>, programmes: &[Arc<Programme<'_>>]) -> anyhow::Result<Vec<u8>> {
    let mut offers = BTreeMap::new();
    let mut days = BTreeMap::new();
    let mut limits = BTreeMap::new();
    for programme in programmes {
        let Limits {
            // How many there are, everybody sees.
            places: _,
            buffer_minutes,
            one_per_day,
        } = programme.season.limits;
        limits.insert(&programme.season.id, (buffer_minutes, one_per_day));
        for entry in &programme.entries {
            let offer = entry.offer;
            let open = || {
                offer
                    .occasions
                    .iter()
                    .filter(|occasion| occasion.cancelled.is_none())
            };
            for day in open()
                .flat_map(|occasion| &occasion.sessions)
                .map(|session| session.start.date())
            {
                days.entry(day.to_string())
                    .or_insert_with(|| day_words(day));
            }
            let view = Entry {
                t: &offer.title,
                l: maker.portal.topics()[offer.topic].look,
                p: card::place(maker, offer),
                o: open().map(sessions).collect(),
                i: open()
                    .filter(|occasion| {
                        let season = programme.season;
                        state::occasion(season, occasion, maker.today) == State::Free
                    })
                    .map(|occasion| occasion.id.as_str())
                    .collect(),
            };
            offers.insert(format!("{}/{}", programme.season.id, offer.id), view);
        }
    }
    Ok(serde_json::to_vec(
        &serde_json::json!({ "days": days, "limits": limits, "offers": offers }),
    )?)
}

fn day_words(day: NaiveDate) -> String {
    format!(
        "{}, {}",
        dates::weekday(Lang::De, day.weekday()),
        dates::date(Lang::De, day)
    )
}

fn sessions(occasion: &Occasion) -> Vec<(String, String, String)> {
    let time = |at: crate::calendar::NaiveDateTime| at.format("%Y-%m-%dT%H:%M").to_string();
    let in_words = |times: crate::words::Times| {
        crate::words::same_day_clock(times).unwrap_or_else(|| crate::words::session(times))
    };
    occasion
        .sessions
        .iter()
        .map(|session| {
            (
                time(session.start),
                time(session.end),
                in_words((session.start, session.end)),
            )
        })
        .collect()
}
