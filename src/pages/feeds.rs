//! Atom feeds: new offers, and what changed since.

use super::in_words;
use super::maker::{File, Maker};
use crate::calendar::{NaiveDate, clock};
use crate::ical::CALLED_OFF;
use crate::model::{Offer, Season};
use crate::portal::Portal;
use crate::routes;
use serde::Serialize;
use std::cmp::Reverse;

/// Most entries of a feed; readers keep what they have seen.
const MOST: usize = 500;

#[derive(Debug, Serialize)]
struct FeedView {
    id: String,
    title: String,
    subtitle: String,
    updated: String,
    url: String,
    page: String,
    entries: Vec<EntryView>,
}

#[derive(Debug, Serialize)]
struct EntryView {
    #[serde(skip)]
    on: NaiveDate,
    id: String,
    title: String,
    published: String,
    updated: String,
    url: String,
    topic_id: String,
    topic: String,
    summary: String,
}

/// The offers of every programme that is out.
pub(super) fn new_offers(maker: &Maker<'_>) -> anyhow::Result<File> {
    let mut entries = Vec::new();
    for (season, offer) in offers(maker.portal) {
        if season.published_on <= maker.today {
            let summary = format!(
                "{}{} {}.",
                in_words::sample(season),
                offer.short,
                first_dates(offer)
            );
            entries.push(entry(
                maker.portal,
                season,
                offer,
                "",
                season.published_on,
                offer.title.clone(),
                summary,
            ));
        }
    }
    feed(
        maker,
        routes::FEED_NEW,
        maker.tr("feed_new", &[]),
        maker.tr("feed_new_text", &[]),
        entries,
    )
}

/// Changes and cancellations.
pub(super) fn changes(maker: &Maker<'_>) -> anyhow::Result<File> {
    let mut entries = Vec::new();
    for (season, offer) in offers(maker.portal) {
        let sample = in_words::sample(season);
        for (index, change) in offer.changes.iter().enumerate() {
            // Newest first: counted from the end, a number stays the same when a change is added.
            let part = format!("#{}-{}", change.on, offer.changes.len() - index);
            let summary = format!("{sample}{}", change.text);
            entries.push(entry(
                maker.portal,
                season,
                offer,
                &part,
                change.on,
                offer.title.clone(),
                summary,
            ));
        }
        let on = offer
            .changes
            .iter()
            .map(|change| change.on)
            .max()
            .unwrap_or(season.published_on);
        for occasion in &offer.occasions {
            if let Some(reason) = &occasion.cancelled {
                let title = format!("{CALLED_OFF}{}", offer.title);
                let summary = format!(
                    "{sample}{}: {reason}",
                    in_words::session(&occasion.sessions[0])
                );
                entries.push(entry(
                    maker.portal,
                    season,
                    offer,
                    &format!("#{}", occasion.id),
                    on,
                    title,
                    summary,
                ));
            }
        }
    }
    entries.retain(|entry| entry.on <= maker.today);
    feed(
        maker,
        routes::FEED_CHANGES,
        maker.tr("feed_changes", &[]),
        maker.tr("feed_changes_text", &[]),
        entries,
    )
}

fn offers(portal: &Portal) -> impl Iterator<Item = (&Season, &Offer)> {
    portal
        .seasons()
        .iter()
        .flat_map(|season| season.offers.iter().map(move |offer| (season, offer)))
}

fn first_dates(offer: &Offer) -> String {
    const SHOWN: usize = 3;
    let dates: Vec<String> = offer
        .occasions
        .iter()
        .take(SHOWN)
        .map(|occasion| in_words::session(&occasion.sessions[0]))
        .collect();
    let more = offer.occasions.len().saturating_sub(SHOWN);
    let more = if more > 0 {
        format!("; und {more} weitere")
    } else {
        String::new()
    };
    format!("{}{more}", dates.join("; "))
}

fn entry(
    portal: &Portal,
    season: &Season,
    offer: &Offer,
    part: &str,
    on: NaiveDate,
    title: String,
    summary: String,
) -> EntryView {
    let site = portal.site();
    let path = routes::offer(&season.id, &offer.id);
    let topic = &portal.topics()[offer.topic];
    EntryView {
        on,
        id: format!(
            "tag:{},{}:{path}{part}",
            host(site.base_url.as_str()),
            season.year
        ),
        title,
        published: instant(on),
        updated: instant(on),
        url: format!("{}{path}", site.base_url),
        topic_id: topic.id.clone(),
        topic: topic.name.clone(),
        summary,
    }
}

fn feed(
    maker: &Maker<'_>,
    path: &str,
    title: String,
    subtitle: String,
    mut entries: Vec<EntryView>,
) -> anyhow::Result<File> {
    let site = maker.portal.site();
    entries.sort_by(|a, b| (Reverse(a.on), &a.id).cmp(&(Reverse(b.on), &b.id)));
    entries.truncate(MOST);
    let updated = entries
        .first()
        .map_or(site.office.verified.on, |entry| entry.on);
    let url = format!("{}{path}", site.base_url);
    let view = FeedView {
        id: url.clone(),
        title: format!("{title} – {}", site.name),
        subtitle,
        updated: instant(updated),
        url,
        page: format!("{}{}", site.base_url, routes::HOLIDAY_PASS),
        entries,
    };
    maker.file("feeds/atom.xml", path, &view)
}

/// The beginning of a day in Europe/Berlin.
fn instant(day: NaiveDate) -> String {
    clock::with_offset(clock::at(day, 0))
}

fn host(base_url: &str) -> &str {
    let rest = base_url
        .split_once("://")
        .map_or(base_url, |(_, rest)| rest);
    rest.split(['/', ':']).next().unwrap_or(rest)
}
