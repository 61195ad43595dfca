//! Walks `data/` and the hand-written pages, reads every file into its schema type and keeps the
//! place of everything.

mod acknowledged;
mod encoding;
mod handwritten;
mod media;
mod misplaced;
mod mojibake;
mod parse;
mod persons;
mod sources;

use crate::diagnostics::{Diagnostics, Finding};
use crate::files;
use crate::schema::Acknowledged;
use anyhow::Context;
use parse::parse;
use rayon::prelude::*;
use sources::Parsed;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use handwritten::PageSource;
pub use sources::{SeasonSources, Source, Sources};

/// Largest YAML or Markdown file that is read, in bytes. A file describes one thing; even a long
/// one has a few kilobytes.
pub const LARGEST_FILE: u64 = 1024 * 1024;

#[derive(Clone, Debug)]
struct Read {
    text: Arc<str>,
    parsed: Parsed,
    acknowledged: Option<Arc<Acknowledged>>,
    findings: Vec<Finding>,
}

/// What a file is read as, by the folder it lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Folder {
    /// `data/`
    Data,
    /// `site/pages/`
    Pages,
    /// `site/i18n/`: made into texts elsewhere; here only what holds for all texts is looked at.
    Interface,
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
        let mut paths: Vec<(String, PathBuf, Folder)> = Vec::new();
        for (path, folder) in [
            (data, Folder::Data),
            (&site.join("pages"), Folder::Pages),
            (&site.join("i18n"), Folder::Interface),
        ] {
            let found = files::walk(path)?.into_iter();
            paths.extend(found.map(|(relative, path)| (relative, path, folder)));
        }
        let reads: Vec<Read> = paths
            .par_iter()
            .map(|(relative, path, folder)| self.read_one(relative, path, *folder))
            .collect::<anyhow::Result<_>>()?;
        let mut sources = Sources {
            data: label(data),
            ..Sources::default()
        };
        sources.downloads = files::walk(&site.join("downloads"))?
            .into_iter()
            .map(|(relative, _)| relative)
            .collect();
        let mut diagnostics = media(site)?;
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
            let acknowledged = read.acknowledged.iter().cloned();
            let of_file = acknowledged.map(|acknowledged| (file.clone(), acknowledged));
            sources.acknowledged.extend(of_file);
            sources.add(file, path, read.parsed.clone());
        }
        self.known = paths
            .into_iter()
            .map(|(_, path, _)| path)
            .zip(reads)
            .collect();
        Ok((sources, diagnostics))
    }

    /// Reads one file, unless its text is that of the last time.
    fn read_one(&self, relative: &str, path: &Path, folder: Folder) -> anyhow::Result<Read> {
        let text = match encoding::read_text(path)? {
            Ok(text) => text,
            Err((text, finding)) => return Ok(undecoded(relative, folder, &text, finding)),
        };
        if let Some(known) = self.known.get(path).filter(|known| *known.text == *text) {
            return Ok(known.clone());
        }
        let is_page = folder == Folder::Pages;
        let apart = (is_page || folder == Folder::Data && relative.ends_with(".yaml"))
            .then(|| acknowledged::apart(&text, is_page))
            .flatten();
        let own = apart.as_ref().map_or(&*text, |apart| &apart.rest);
        let (parsed, mut findings) = match folder {
            Folder::Data => parse(relative, Some(own)),
            Folder::Pages => {
                let (page, findings) = handwritten::parse(relative, label(path).into(), own);
                (page.map_or(Parsed::Ignored, Parsed::Page), findings)
            }
            Folder::Interface => (Parsed::Ignored, persons::in_interface(&text)),
        };
        // What nobody reads says nothing of its warnings either.
        let apart = apart.filter(|_| !matches!(parsed, Parsed::Ignored));
        let acknowledged = apart.map(|apart| {
            findings.extend(apart.findings);
            apart.value
        });
        // The guide shows what broken umlauts look like, and has examples.
        if !matches!(parsed, Parsed::Ignored) {
            findings.extend(mojibake::find(&text));
            findings.extend(match folder {
                Folder::Data => persons::in_fields(&text),
                Folder::Pages | Folder::Interface => persons::in_text(&text),
            });
        }
        if text.starts_with('\u{feff}') {
            findings.push(encoding::byte_order_mark());
        }
        Ok(Read {
            text: text.into(),
            parsed,
            acknowledged: acknowledged.flatten(),
            findings,
        })
    }
}

/// A file whose text could not be read. One that would not be read anyway, such as a document of an
/// office program, is told as such: saving it in another encoding would help nobody.
fn undecoded(relative: &str, folder: Folder, text: &str, finding: Finding) -> Read {
    let (parsed, elsewhere) = if folder == Folder::Data {
        parse(relative, None)
    } else if relative.ends_with(".md") || folder == Folder::Interface {
        (Parsed::Ignored, Vec::new())
    } else {
        (Parsed::Ignored, vec![misplaced::in_pages(relative)])
    };
    let (text, findings) = if elsewhere.is_empty() {
        (text, vec![finding])
    } else {
        ("", elsewhere)
    };
    Read {
        text: text.into(),
        parsed,
        acknowledged: None,
        findings,
    }
}

/// The files that are published as they are, looked at from outside.
fn media(site: &Path) -> anyhow::Result<Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    for folder in ["downloads", "assets"] {
        for (relative, path) in files::walk(&site.join(folder))? {
            let size = std::fs::metadata(&path)
                .with_context(|| path.display().to_string())?
                .len();
            if let Some(finding) = media::find(&relative, size) {
                diagnostics.report(&label(&path).into(), finding);
            }
        }
    }
    Ok(diagnostics)
}

/// The path as staff know it, with forward slashes.
fn label(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
