//! The pipeline: read, check, make, look at the links. Values in, values out; `cli` and `serve` do the rest.

use crate::assets::Assets;
use crate::calendar::NaiveDate;
use crate::catalogue::Catalogue;
use crate::check;
use crate::diagnostics::{Diagnostic, Severity};
use crate::files;
use crate::i18n::Texts;
use crate::links;
use crate::output::Output;
use crate::pages::{self, Theme};
use crate::source::Reader;
use crate::templates::Templates;
use anyhow::Context;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Where everything lies, and what for.
#[derive(Clone, Debug)]
pub struct Request {
    /// The facts.
    pub data: PathBuf,
    /// Hand-written pages, texts, assets.
    pub site: PathBuf,
    /// Templates.
    pub templates: PathBuf,
    /// Address of the site instead of that in `portal.yaml`.
    pub base_url: Option<String>,
    /// The day for which the site is made.
    pub today: NaiveDate,
}

/// A finished site.
#[derive(Debug)]
pub struct Made {
    /// The web root.
    pub output: Output,
    /// What the registrar needs.
    pub catalogue: Catalogue,
}

/// What a run brought.
#[derive(Debug)]
pub struct Outcome {
    /// The site; `None` when something is wrong with the data.
    pub made: Option<Made>,
    /// All findings, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// The text of every file, for snippets.
    pub texts: BTreeMap<Arc<str>, Arc<str>>,
    /// How long each stage took.
    pub stages: Vec<(&'static str, Duration)>,
}

impl Outcome {
    /// Whether something keeps the site from being written.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }
}

/// A stopwatch for the stages of one run.
struct Stages {
    done: Vec<(&'static str, Duration)>,
    since: Instant,
}

impl Stages {
    fn start() -> Stages {
        Stages { done: Vec::new(), since: Instant::now() }
    }
    fn end(&mut self, stage: &'static str) {
        self.done.push((stage, self.since.elapsed()));
        self.since = Instant::now();
    }
}

/// Reads, checks and makes the site. `reader` remembers what it has read before.
///
/// # Errors
/// When a folder, template or text of the program is missing or broken: an operator or developer must act.
pub fn run(request: &Request, reader: &mut Reader) -> anyhow::Result<Outcome> {
    let mut stages = Stages::start();
    let (sources, found) = reader.read(&request.data, &request.site)?;
    stages.end("read");
    let (portal, mut diagnostics) = check::check(&sources, request.today, found);
    let portal = portal.map(|portal| portal.published_on(request.today)).map(|portal| match &request.base_url {
        Some(url) => portal.with_base_url(url),
        None => portal,
    });
    stages.end("check");
    let mut made = None;
    if let Some(portal) = portal {
        let theme = theme(request)?;
        stages.end("theme");
        let output = pages::make(&portal, &theme, request.today)?;
        stages.end("pages");
        diagnostics.extend(links::ensure_written(&output, diagnostics.claims()));
        diagnostics.extend(links::ensure_made(&output));
        stages.end("links");
        if !diagnostics.has_errors() {
            let catalogue = Catalogue::new(&portal, pages::registrar_frame(&portal, &theme, request.today)?);
            made = Some(Made { output, catalogue });
        }
    }
    Ok(Outcome { made, diagnostics: diagnostics.sorted(), texts: sources.texts, stages: stages.done })
}

/// Reads everything that is not data.
fn theme(request: &Request) -> anyhow::Result<Theme> {
    let ftl = |lang: &str| -> anyhow::Result<String> {
        let path = request.site.join("i18n").join(format!("{lang}.ftl"));
        String::from_utf8(files::read(&path)?).with_context(|| format!("{} is not UTF-8", path.display()))
    };
    let downloads = files::walk(&request.site.join("downloads"))?
        .into_iter()
        .map(|(name, path)| Ok((format!("downloads/{name}"), files::read(&path)?)))
        .collect::<anyhow::Result<_>>()?;
    Ok(Theme {
        templates: Templates::read(&request.templates)?,
        texts: Texts::parse(&ftl("de")?, &ftl("en")?)?,
        assets: Assets::read(&request.site.join("assets"))?,
        downloads,
    })
}

/// Writes a finished site: `public/` in one swap, then what lies beside it: the catalogue and the snippet for the web server.
///
/// # Errors
/// When something cannot be written: the old site is still there.
pub fn write(made: &Made, out: &Path, compress: bool) -> anyhow::Result<crate::output::Written> {
    let cache = out.join(".cache");
    let written = crate::output::write(&made.output, &out.join("public"), compress.then_some(cache.as_path()))?;
    files::write_atomic(&out.join("registrar").join("catalogue.json"), made.catalogue.to_json().as_bytes())?;
    files::write_atomic(&out.join("server").join("nginx.conf"), pages::headers::nginx().as_bytes())?;
    Ok(written)
}
