//! Walks `data/` and the hand-written pages, reads every file into its schema type and keeps the
//! place of everything.

mod encoding;
mod handwritten;
mod misplaced;
mod mojibake;

use crate::diagnostics::{Diagnostics, Finding};
use crate::files;
use crate::schema;
use crate::yaml;
use rayon::prelude::*;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use handwritten::PageSource;

/// Largest YAML or Markdown file that is read, in bytes. A file describes one thing; even a long
/// one has a few kilobytes.
pub const LARGEST_FILE: u64 = 1024 * 1024;

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
    /// `houses/*.yaml`.
    pub houses: Vec<Source<schema::House>>,
    /// `outreach/*.yaml`.
    pub outreach: Vec<Source<schema::Outreach>>,
    /// `schools/*.yaml`.
    pub schools: Vec<Source<schema::School>>,
    /// `help/*.yaml`.
    pub help: Vec<Source<schema::HelpDesk>>,
    /// `networks/*.yaml`.
    pub networks: Vec<Source<schema::Network>>,
    /// `events/*.yaml`.
    pub events: Vec<Source<schema::Event>>,
    /// `ferienpass/*/`.
    pub seasons: Vec<SeasonSources>,
    /// Hand-written pages.
    pub pages: Vec<PageSource>,
    /// Files below `site/downloads`.
    pub downloads: BTreeSet<String>,
    /// The text of every file, for the snippets of diagnostics.
    pub texts: BTreeMap<Arc<str>, Arc<str>>,
}

/// What a file turned out to be.
#[derive(Clone, Debug)]
enum Parsed {
    Portal(Option<Arc<schema::Portal>>),
    Districts(Option<Arc<schema::Districts>>),
    Topics(Option<Arc<schema::Topics>>),
    Holidays(Option<Arc<schema::Holidays>>),
    Providers(Option<Arc<schema::Providers>>),
    House(Option<Arc<schema::House>>),
    Outreach(Option<Arc<schema::Outreach>>),
    School(Option<Arc<schema::School>>),
    Help(Option<Arc<schema::HelpDesk>>),
    Network(Option<Arc<schema::Network>>),
    Event(Option<Arc<schema::Event>>),
    Season(String, Option<Arc<schema::Season>>),
    Offer(String, Option<Arc<schema::Offer>>),
    Page(PageSource),
    /// Not for the portal: the guide, the schemas.
    Ignored,
}

#[derive(Clone, Debug)]
struct Read {
    text: Arc<str>,
    parsed: Parsed,
    findings: Vec<Finding>,
}

/// Reads the folders; remembers what it has read, so that reading again costs only what changed.
#[derive(Debug, Default)]
pub struct Reader {
    known: HashMap<PathBuf, Read>,
}

impl Reader {
    /// Reads everything below the two folders.
    ///
    /// # Errors
    /// When a folder cannot be listed or a file cannot be opened: the operator must act.
    pub fn read(&mut self, data: &Path, site: &Path) -> anyhow::Result<(Sources, Diagnostics)> {
        let mut paths: Vec<(String, PathBuf, bool)> = Vec::new();
        paths.extend(
            files::walk(data)?
                .into_iter()
                .map(|(relative, path)| (relative, path, true)),
        );
        paths.extend(
            files::walk(&site.join("pages"))?
                .into_iter()
                .map(|(relative, path)| (relative, path, false)),
        );
        let reads: Vec<Read> = paths
            .par_iter()
            .map(|(relative, path, is_data)| {
                let label: Arc<str> = label(path).into();
                let text = match encoding::read_text(path)? {
                    Ok(text) => text,
                    Err((text, finding)) => {
                        let parsed = if *is_data {
                            parse(relative, None).0
                        } else {
                            Parsed::Ignored
                        };
                        return Ok(Read {
                            text: text.into(),
                            parsed,
                            findings: vec![finding],
                        });
                    }
                };
                if let Some(known) = self.known.get(path).filter(|known| *known.text == *text) {
                    return Ok(known.clone());
                }
                let (parsed, mut findings) = if *is_data {
                    parse(relative, Some(&text))
                } else {
                    handwritten::parse(relative, label, &text)
                };
                // The guide shows what broken umlauts look like.
                if !matches!(parsed, Parsed::Ignored) {
                    findings.extend(mojibake::find(&text));
                }
                if text.starts_with('\u{feff}') {
                    findings.push(encoding::byte_order_mark());
                }
                Ok(Read {
                    text: text.into(),
                    parsed,
                    findings,
                })
            })
            .collect::<anyhow::Result<_>>()?;
        let mut sources = Sources {
            data: label(data),
            ..Sources::default()
        };
        sources.downloads = files::walk(&site.join("downloads"))?
            .into_iter()
            .map(|(relative, _)| relative)
            .collect();
        let mut diagnostics = Diagnostics::default();
        let linked = ["pages", "downloads", "assets", "i18n"].map(|folder| site.join(folder));
        for folder in linked.iter().map(PathBuf::as_path).chain([data]) {
            for (path, broken) in files::broken_links(folder)? {
                diagnostics.report(&label(&path).into(), misplaced::link(broken));
            }
        }
        for ((_, path, _), read) in paths.iter().zip(&reads) {
            let file: Arc<str> = label(path).into();
            for finding in &read.findings {
                diagnostics.report(&file, finding.clone());
            }
            sources.texts.insert(file.clone(), read.text.clone());
            sources.add(file, path, read.parsed.clone());
        }
        self.known = paths
            .into_iter()
            .map(|(_, path, _)| path)
            .zip(reads)
            .collect();
        Ok((sources, diagnostics))
    }
}

