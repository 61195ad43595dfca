//! The catalogue with its times read: what may be registered for, and when.

mod complete;
pub mod terms;

pub use terms::{Closed, Rules, Terms};

use crate::catalogue::{Catalogue, Offer, Season};
use crate::registrar::domain::OccasionKey;
use crate::text::{Message, alphabetical};
use anyhow::Context;
use std::collections::BTreeMap;
use std::path::Path;

/// The catalogue with the terms of every occasion. Who holds it never meets a time that cannot be
/// read.
#[derive(Debug)]
pub struct Programme {
    catalogue: Catalogue,
    /// By season and id of the occasion.
    terms: BTreeMap<String, BTreeMap<String, Terms>>,
}

/// A time in the catalogue that cannot be read.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{}", self.message().en)]
pub struct BadTime {
    /// Where.
    pub occasion: String,
    /// What.
    pub text: String,
}

impl BadTime {
    /// The error in both languages.
    pub fn message(&self) -> Message {
        let BadTime { occasion, text } = self;
        Message::new(
            format!(
                "der Katalog nennt bei »{occasion}« einen Tag oder eine Zeit, die sich nicht lesen lassen: »{text}«"
            ),
            format!(
                "the catalogue names a day or time that cannot be read at {occasion:?}: {text:?}"
            ),
        )
    }
}

impl Programme {
    /// Reads the times of a catalogue.
    ///
    /// # Errors
    /// When a time cannot be read or an occasion has none.
    pub fn new(catalogue: Catalogue) -> Result<Programme, BadTime> {
        let mut terms: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
        for season in &catalogue.seasons {
            let own = terms.entry(season.id.clone()).or_default();
            for offer in &season.offers {
                for occasion in &offer.occasions {
                    own.insert(occasion.id.clone(), Terms::new(season, offer, occasion)?);
                }
            }
        }
        Ok(Programme { catalogue, terms })
    }

    /// As it was written by the portal.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// A season.
    pub fn season(&self, id: &str) -> Option<&Season> {
        self.catalogue.seasons.iter().find(|season| season.id == id)
    }

    /// An offer of a season.
    pub fn offer(&self, season: &str, offer: &str) -> Option<&Offer> {
        self.season(season)?
            .offers
            .iter()
            .find(|candidate| candidate.id == offer)
    }

    /// The terms of an occasion.
    pub fn terms(&self, key: &OccasionKey) -> Option<&Terms> {
        self.at(&key.season, &key.occasion)
            .filter(|terms| terms.key.offer == key.offer)
    }

    /// The terms of an occasion by its season and id.
    pub fn at(&self, season: &str, occasion: &str) -> Option<&Terms> {
        self.terms.get(season)?.get(occasion)
    }

    /// All terms in the order in which people read them: by their start, then by their title.
    pub fn listed(&self) -> Vec<&Terms> {
        let mut all: Vec<&Terms> = self.all().collect();
        all.sort_by_cached_key(|terms| {
            let title = alphabetical(&terms.title);
            (terms.starts_at, title, &terms.key.occasion)
        });
        all
    }

    /// All terms, by season and id.
    pub fn all(&self) -> impl Iterator<Item = &Terms> {
        self.terms.values().flat_map(BTreeMap::values)
    }
}

/// Reads the catalogue.
///
/// # Errors
/// When it is not there or not of this version.
pub fn read_programme(path: &Path) -> anyhow::Result<Programme> {
    let text = std::fs::read_to_string(path).with_context(|| format!("{}", path.display()))?;
    let catalogue = Catalogue::parse(&text).with_context(|| format!("{}", path.display()))?;
    Programme::new(catalogue).with_context(|| format!("{}", path.display()))
}
