//! The dates of offers, one file each and one for their season.

use super::{file, uid};
use crate::ical::{CALLED_OFF, Entry};
use crate::model::{Occasion, Offer, Season};
use crate::pages::in_words;
use crate::pages::maker::{File, Maker};
use crate::pages::venue::Venue;
use crate::portal::Portal;
use crate::routes;
use rayon::prelude::*;

/// The calendar of a season and of each of its offers.
pub fn files(maker: &Maker<'_>, season: &Season) -> Vec<File> {
    let portal = maker.portal;
    let offers: Vec<(&Offer, Vec<Entry>)> = season
        .offers
        .iter()
        .collect::<Vec<_>>()
        .into_par_iter()
        .map(|offer| (offer, entries(portal, season, offer)))
        .collect();
    let mut files: Vec<File> = offers
        .par_iter()
        .map(|(offer, entries)| {
            file(
                &routes::offer_calendar(&season.id, &offer.id),
                &offer.title,
                entries,
            )
        })
        .collect();
    let mut all: Vec<Entry> = offers
        .into_iter()
        .flat_map(|(_, entries)| entries)
        .collect();
    all.sort_by_key(|entry| entry.time);
    files.push(file(
        &routes::season_calendar(&season.id),
        &season.title,
        &all,
    ));
    files
}

fn entries(portal: &Portal, season: &Season, offer: &Offer) -> Vec<Entry> {
    let url = portal.url(&routes::offer(&season.id, &offer.id));
    let changed_on = offer
        .changes
        .iter()
        .map(|change| change.on)
        .chain([season.published_on])
        .max()
        .unwrap_or(season.published_on);
    let mut entries = Vec::new();
    for occasion in &offer.occasions {
        let description = description(season, offer, occasion, &url);
        for (index, session) in occasion.sessions.iter().enumerate() {
            let part = match occasion.sessions.len() {
                1 => String::new(),
                many => format!(" ({} von {many})", index + 1),
            };
            entries.push(Entry {
                uid: uid(
                    portal,
                    &format!("{}.{}.{}.{}", season.id, offer.id, occasion.id, index + 1),
                ),
                stamped_on: changed_on,
                sequence: offer.changes.len() + usize::from(occasion.cancelled.is_some()),
                time: (session.start, session.end),
                repeat: None,
                cancelled: occasion.cancelled.is_some(),
                summary: format!("{}{part}", offer.title),
                description: description.clone(),
                location: Venue::offer(portal, offer, session.start.date()).line(),
                url: url.clone(),
            });
        }
    }
    entries
}

fn description(season: &Season, offer: &Offer, occasion: &Occasion, url: &str) -> String {
    let mut lines = Vec::new();
    lines.extend(
        season
            .sample
            .then(|| in_words::sample(season).trim().to_owned()),
    );
    lines.extend(
        occasion
            .cancelled
            .as_ref()
            .map(|reason| format!("{CALLED_OFF}{reason}")),
    );
    lines.push(offer.short.clone());
    lines.push(format!("Alter: {}", in_words::ages(&occasion.ages)));
    let prices: Vec<String> = occasion
        .prices
        .iter()
        .map(|(class, cents)| {
            format!(
                "{} {}",
                season.price_classes[*class].name,
                in_words::money(*cents)
            )
        })
        .collect();
    lines.push(if occasion.is_free_of_charge() {
        "Preis: kostenlos".to_owned()
    } else {
        format!("Preis: {}", prices.join(", "))
    });
    if !offer.bring_along.is_empty() {
        lines.push(format!("Mitbringen: {}", offer.bring_along.join(", ")));
    }
    lines.push(url.to_owned());
    lines.join("\n")
}
