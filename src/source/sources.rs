//! Everything that was read, each file in its schema type, by kind.

use super::handwritten::PageSource;
use crate::diagnostics::Finding;
use crate::kinds::has_field;
use crate::model::each_thing;
use crate::schema;
use crate::yaml;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

/// One file: its path as staff know it, its name without ending, and what it says when it could be
/// read.
#[derive(Debug)]
pub struct Source<T> {
    /// `data/houses/jumi.yaml`.
    pub file: Arc<str>,
    /// `jumi`.
    pub stem: String,
    /// The content; `None` when it could not be read, which is reported.
    pub value: Option<Arc<T>>,
}

/// One season folder.
#[derive(Debug, Default)]
pub struct SeasonSources {
    /// `2027-ostern`.
    pub folder: String,
    /// `season.yaml`, if it is there.
    pub season: Option<Source<schema::Season>>,
    /// The offers by file name.
    pub offers: Vec<Source<schema::Offer>>,
}

/// What a file turned out to be.
#[derive(Clone, Debug)]
pub(super) enum Parsed {
    Portal(Option<Arc<schema::Portal>>),
    Districts(Option<Arc<schema::Districts>>),
    Topics(Option<Arc<schema::Topics>>),
    Holidays(Option<Arc<schema::Holidays>>),
    Providers(Option<Arc<schema::Providers>>),
    Thing(Thing),
    Season(String, Option<Arc<schema::Season>>),
    Offer(String, Option<Arc<schema::Offer>>),
    Page(PageSource),
    /// Not for the portal: the guide, the schemas.
    Ignored,
}

/// Makes what there is of every kind of thing.
macro_rules! sources {
    ($(
        $(#[$doc:meta])*
        $Thing:ident { table: $table:ident, $($rest:tt)* }
    )*) => {
        /// Everything that was read.
        #[derive(Debug, Default)]
        pub struct Sources {
            /// The data folder as staff know it, for messages about missing files.
            pub data: String,
            /// `portal.yaml`.
            pub portal: Option<Source<schema::Portal>>,
            /// `districts.yaml`.
            pub districts: Option<Source<schema::Districts>>,
            /// `topics.yaml`.
            pub topics: Option<Source<schema::Topics>>,
            /// `holidays.yaml`.
            pub holidays: Option<Source<schema::Holidays>>,
            /// `providers.yaml`.
            pub providers: Option<Source<schema::Providers>>,
            $(
                $(#[$doc])*
                pub $table: Vec<Source<schema::$Thing>>,
            )*
            /// `ferienpass/*/`.
            pub seasons: Vec<SeasonSources>,
            /// Hand-written pages.
            pub pages: Vec<PageSource>,
            /// Files below `site/downloads`.
            pub downloads: BTreeSet<String>,
            /// The warnings that are known, by file.
            pub acknowledged: Vec<(Arc<str>, Arc<schema::Acknowledged>)>,
            /// The text of every file, for the snippets of diagnostics.
            pub texts: BTreeMap<Arc<str>, Arc<str>>,
        }

        /// A thing that was read.
        #[derive(Clone, Debug)]
        pub(super) enum Thing {
            $($Thing(Option<Arc<schema::$Thing>>),)*
        }

        impl Thing {
            /// Reads a file of this folder; `None` when no kind of thing lies there.
            pub(super) fn read(
                folder: &str,
                text: Option<&str>,
                findings: &mut Vec<Finding>,
            ) -> Option<Thing> {
                match folder {
                    $(stringify!($table) => Some(Thing::$Thing(typed(text, findings))),)*
                    _ => None,
                }
            }

            fn add(self, sources: &mut Sources, file: Arc<str>, stem: String) {
                match self {
                    $(Thing::$Thing(value) => sources.$table.push(Source { file, stem, value }),)*
                }
            }
        }
    };
}
each_thing!(sources);

impl Sources {
    /// Puts a file where it belongs.
    pub(super) fn add(&mut self, file: Arc<str>, path: &Path, parsed: Parsed) {
        let stem = path
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned())
            .unwrap_or_default();
        match parsed {
            Parsed::Portal(value) => self.portal = Some(Source { file, stem, value }),
            Parsed::Districts(value) => self.districts = Some(Source { file, stem, value }),
            Parsed::Topics(value) => self.topics = Some(Source { file, stem, value }),
            Parsed::Holidays(value) => self.holidays = Some(Source { file, stem, value }),
            Parsed::Providers(value) => self.providers = Some(Source { file, stem, value }),
            Parsed::Thing(thing) => thing.add(self, file, stem),
            Parsed::Season(folder, value) => {
                self.season(folder).season = Some(Source { file, stem, value })
            }
            Parsed::Offer(folder, value) => {
                self.season(folder)
                    .offers
                    .push(Source { file, stem, value })
            }
            Parsed::Page(page) => self.pages.push(page),
            Parsed::Ignored => {}
        }
    }

    fn season(&mut self, folder: String) -> &mut SeasonSources {
        if self
            .seasons
            .last()
            .is_none_or(|season| season.folder != folder)
        {
            self.seasons.push(SeasonSources {
                folder,
                ..SeasonSources::default()
            });
        }
        let last = self.seasons.len() - 1;
        &mut self.seasons[last]
    }
}

/// Reads YAML; `None` as text when it could not be decoded, which is known already.
pub(super) fn typed<T: DeserializeOwned>(
    text: Option<&str>,
    findings: &mut Vec<Finding>,
) -> Option<Arc<T>> {
    let (value, found) = yaml::read(text?.trim_start_matches('\u{feff}'), has_field);
    findings.extend(found);
    value.map(Arc::new)
}