impl Sources {
    fn add(&mut self, file: Arc<str>, path: &Path, parsed: Parsed) {
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
            Parsed::House(value) => self.houses.push(Source { file, stem, value }),
            Parsed::Outreach(value) => self.outreach.push(Source { file, stem, value }),
            Parsed::School(value) => self.schools.push(Source { file, stem, value }),
            Parsed::Help(value) => self.help.push(Source { file, stem, value }),
            Parsed::Network(value) => self.networks.push(Source { file, stem, value }),
            Parsed::Event(value) => self.events.push(Source { file, stem, value }),
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

/// The path as staff know it, with forward slashes.
fn label(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// Parses a file of `data/` by its path; `None` as text when the text could not be decoded, which
/// is known already.
fn parse(relative: &str, text: Option<&str>) -> (Parsed, Vec<Finding>) {
    let mut findings = Vec::new();
    let parts: Vec<&str> = relative.split('/').collect();
    let mut text = text;
    if let [_, file] = parts[..]
        && is_yaml(file)
        && text.is_some_and(|text| text.lines().any(|line| line.starts_with("occasions:")))
    {
        // Its fields would all be wrong here: one finding says enough.
        findings.push(misplaced::offer_elsewhere());
        text = None;
    }
    let parsed = match parts[..] {
        ["portal.yaml"] => Parsed::Portal(typed(text, &mut findings)),
        ["districts.yaml"] => Parsed::Districts(typed(text, &mut findings)),
        ["topics.yaml"] => Parsed::Topics(typed(text, &mut findings)),
        ["holidays.yaml"] => Parsed::Holidays(typed(text, &mut findings)),
        ["providers.yaml"] => Parsed::Providers(typed(text, &mut findings)),
        ["houses", file] if is_yaml(file) => Parsed::House(typed(text, &mut findings)),
        ["outreach", file] if is_yaml(file) => Parsed::Outreach(typed(text, &mut findings)),
        ["schools", file] if is_yaml(file) => Parsed::School(typed(text, &mut findings)),
        ["help", file] if is_yaml(file) => Parsed::Help(typed(text, &mut findings)),
        ["networks", file] if is_yaml(file) => Parsed::Network(typed(text, &mut findings)),
        ["events", file] if is_yaml(file) => Parsed::Event(typed(text, &mut findings)),
        ["ferienpass", season, "season.yaml"] => {
            Parsed::Season(season.to_owned(), typed(text, &mut findings))
        }
        ["ferienpass", season, "offers", file] if is_yaml(file) => {
            Parsed::Offer(season.to_owned(), typed(text, &mut findings))
        }
        ["schema", ..] | ["LIESMICH.md"] | [.., "Thumbs.db" | "desktop.ini"] => Parsed::Ignored,
        _ => {
            if findings.is_empty() {
                findings.push(misplaced::in_data(&parts));
            }
            Parsed::Ignored
        }
    };
    (parsed, findings)
}

fn is_yaml(file: &str) -> bool {
    file.ends_with(".yaml")
}

fn typed<T: DeserializeOwned>(text: Option<&str>, findings: &mut Vec<Finding>) -> Option<Arc<T>> {
    let (value, found) = yaml::read(text?.trim_start_matches('\u{feff}'));
    findings.extend(found);
    value.map(Arc::new)
}
